"""Regelingen and their versions, complete with vensters and plafonds."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import defer, joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.people.models import Person
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from portal.regelingen.rules.status import VersieStatus
from portal.wijken.models import Gebied

AREA = joinedload(Plafond.gebied).load_only(Gebied.code, Gebied.naam, Gebied.soort)
PLAFONDS = selectinload(Venster.plafonds).options(AREA)
VENSTERS = selectinload(RegelingVersie.vensters).options(PLAFONDS)
OWNER = joinedload(RegelingVersie.owner).load_only(Person.id, Person.name)
LEAN = defer(RegelingVersie.regels, raiseload=True)


@cache
def _regelingen():
    versies = selectinload(Regeling.versies).options(OWNER, LEAN)
    return select(Regeling).options(versies).order_by(Regeling.naam, Regeling.id)


def regelingen():
    """Every regeling by name, each with its versions, newest first, without their rules."""
    return db.session.scalars(_regelingen()).all()


@cache
def _regeling():
    return _regelingen().where(Regeling.id == bindparam("id"))


def regeling(id):
    """A regeling with its versions, newest first, without their rules; 404 when there is none."""
    return found(_regeling(), id=id)


def found(query, **given):
    thing = db.session.scalar(query, given)
    if thing is None:
        raise NotFound
    return thing


@cache
def _versie():
    return (
        select(RegelingVersie)
        .where(RegelingVersie.id == bindparam("id"))
        .options(joinedload(RegelingVersie.regeling), OWNER, VENSTERS)
    )


def versie(id):
    """A version with its regeling, who drew it up, its vensters and their plafonds; 404 when there is none."""
    return found(_versie(), id=id)


@cache
def _venster():
    version = joinedload(Venster.versie).options(joinedload(RegelingVersie.regeling), OWNER)
    return select(Venster).where(Venster.id == bindparam("id")).options(version, PLAFONDS)


def venster(id):
    """A venster with its version, regeling and plafonds; 404 when there is none."""
    return found(_venster(), id=id)


@cache
def _vensters():
    query = select(Venster).where(Venster.versie_id == bindparam("versie_id")).order_by(Venster.opent_op, Venster.id)
    return query.options(PLAFONDS).execution_options(populate_existing=True)


def vensters(versie_id):
    """The vensters of a version with their plafonds, as they stand now, whatever was read before."""
    return db.session.scalars(_vensters(), {"versie_id": versie_id}).all()


def plafonds(venster_id):
    """The plafonds of a venster, without their areas."""
    return db.session.scalars(select(Plafond).where(Plafond.venster_id == venster_id)).all()


@cache
def _published():
    return (
        select(RegelingVersie)
        .where(
            RegelingVersie.regeling_id == bindparam("regeling_id"),
            RegelingVersie.status != VersieStatus.CONCEPT,
            RegelingVersie.nummer < bindparam("nummer"),
        )
        .order_by(RegelingVersie.nummer.desc())
        .options(VENSTERS)
    )


def published_before(versie):
    """What was published of this regeling before this version, newest first."""
    given = {"regeling_id": versie.regeling_id, "nummer": versie.nummer}
    return db.session.scalars(_published(), given).all()


def last_number(regeling_id):
    """The number of the newest version of a regeling; 0 when it has none."""
    newest = select(func.max(RegelingVersie.nummer)).where(RegelingVersie.regeling_id == regeling_id)
    return db.session.scalar(newest) or 0


def by_sleutel(sleutel):
    """The regeling with this key, or None."""
    return db.session.scalar(select(Regeling).where(Regeling.sleutel == sleutel))


def areas():
    """Every area a plafond can be for, by name: rows of code, soort and naam."""
    return db.session.execute(select(Gebied.code, Gebied.soort, Gebied.naam).order_by(Gebied.naam, Gebied.code)).all()
