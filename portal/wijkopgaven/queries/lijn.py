"""The line: what a submission belongs to now or once did, and what a wijkopgave or inspanning came from."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from sqlalchemy import and_, bindparam, case, exists, func, select, union_all
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.sql import made_once
from portal.story.linked import STIL
from portal.story.loops import LOOPS
from portal.story.models import Follow
from portal.story.queries import with_companions
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Koppeling, VoortgangFoto, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status

K = Koppeling
L, B, E = Koppeling.__table__.c, Inbreng.__table__.c, Inspanning.__table__.c
WITHDRAWN = "ingetrokken"
# A submission that belongs to something now: still linked, and not withdrawn.
NOW = and_(L.los_at.is_(None), B.status != WITHDRAWN)
# So much of what a wijkopgave came from through its inspanningen is read at a glance; each of those tells all of its own.
MOST = 12


@dataclass(frozen=True)
class Herkomst:
    """What something came from, as rows of ``_brought``: those linked now, and those that once were.

    ``meer``: is there more than its rows?
    """

    rows: list
    meer: bool = False

    @property
    def nu(self):
        return [row for row in self.rows if row.los_at is None and row.status != WITHDRAWN]

    def voor(self, may):
        """What a visitor may read by its title, and what is only counted: ([row], {kind of submission: how many}).

        ``may(permission, row)`` asks the sheet.
        """
        readable, rest = [], Counter()
        for row in self.nu:
            if may("inbreng.lezen", row):
                readable.append(row)
            else:
                rest[row.soort] += 1
        return readable, rest

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
    with_companions([found.inbreng])
    return found


def foto(key):
    """A photo told with a note, with its inspanning; or 404."""
    return db.one_or_404(select(VoortgangFoto).where(VoortgangFoto.key == key).options(joinedload(VoortgangFoto.inspanning)))


def fotos_of(event):
    """The photos told with this note."""
    rows = select(VoortgangFoto).where(VoortgangFoto.event_id == event.id)
    return db.session.scalars(rows.order_by(VoortgangFoto.key)).all()


@made_once
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
    shown = and_(B.openbaar, B.status != WITHDRAWN)
    return (
        select(
            L.id, L.at, L.bijdrage, L.los_at, L.los_reden, B.id.label("inbreng_id"), B.soort,
            B.thing_id, B.title, B.kenmerk, B.status, shown.label("openbaar"),
            B.owner_id, B.gebied_code, L.inspanning_id,
        )
        .join(B.id.table, B.id == L.inbreng_id)
        .order_by(L.inspanning_id.is_not(None), L.id)
    )


@made_once
def _brought_inspanning():
    return _brought().where(L.inspanning_id == bindparam("id"))


@made_once
def _brought_opgave():
    """All it has of its own, then as many as ``most`` through its public work: each submission by the first of its links."""
    id = bindparam("id")
    own = _brought().where(L.opgave_id == id, NOW)
    public = E.opgave_id == id, E.status != Status.CONCEPT
    eigen, eerder = Koppeling.__table__.alias().c, Koppeling.__table__.alias().c
    # Apart: as one condition with an OR, PostgreSQL looks at every link there is.
    known = exists().where(eigen.inbreng_id == L.inbreng_id, eigen.los_at.is_(None), eigen.opgave_id == id)
    theirs = eerder.inspanning_id.in_(select(E.id).where(*public)), eerder.id < L.id
    had = exists().where(eerder.inbreng_id == L.inbreng_id, eerder.los_at.is_(None), *theirs)
    through = _brought().join(E.id.table, E.id == L.inspanning_id).where(*public, NOW, ~known, ~had)
    through = through.order_by(None).order_by(E.id, L.id).limit(bindparam("most"))
    both = union_all(select(own.order_by(None).subquery()), select(through.subquery())).subquery().c
    return select(*both).order_by(both.inspanning_id.is_not(None), both.inspanning_id, both.id)


def brought(inspanning_id):
    """What an inspanning came from, history included."""
    return Herkomst(db.session.execute(_brought_inspanning(), {"id": inspanning_id}).all())


def brought_to(opgave_id):
    """What a wijkopgave came from now, each submission once: all of its own, and as many as MOST through its public
    inspanningen."""
    rows = db.session.execute(_brought_opgave(), {"id": opgave_id, "most": MOST + 1}).all()
    meer = sum(row.inspanning_id is not None for row in rows) > MOST
    return Herkomst(rows[:-1] if meer else rows, meer)


def counted_by_kind(ids):
    """A subquery that counts for each of these inspanningen how many submissions of each kind it comes from now."""
    kinds = (func.count().filter(B.soort == kind).label(kind) for kind in LOOPS)
    rows = select(L.inspanning_id, *kinds).join(B.id.table, B.id == L.inbreng_id).group_by(L.inspanning_id)
    return rows.where(L.inspanning_id.in_(ids), NOW).subquery()
