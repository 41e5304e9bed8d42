"""What we look up about initiatieven. Every list comes back complete, and only what is public."""

from sqlalchemy import and_, exists, func, select, tuple_, union_all
from sqlalchemy.orm import joinedload, selectinload

from portal.clock import today
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal, Steun, Telling, Trefwoord, Versie
from portal.initiatieven.rules import LOPEND, Status, daily_start
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import Person
from portal.story.models import Follow
from portal.wijken.models import Gebied, Ligging
from portal.zoeken.rules import query_terms, similar, terms

LOTS = 1_000_000
CANDIDATES = 200
SORTS = ("nieuw", "steun", "willekeurig")
CARD = (
    Initiatief.id,
    Initiatief.title,
    func.substr(Initiatief.wat, 1, 180).label("summary"),
    Initiatief.thema,
    Initiatief.status,
    Initiatief.status_at,
    Initiatief.steun_count,
    Initiatief.cover_key,
    Initiatief.cover_alt,
    Initiatief.lot,
    Gebied.naam.label("buurt_naam"),
)


def one(id):
    """An initiatief with its people, area and photos; 404 when there is none."""
    return db.one_or_404(
        select(Initiatief)
        .where(Initiatief.id == id)
        .options(
            joinedload(Initiatief.owner),
            joinedload(Initiatief.gebied).joinedload(Gebied.ouder),
            joinedload(Initiatief.behandelaar),
            joinedload(Initiatief.doel),
            selectinload(Initiatief.mede).joinedload(Mede.person),
            selectinload(Initiatief.fotos),
        )
    )


def foto(key):
    """A photo with its initiatief and those who may see that."""
    return db.one_or_404(
        select(Foto)
        .where(Foto.key == key)
        .options(joinedload(Foto.initiatief).selectinload(Initiatief.mede))
    )


def by_kenmerk(text):
    """The initiatief with this kenmerk or number, or None."""
    text = text.strip().lstrip("#")
    which = Initiatief.id == int(text) if text.isdecimal() and len(text) < 10 else Initiatief.kenmerk == text.upper()
    return db.session.scalar(select(Initiatief).where(which))


def cards():
    return select(*CARD).outerjoin(Gebied, Gebied.code == Initiatief.gebied_code).where(Initiatief.openbaar)


def index(filters):
    """One page of public initiatieven for the filters of the address: zoek, buurt, thema, status, sorteer, na."""
    query = searched(narrowed(cards(), filters), filters.get("zoek", ""))
    sort = filters.get("sorteer")
    order = {"steun": by_support, "willekeurig": by_lot}.get(sort if sort in SORTS else "nieuw", by_newest)
    return order(query, filters.get("na"))


def narrowed(query, filters):
    """Only values from the lists count; anything else in the address is ignored."""
    if filters.get("thema"):
        query = query.where(Initiatief.thema == filters["thema"][:30])
    if filters.get("status") in set(Status):
        query = query.where(Initiatief.status == filters["status"])
    if filters.get("buurt"):
        query = query.where(within(filters["buurt"][:30]))
    return query


def within(code):
    """Lies in this area: is the area itself or one of its buurten."""
    if code.startswith("BU"):
        return Initiatief.gebied_code == code
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == code)
    return (Initiatief.gebied_code == code) | Initiatief.gebied_code.in_(inside)


def searched(query, text):
    """Holds every word typed, by stem or as part of a compound."""
    for number, word in enumerate(query_terms(text)):
        found = Trefwoord.__table__.alias(f"t{number}")
        query = query.join(found, and_(found.c.initiatief_id == Initiatief.id, found.c.woord == word))
    return query


def by_newest(query, after):
    key = key_of(after, 1)
    if key:
        query = query.where(Initiatief.id < key[0])
    rows = db.session.execute(query.order_by(Initiatief.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda row: str(row.id))


def by_support(query, after):
    key = key_of(after, 2)
    if key:
        query = query.where(tuple_(Initiatief.steun_count, Initiatief.id) < tuple_(*key))
    rows = db.session.execute(
        query.order_by(Initiatief.steun_count.desc(), Initiatief.id.desc()).limit(PER_PAGE + 1)
    )
    return page_of(rows, lambda row: f"{row.steun_count}.{row.id}")


def by_lot(query, after):
    """Today's random order: by lot from today's starting lot upwards, and then from the lowest up to it."""
    start = daily_start(today(), LOTS)
    turn, lot, id = key_of(after, 3) or (0, start, 0)
    rows = []
    for this_turn, low, high in ((0, start, LOTS), (1, 0, start)):
        if this_turn >= turn and len(rows) <= PER_PAGE:
            part = query.where(Initiatief.lot >= low, Initiatief.lot < high)
            if this_turn == turn:
                part = part.where(tuple_(Initiatief.lot, Initiatief.id) > tuple_(lot, id))
            part = part.order_by(Initiatief.lot, Initiatief.id).limit(PER_PAGE + 1 - len(rows))
            rows += db.session.execute(part)
    return page_of(rows, lambda row: f"{int(row.lot < start)}.{row.lot}.{row.id}")


def cards_in(code, limit=6):
    """The newest public initiatieven in an area."""
    return db.session.execute(cards().where(within(code)).order_by(Initiatief.id.desc()).limit(limit)).all()


def running(limit=3):
    """Some plans that are being carried out now, newest first."""
    query = cards().where(Initiatief.status.in_((Status.IN_UITVOERING, Status.IN_BEHANDELING)))
    return db.session.execute(query.order_by(Initiatief.id.desc()).limit(limit)).all()


def counts(code=None):
    """Public initiatieven by status, in one area or everywhere, as {status: number}."""
    query = select(Telling.status, func.sum(Telling.aantal)).group_by(Telling.status)
    if code:
        inside = select(Ligging.buurt_code).where(Ligging.gebied_code == code)
        query = query.where((Telling.gebied_code == code) | Telling.gebied_code.in_(inside))
    return {status: int(number) for status, number in db.session.execute(query)}


def counts_in(code=None):
    """How many plans run, are done and there are in all: {"bezig", "klaar", "alle"}."""
    by_status = counts(code)
    return {
        "bezig": sum(by_status.get(status, 0) for status in LOPEND),
        "klaar": by_status.get(Status.GEREALISEERD, 0),
        "alle": sum(by_status.values()),
    }


def similar_to(title, own_id=None):
    """Public initiatieven that look like this title, best first: the same answer on both databases."""
    words = sorted(terms(title))[:8]
    if not words:
        return []
    recent = [
        select(
            select(Trefwoord.initiatief_id)
            .where(Trefwoord.woord == word)
            .order_by(Trefwoord.initiatief_id.desc())
            .limit(CANDIDATES)
            .subquery()
            .c.initiatief_id
        )
        for word in words
    ]
    ids = union_all(*recent).subquery()
    likely = (
        select(ids.c.initiatief_id)
        .group_by(ids.c.initiatief_id)
        .order_by(func.count().desc(), ids.c.initiatief_id.desc())
        .limit(60)
    )
    rows = db.session.execute(cards().where(Initiatief.id.in_(likely), Initiatief.id != (own_id or 0))).all()
    by_id = {row.id: row for row in rows}
    return [by_id[id] for id, _score in similar(title, [(row.id, row.title) for row in rows], limit=4)]


def mine(initiatief, person):
    """Does this person support and follow it, and how many supporters live in its buurt: (bool, bool, int)."""
    steunt = exists().where(Steun.initiatief_id == initiatief.id, Steun.person_id == (person.id or 0))
    volgt = exists().where(
        Follow.person_id == (person.id or 0), Follow.kind == "initiatieven", Follow.key == str(initiatief.id)
    )
    near = (
        select(func.count())
        .select_from(Steun)
        .join(Person, Person.id == Steun.person_id)
        .where(Steun.initiatief_id == initiatief.id, Person.buurt_code == initiatief.gebied_code)
        .scalar_subquery()
    )
    return db.session.execute(select(steunt, volgt, near)).one()


def mijlpalen(initiatief):
    return db.session.scalars(
        select(Mijlpaal)
        .where(Mijlpaal.initiatief_id == initiatief.id)
        .order_by(Mijlpaal.gepland_op, Mijlpaal.id)
    ).all()


def mijlpaal(id):
    return db.get_or_404(Mijlpaal, id)


def versies(initiatief):
    """The earlier texts anyone may read, newest first."""
    return db.session.scalars(
        select(Versie)
        .where(Versie.initiatief_id == initiatief.id, Versie.hidden.is_(False))
        .order_by(Versie.nummer.desc())
    ).all()


def last_version(initiatief):
    return db.session.scalar(select(func.max(Versie.nummer)).where(Versie.initiatief_id == initiatief.id)) or 0


def of_person(person):
    """Everything this person pulls, drafts included: id, title, status, newest first."""
    as_mede = select(Mede.initiatief_id).where(Mede.person_id == person.id)
    return db.session.execute(
        select(Initiatief.id, Initiatief.title, Initiatief.status, Initiatief.status_at)
        .where((Initiatief.owner_id == person.id) | Initiatief.id.in_(as_mede))
        .order_by(Initiatief.id.desc())
        .limit(100)
    ).all()


def drafts(ids):
    """Drafts that belong to nobody yet, by id."""
    return db.session.scalars(
        select(Initiatief).where(
            Initiatief.id.in_(ids), Initiatief.owner_id.is_(None), Initiatief.status == Status.CONCEPT
        )
    ).all()


