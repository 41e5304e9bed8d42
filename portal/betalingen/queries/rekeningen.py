"""The accounts of a recipient: the one that holds, the one that waits for a second person, and who is warned."""

from datetime import timedelta
from functools import cache

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload
from werkzeug.exceptions import NotFound

from portal.betalingen.models import Rekening
from portal.betalingen.rules import ROLLEN
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag, Aanvrager
from portal.clock import today
from portal.extensions import db
from portal.people.models import Person
from portal.sql import first
from portal.toekenningen.models import Toekenning
from portal.toekenningen.queries import WHOLE, one

# More accounts than this wait on no one page.
MOST_WAITING = 100
# So long after leaving a board somebody still hears of another account: they may have been put out of it for that.
DAGEN_NA_BESTUUR = 30
WAITS = ~Rekening.geldig, Rekening.vervallen_at.is_(None)


def holder(toekenning):
    """Whose account a grant is paid to: the column of Rekening that says so, and its value."""
    groep_id = toekenning.aanvraag.groep_id
    return {"groep_id": groep_id} if groep_id else {"toekenning_id": toekenning.id}


def accounts_of(toekenning):
    """(the account that holds, the one that waits for a second person): either may be None."""
    rows = select(Rekening).filter_by(**holder(toekenning)).where(Rekening.vervallen_at.is_(None)).order_by(Rekening.id)
    found = db.session.scalars(rows.options(joinedload(Rekening.opgegeven_door))).all()
    return tuple(next((row for row in reversed(found) if row.geldig == holds), None) for holds in (True, False))


def ever_given(toekenning):
    """Was an account given for this recipient before? Then another needs a second person."""
    return db.session.scalar(select(exists(select(Rekening.id).filter_by(**holder(toekenning)))))


@cache
def _rekening():
    group = joinedload(Rekening.groep).selectinload(Bewonersgroep.leden)
    grant = joinedload(Rekening.toekenning).options(WHOLE)
    return select(Rekening).where(Rekening.id == bindparam("id")).options(group, grant, joinedload(Rekening.opgegeven_door))


def rekening(id):
    """An account with its group and the people in that, or its grant; 404 when there is none."""
    found = db.session.scalars(_rekening(), {"id": id}).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def grant_of(rekening):
    """A grant this account is for: of a group the newest."""
    newest = select(func.max(Toekenning.id)).join(Toekenning.aanvraag).where(Aanvraag.groep_id == rekening.groep_id)
    return one(rekening.toekenning_id or db.session.scalar(newest))


@cache
def _waiting():
    code = Bewonersgroep.gebied_code, Aanvraag.gebied_code
    areas = bindparam("areas", expanding=True)
    return (
        select(Rekening)
        .outerjoin(Rekening.groep)
        .outerjoin(Rekening.toekenning)
        .outerjoin(Toekenning.aanvraag)
        .where(*WAITS, code[0].in_(areas) | code[1].in_(areas))
        .order_by(Rekening.id)
        .limit(first(MOST_WAITING))
        .options(
            contains_eager(Rekening.groep).selectinload(Bewonersgroep.leden),
            contains_eager(Rekening.toekenning).contains_eager(Toekenning.aanvraag).joinedload(Aanvraag.groep),
        )
    )


def waiting(person):
    """The accounts that wait for a second person where this one pays, the oldest first."""
    return db.session.scalars(_waiting(), {"areas": sorted(person.reach(ROLLEN))}).unique().all()


def names_of(toekenning):
    """The names of a recipient: of the group, or of the resident on the application and on the account here."""
    aanvraag = toekenning.aanvraag
    asked = db.session.scalar(select(Aanvrager.naam).where(Aanvrager.aanvraag_id == aanvraag.id))
    return (aanvraag.groep.naam,) if aanvraag.groep else (asked, aanvraag.owner and aanvraag.owner.name)


def to_warn(toekenning):
    """(mail address, language) of everyone who must hear that another account was given: who is in the board of the group
    or was until shortly, or the resident at the address of the account and at the one on the application."""
    aanvraag, ended = toekenning.aanvraag, Lidmaatschap.geeindigd_op
    board = select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id == aanvraag.groep_id, Lidmaatschap.rol.in_(BESTUUR),
        ended.is_(None) | (ended >= today() - timedelta(DAGEN_NA_BESTUUR)),
    )
    mine = Person.id.in_(board) if aanvraag.groep_id else Person.id == aanvraag.owner_id
    people = select(Person.email, Person.taal).where(mine, Person.email.is_not(None), Person.forgotten_at.is_(None))
    given = select(Aanvrager.email).where(Aanvrager.aanvraag_id == aanvraag.id, Aanvrager.email != "")
    found = {} if aanvraag.groep_id else dict.fromkeys(db.session.scalars(given), "nl")
    return (found | dict(db.session.execute(people).all())).items()
