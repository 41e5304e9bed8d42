"""One account, or one final amount, with the grant it is about."""

from functools import cache

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import joinedload, selectinload

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.people.models import Person
from portal.sql import first
from portal.toekenningen.models import Toekenning, Verschuiving
from portal.toekenningen.queries import WHOLE
from portal.toekenningen.rules.verschuiving import Soort, Status
from portal.verantwoording.models import Vaststelling, Verantwoording, VerantwoordingFoto

A, V = Verantwoording, Vaststelling
# A grant as a letter about it needs it: with who asked.
ZAAK = WHOLE, joinedload(Toekenning.aanvraag).joinedload(Aanvraag.aanvrager), selectinload(Toekenning.termijnen)
NAME = joinedload(A.owner).load_only(Person.id, Person.name)
# The grant runs again since this account: saved money is used.
RAN_AGAIN = exists().where(
    Verschuiving.toekenning_id == A.toekenning_id, Verschuiving.soort == Soort.OPNAME, Verschuiving.status == Status.TOEGEKEND,
    Verschuiving.status_at >= A.ingediend_at,
)


@cache
def _accounts():
    return select(A).options(joinedload(A.toekenning).options(*ZAAK), selectinload(A.regels), NAME)


@cache
def _settlements():
    return select(V).options(joinedload(V.toekenning).options(*ZAAK), joinedload(V.vervangt).load_only(V.id, V.besluiter_id))


@cache
def _photos():
    grant = joinedload(VerantwoordingFoto.verantwoording).joinedload(A.toekenning).options(WHOLE)
    return select(VerantwoordingFoto).where(VerantwoordingFoto.key == bindparam("key")).options(grant)


def zaak(id):
    """A grant with its application, who asked, group, version, budget and instalments; 404 when there is none."""
    return db.one_or_404(select(Toekenning).where(Toekenning.id == id).options(*ZAAK))


def verantwoording(id):
    """An account with its lines and grant; 404 when there is none."""
    return db.one_or_404(_accounts().where(A.id == id))


def concept(toekenning_id):
    """The account of this grant that was not handed in yet, or None."""
    draft = A.toekenning_id == bindparam("id"), A.ingediend_at.is_(None)
    return db.session.scalar(_accounts().where(*draft), {"id": toekenning_id})


def ingediend(toekenning_id):
    """Every account of this grant that was handed in, with its lines, the last first."""
    sent = A.toekenning_id == bindparam("id"), A.ingediend_at.is_not(None)
    return db.session.scalars(_accounts().where(*sent).order_by(A.ingediend_at.desc()), {"id": toekenning_id}).all()


@cache
def _last():
    sent = A.toekenning_id == bindparam("id"), A.ingediend_at.is_not(None), ~RAN_AGAIN
    return _accounts().where(*sent).order_by(A.ingediend_at.desc()).limit(first(1))


def meetellend(toekenning_id):
    """The account that counts: the last one since the grant runs, or runs again, unless that was sent back; or None."""
    last = db.session.scalar(_last(), {"id": toekenning_id})
    return last if last and not last.terug_reden else None


def teruggestuurd(toekenning_id):
    """The account that was sent back and did not come again yet, or None."""
    last = db.session.scalar(_last(), {"id": toekenning_id})
    return last if last and last.terug_reden else None


def foto(key):
    """A photo with its account and grant; 404 when there is none."""
    return db.one_or_404(_photos().params(key=key))


def vaststelling(id):
    """A final amount, decided or intended, with its grant; 404 when there is none."""
    return db.one_or_404(_settlements().where(V.id == id))


def vaststellingen(toekenning_id):
    """Every final amount of this grant, decided or intended, the last first."""
    mine = _settlements().where(V.toekenning_id == bindparam("id")).order_by(V.id.desc())
    return db.session.scalars(mine, {"id": toekenning_id}).all()


def voorgelegd(toekenning_id):
    """The final amount that waits for a besluit, or None."""
    return next((one for one in vaststellingen(toekenning_id) if one.besluit_op is None), None)


def geldend(toekenning_id):
    """The final amount that holds, or None."""
    return next((one for one in vaststellingen(toekenning_id) if one.besluit_op is not None), None)
