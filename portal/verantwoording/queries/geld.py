"""What the account and its letters draw on: expenses with their receipts, photos, instalments and the first besluit."""

from functools import cache

from sqlalchemy import BigInteger, bindparam, cast, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status as ActiviteitStatus
from portal.betalingen.models import Betaling
from portal.betalingen.rules import Stand
from portal.buurtbonnen.models import Besluit
from portal.clock import HERE
from portal.extensions import db
from portal.people.models import Person
from portal.toekenningen.models import Bon, Termijn, Uitgave
from portal.toekenningen.rules.uitgave import UITGEGEVEN, Status
from portal.verantwoording.models import Verantwoording, VerantwoordingFoto

THIS = bindparam("id")
B, U = Betaling, Uitgave
IN_RUN = select(cast(func.coalesce(func.sum(B.bedrag), 0), BigInteger)).where(
    B.toekenning_id == THIS, B.stand == Stand.KLAAR
)
HELD = exists().where(B.termijn_id == Termijn.id, B.stand.in_((Stand.KLAAR, Stand.BETAALD)))
OPEN_TERMIJNEN = (
    select(Termijn).where(Termijn.toekenning_id == THIS, ~Termijn.vervallen, ~HELD).order_by(Termijn.nummer)
)
GRANTED_ON = select(func.max(Besluit.bekend_op)).where(Besluit.aanvraag_id == THIS)
SPENT = tuple(sorted(UITGEGEVEN))


@cache
def _expenses():
    mine = select(U).where(U.toekenning_id == THIS, U.status.in_(SPENT)).order_by(U.gedaan_op, U.id)
    return mine.options(selectinload(U.bonnen), joinedload(U.owner).load_only(Person.id, Person.name))


@cache
def _unsigned():
    mine = U.toekenning_id == THIS, U.status == Status.INGEDIEND
    return select(U.id, U.omschrijving, U.bedrag, U.gedaan_op).where(*mine).order_by(U.gedaan_op, U.id)


@cache
def _photos():
    F = VerantwoordingFoto
    mine = F.verantwoording_id.in_(select(Verantwoording.id).where(Verantwoording.toekenning_id == THIS))
    return select(F).where(mine).order_by(F.verantwoording_id, F.key)


def uitgaven(toekenning_id):
    """What was spent of this grant, each with its receipts and who recorded it, the oldest first."""
    return db.session.scalars(_expenses(), {"id": toekenning_id}).all()


def te_tekenen(toekenning_id):
    """What still waits for a signature of this grant, the oldest first: rows of id, omschrijving, bedrag and gedaan_op."""
    return db.session.execute(_unsigned(), {"id": toekenning_id}).all()


def bonnen(toekenning_id):
    """How many receipts there are of what was spent of this grant."""
    mine = select(func.count(Bon.key)).join(U).where(U.toekenning_id == THIS, U.status.in_(SPENT))
    return db.session.scalar(mine, {"id": toekenning_id})


def fotos(toekenning_id):
    """Every photo that came with an account of this grant."""
    return db.session.scalars(_photos(), {"id": toekenning_id}).all()


def gehouden(toekenning_id):
    """The activities that were held of this grant, the oldest first."""
    A = Activiteit
    held = A.toekenning_id == THIS, A.status == ActiviteitStatus.GEHOUDEN
    return db.session.scalars(select(A).where(*held).order_by(A.begint_at, A.id), {"id": toekenning_id}).all()


def open_termijnen(toekenning_id):
    """The instalments that were neither paid nor stand in a run."""
    return db.session.scalars(OPEN_TERMIJNEN, {"id": toekenning_id}).all()


def in_run(toekenning_id):
    """How much of this grant stands in a payment run that was not carried out yet, in cents."""
    return db.session.scalar(IN_RUN, {"id": toekenning_id})


def verleend_op(toekenning):
    """The day on which the grant was announced."""
    return db.session.scalar(GRANTED_ON, {"id": toekenning.id}) or toekenning.created_at.astimezone(HERE).date()
