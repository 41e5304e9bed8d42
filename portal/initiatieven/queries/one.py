"""One initiatief, complete for its page, and what stands there beside it."""

from functools import cache

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import joinedload, lazyload, load_only, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal, Steun, Versie
from portal.initiatieven.rules import NIEUWS
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import Person
from portal.sql import first, made_once
from portal.story.models import Event, Follow
from portal.wijken.models import Gebied

# Who pulls it along may have changed since this session first met it.
AS_IT_IS_NOW = {"populate_existing": True}


@made_once
def _one():
    area = joinedload(Initiatief.gebied)
    lean = load_only(Gebied.code, Gebied.naam, Gebied.soort)
    return (
        select(Initiatief, exists().where(Foto.initiatief_id == Initiatief.id))
        .where(Initiatief.id == bindparam("id"))
        .options(
            joinedload(Initiatief.owner),
            joinedload(Initiatief.mede).joinedload(Mede.person),
            joinedload(Initiatief.inbreng),
            joinedload(Initiatief.doel).load_only(Initiatief.id, Initiatief.title, Initiatief.openbaar),
            area.options(lean, joinedload(Gebied.ouder).options(lean)),
        )
    )


@cache
def _fotos():
    return select(Foto).where(Foto.initiatief_id == bindparam("id")).order_by(Foto.position, Foto.key)


def one(id):
    """An initiatief with its people, area and photos; 404 when there is none."""
    row = db.session.execute(_one(), {"id": id}, execution_options=AS_IT_IS_NOW).unique().one_or_none()
    if row is None:
        raise NotFound
    found, has_fotos = row
    set_committed_value(found, "fotos", db.session.scalars(_fotos(), {"id": id}).all() if has_fotos else [])
    return found


@cache
def _brief():
    return select(Initiatief).where(Initiatief.id == bindparam("id")).options(lazyload(Initiatief.mede))


def brief(id):
    """An initiatief for a deed that only asks who may: no names, no photos; 404 when there is none.

    Who pulls it along is asked only when the owner is not the one who comes.
    """
    found = db.session.scalar(_brief(), {"id": id})
    if found is None:
        raise NotFound
    return found


def foto(key):
    """A photo with its initiatief and those who may see that."""
    return db.one_or_404(
        select(Foto).where(Foto.key == key).options(joinedload(Foto.initiatief).selectinload(Initiatief.mede))
    )


def by_kenmerk(text):
    """The initiatief with this kenmerk or number and those who pull it, or None."""
    text = text.strip().lstrip("#")
    number = text.isdecimal() and len(text) < 10
    which = Initiatief.id == int(text) if number else Initiatief.kenmerk == text.upper()
    return db.session.scalar(select(Initiatief).where(which).options(selectinload(Initiatief.mede)))


@made_once
def _mine():
    id, person_id = bindparam("id"), bindparam("person_id")
    steunt = exists().where(Steun.initiatief_id == id, Steun.person_id == person_id)
    volgt = exists().where(
        Follow.person_id == person_id, Follow.kind == Initiatief.kind, Follow.key == bindparam("key")
    )
    near = select(func.count()).select_from(Steun).join(Person, Person.id == Steun.person_id)
    near = near.where(Steun.initiatief_id == id, Person.buurt_code == bindparam("code"))
    return select(steunt, volgt, near.scalar_subquery())


def mine(initiatief, person):
    """Does this person support and follow it, and how many supporters live in its buurt: (bool, bool, int)."""
    given = {"id": initiatief.id, "person_id": person.id or 0, "key": str(initiatief.id)}
    return db.session.execute(_mine(), given | {"code": initiatief.gebied_code}).one()


@cache
def _mijlpalen():
    M = Mijlpaal.__table__.c
    rows = select(Mijlpaal.__table__).where(M.initiatief_id == bindparam("id"))
    return rows.order_by(M.gepland_op.is_(None), M.gepland_op, M.id)


def mijlpalen(initiatief):
    """The milestones as rows, in the order they are planned; without a day last."""
    return db.session.execute(_mijlpalen(), {"id": initiatief.id}).all()


def mijlpaal(initiatief, id):
    """This milestone of this plan; 404 for another."""
    return db.one_or_404(select(Mijlpaal).where(Mijlpaal.id == id, Mijlpaal.initiatief_id == initiatief.id))


def nieuws(initiatief, id):
    """This news of this plan, also when it was taken off the site; 404 for anything else."""
    about = Event.kind == initiatief.kind, Event.thing_id == initiatief.id
    return db.one_or_404(select(Event).where(Event.id == id, *about, Event.what.in_(NIEUWS)))


def versies(initiatief, after=None):
    """A page of the earlier texts anyone may read, newest first; ``after``: the key of what comes next."""
    query, key = open_versions(initiatief), key_of(after, 1)
    if key:
        query = query.where(Versie.nummer < key[0])
    rows = db.session.scalars(query.order_by(Versie.nummer.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda versie: str(versie.nummer))


def all_versies(initiatief):
    """All earlier texts anyone may read, oldest first."""
    return db.session.scalars(open_versions(initiatief).order_by(Versie.nummer)).all()


def open_versions(initiatief):
    return select(Versie).where(Versie.initiatief_id == initiatief.id, Versie.hidden.is_(False))


def is_last_version_open(initiatief):
    """May anyone read the text as it stood before the last change?"""
    last = select(Versie.hidden).where(Versie.initiatief_id == initiatief.id).order_by(Versie.nummer.desc())
    return db.session.scalar(last.limit(first(1))) is False


def last_version(initiatief):
    return db.session.scalar(select(func.max(Versie.nummer)).where(Versie.initiatief_id == initiatief.id)) or 0
