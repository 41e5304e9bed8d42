"""The runs: one with its payments page by page, what an approver must look at, and what goes into its file. In cents."""

from functools import cache

from sqlalchemy import BigInteger, Integer, bindparam, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload, undefer
from werkzeug.exceptions import NotFound

from portal.betalingen.models import Betaalrun, Betaling, Rekening
from portal.betalingen.queries.te_betalen import AREAS, MINE, PER_PAGE, WHO, room
from portal.betalingen.rules import ROLLEN, RunStatus, Stand
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag, Aanvrager
from portal.extensions import db
from portal.paging import key_of, page_of
from portal.people.models import Person
from portal.sql import first
from portal.toekenningen.models import Termijn, Toekenning
from portal.wijken.models import Gebied

MOST_RUNS = 6
RUN = bindparam("run", type_=Integer)
B, A, T = Betaling, Aanvraag, Toekenning
IN_RUN = B.run_id == RUN, B.stand == Stand.KLAAR
LOCK = select(Betaalrun.id).where(Betaalrun.id == RUN).with_for_update()


@cache
def _run():
    areas = selectinload(Betaalrun.gebieden).load_only(Gebied.code)
    return select(Betaalrun).where(Betaalrun.id == bindparam("id")).options(joinedload(Betaalrun.owner), areas)


def run(id):
    """A run without its file, with who composed it and the areas it pays in; 404 when there is none."""
    found = db.session.scalars(_run(), {"id": id}).one_or_none()
    if found is None:
        raise NotFound
    return found


def file_of(run):
    """The text of the file as it was approved."""
    query = select(Betaalrun).where(Betaalrun.id == run.id).options(undefer(Betaalrun.bericht))
    return db.session.scalars(query.execution_options(populate_existing=True)).one().bericht


def lock(run_id):
    """Wait for whoever else changes this run or what is in it."""
    db.session.execute(LOCK, {"run": run_id})


@cache
def _runs(from_the_top):
    elsewhere = exists(select(B.id).join(A, A.id == B.toekenning_id).where(B.run_id == Betaalrun.id, A.gebied_code.not_in(AREAS)))
    query = select(Betaalrun).where(~elsewhere).options(joinedload(Betaalrun.owner))
    query = query.order_by(Betaalrun.id.desc()).limit(first(MOST_RUNS + 1))
    return query if from_the_top else query.where(Betaalrun.id < bindparam("before", type_=Integer))


def runs(person, after=None):
    """A page of the runs that pay only where this person works on payments, the newest first, each with who composed it."""
    key, asked = key_of(after, 1), {"areas": sorted(person.reach(ROLLEN))}
    found = db.session.scalars(_runs(key is None), asked | ({"before": key[0]} if key else {}))
    return page_of(found, lambda row: str(row.id), MOST_RUNS)


@cache
def _totals():
    columns = func.count(), func.coalesce(cast(func.sum(B.bedrag), BigInteger), 0)
    return select(B.stand, *columns).where(B.run_id == RUN).group_by(B.stand).order_by(B.stand)


def totals(run):
    """[(stand, number of payments, cents)] of a run."""
    return db.session.execute(_totals(), {"run": run.id}).all()


NAMES = Bewonersgroep.naam.label("groep"), Aanvrager.naam.label("aanvrager"), Person.name.label("persoon")


def with_names(columns):
    return (
        select(*columns, *NAMES)
        .join(A, A.id == B.toekenning_id)
        .outerjoin(Bewonersgroep, Bewonersgroep.id == A.groep_id)
        .outerjoin(Aanvrager, Aanvrager.aanvraag_id == A.id)
        .outerjoin(Person, Person.id == A.owner_id)
    )


@cache
def _payments(some):
    columns = B.id, B.kenmerk, B.toekenning_id, B.bedrag, B.iban, B.tenaamstelling, B.stand, B.stand_at, B.reden, A.title
    query = with_names(columns).where(B.run_id == RUN).order_by(B.id)
    if some:
        query = query.where(B.id.in_(bindparam("ids", expanding=True)))
    return query.limit(first(PER_PAGE)).offset(bindparam("skip", type_=Integer))


def payments(run, blad=1, ids=None):
    """One page of the payments of a run, from 1, or of these of them: rows with the names the account is compared with."""
    asked = {"run": run.id, "skip": (blad - 1) * PER_PAGE} | ({} if ids is None else {"ids": ids})
    return db.session.execute(_payments(ids is not None), asked).all()


@cache
def _differing():
    return with_names((B.id, B.tenaamstelling)).where(*IN_RUN).order_by(B.id)


def differing(run, is_other):
    """The ids of payments still to be made of which ``is_other(row)`` says that the name is not that of the recipient."""
    return [row.id for row in db.session.execute(_differing(), {"run": run.id}) if is_other(row)]


@cache
def _stale():
    other = ~Rekening.geldig, Rekening.iban != B.iban, Rekening.tenaamstelling != B.tenaamstelling, Termijn.vervallen
    total = func.sum(B.bedrag).over(partition_by=B.toekenning_id)
    rows = (
        select(B.id, case((or_(*other, room() < total), 1), else_=0).label("stale"))
        .join(Rekening, Rekening.id == B.rekening_id)
        .join(Termijn, Termijn.id == B.termijn_id)
        .join(T, T.id == B.toekenning_id)
        .where(*IN_RUN)
        .subquery()
    )
    return select(rows.c.id).where(rows.c.stale == 1).order_by(rows.c.id)


def stale(run):
    """The ids of payments that may not be made as they stand: the account is another by now, the instalment lapsed, or the
    grant has no room for them any more."""
    return db.session.scalars(_stale(), {"run": run.id}).all()


@cache
def _repeated():
    R, before = Betaalrun.__table__.c, aliased(Betaling)
    sealed = before.termijn_id == B.termijn_id, before.stand == Stand.VERVALLEN, R.id == before.run_id, R.zegel != ""
    return select(B.id, R.kenmerk).where(*IN_RUN, *sealed, R.status == RunStatus.INGETROKKEN).order_by(R.id)


def repeated(run):
    """{id of a payment of this run: kenmerk of a run that was withdrawn after it was approved}: the bank may have that file,
    so it may pay the same instalment twice."""
    return dict(db.session.execute(_repeated(), {"run": run.id}).all())


@cache
def _interested():
    mine = or_(func.coalesce(A.owner_id, 0) == WHO, func.coalesce(A.groep_id, 0).in_(MINE))
    return select(exists(select(B.id).join(A, A.id == B.toekenning_id).where(*IN_RUN, mine)))


def interested(run, person):
    """Does a payment of this run go to this person, or to a group they are in?"""
    return db.session.scalar(_interested(), {"run": run.id, "who": person.id})


@cache
def _for_bank():
    columns = B.kenmerk, B.tenaamstelling, B.iban, B.bedrag, (A.kenmerk + " " + A.title).label("omschrijving")
    return select(*columns).join(A, A.id == B.toekenning_id).where(*IN_RUN).order_by(B.id)


def for_bank(run):
    """The payments of a run as its file needs them, in the order they were made."""
    return db.session.execute(_for_bank(), {"run": run.id}).all()
