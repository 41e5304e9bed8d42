"""The line: what a submission belongs to now or once did, and what a wijkopgave or inspanning came from."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.queries import with_companions
from portal.story.linked import STIL
from portal.story.loops import LOOPS
from portal.story.models import Follow
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Koppeling, VoortgangFoto, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status

K = Koppeling
WITHDRAWN = "ingetrokken"
# So much of what a wijkopgave came from through its inspanningen is read at a glance; each of those tells all of its own.
MOST = 40


@dataclass(frozen=True)
class Herkomst:
    """What something came from, as rows of ``_brought``: those linked now, and those that once were.

    ``meer``: how many more there are than its rows.
    """

    rows: list
    meer: int = 0

    @property
    def nu(self):
        return [row for row in self.rows if row.los_at is None and row.status != WITHDRAWN]

    def leesbaar(self, may):
        """What a visitor may read by its title; ``may(permission, row)`` asks the sheet."""
        return [row for row in self.nu if may("inbreng.lezen", row)]

    def verder(self, may):
        """What is only counted for this visitor: {kind of submission: how many}."""
        return Counter(row.soort for row in self.nu if not may("inbreng.lezen", row))

    def vroeger(self, may):
        """What a visitor may read by its title of what was linked once."""
        return [row for row in self.rows if row.los_at is not None and may("inbreng.lezen", row)]


def heard(person, inspanning):
    """Does this person follow it, or want quiet about it: which of "inspanningen" and "stil"; nothing for a stranger."""
    if not person.is_authenticated:
        return frozenset()
    key = Follow.person_id == person.id, Follow.kind.in_((inspanning.kind, STIL)), Follow.key == str(inspanning.id)
    return frozenset(db.session.scalars(select(Follow.kind).where(*key)))


def koppeling(id):
    """One link with its submission and what it leads to, or 404."""
    ends = joinedload(K.inbreng), joinedload(K.opgave), joinedload(K.inspanning)
    found = db.one_or_404(select(K).where(K.id == id).options(*ends))
    with_companions(found.inbreng)
    return found


def foto(key):
    """A photo told with a note, with its inspanning; or 404."""
    return db.one_or_404(select(VoortgangFoto).where(VoortgangFoto.key == key).options(joinedload(VoortgangFoto.inspanning)))


@cache
def _links():
    status = func.coalesce(Inspanning.status, Wijkopgave.status)
    kind = case((K.inspanning_id.is_not(None), Inspanning.kind), else_=Wijkopgave.kind)
    return (
        select(
            K.id, K.at, K.bijdrage, K.los_at, K.los_reden, kind.label("kind"), status.label("status"),
            func.coalesce(K.inspanning_id, K.opgave_id).label("doel_id"),
            func.coalesce(Inspanning.title, Wijkopgave.title).label("title"),
            (status != Status.CONCEPT).label("openbaar"), Gebied.naam.label("gebied_naam"), Gebied.code.label("gebied_code"),
            Inspanning.koers, Inspanning.voortgang, Inspanning.verteld_at,
        )
        .outerjoin(Inspanning, Inspanning.id == K.inspanning_id)
        .outerjoin(Wijkopgave, Wijkopgave.id == K.opgave_id)
        .join(Gebied, Gebied.code == func.coalesce(Inspanning.gebied_code, Wijkopgave.gebied_code))
        .where(K.inbreng_id == bindparam("id"))
        .order_by(K.los_at.is_not(None), K.id)
    )


def of_inbreng(id):
    """Every link of a submission as rows, those that ended last; ``openbaar`` says which anyone may know of."""
    return db.session.execute(_links(), {"id": id}).all()


@cache
def _brought():
    shown = and_(Inbreng.openbaar, Inbreng.status != WITHDRAWN)
    return (
        select(
            K.id, K.at, K.bijdrage, K.los_at, K.los_reden, Inbreng.id.label("inbreng_id"), Inbreng.soort,
            Inbreng.thing_id, Inbreng.title, Inbreng.kenmerk, Inbreng.status, shown.label("openbaar"),
            Inbreng.owner_id, Inbreng.gebied_code, K.inspanning_id,
        )
        .join(Inbreng, Inbreng.id == K.inbreng_id)
        .order_by(K.inspanning_id.is_not(None), K.id)
    )


@cache
def _brought_inspanning():
    return _brought().where(K.inspanning_id == bindparam("id"))


def _submissions_of():
    """Each submission linked now to a wijkopgave or to public work of it: the first of its links, one of its own before all."""
    public = Inspanning.opgave_id == bindparam("id"), Inspanning.status != Status.CONCEPT
    here = or_(K.opgave_id == bindparam("id"), K.inspanning_id.in_(select(Inspanning.id).where(*public)))
    own = func.min(case((K.inspanning_id.is_(None), K.id)))
    query = select(func.coalesce(own, func.min(K.id)).label("id"), own.is_(None).label("through"))
    query = query.join(Inbreng, Inbreng.id == K.inbreng_id).group_by(K.inbreng_id)
    return query.where(here, K.los_at.is_(None), Inbreng.status != WITHDRAWN)


@cache
def _brought_opgave():
    link = _submissions_of().subquery().c
    place = func.row_number().over(partition_by=link.through, order_by=link.id).label("place")
    once = select(link.id, place, func.count().over().label("alle")).subquery().c
    query = _brought().add_columns(once.alle).join(once.id.table, once.id == K.id)
    return query.where(or_(K.inspanning_id.is_(None), once.place <= bindparam("most")))


def brought(inspanning_id):
    """What an inspanning came from, history included."""
    return Herkomst(db.session.execute(_brought_inspanning(), {"id": inspanning_id}).all())


def brought_to(opgave_id):
    """What a wijkopgave came from now, each submission once: all of its own, and as many as MOST through its public
    inspanningen."""
    rows = db.session.execute(_brought_opgave(), {"id": opgave_id, "most": MOST}).all()
    return Herkomst(rows, rows[0].alle - len(rows) if rows else 0)


def counted_by_kind(ids):
    """A subquery that counts for each of these inspanningen how many submissions of each kind it comes from now."""
    kinds = (func.count().filter(Inbreng.soort == kind).label(kind) for kind in LOOPS)
    rows = select(K.inspanning_id, *kinds).join(Inbreng, Inbreng.id == K.inbreng_id).group_by(K.inspanning_id)
    return rows.where(K.inspanning_id.in_(ids), K.los_at.is_(None), Inbreng.status != WITHDRAWN).subquery()
