"""What recognised organisations add to a regeling, and the conditions under which they are recognised."""

from functools import cache

from sqlalchemy import Date, bindparam, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from portal.bewonersgroepen.models import Bewonersgroep, Criterium, Voorwaarde
from portal.bewonersgroepen.queries.lists import recognised
from portal.bewonersgroepen.queries.one import AREA, read_leden
from portal.extensions import db
from portal.regelingen.models import Regeling


@cache
def _criteria():
    C, day = Criterium, bindparam("day", type_=Date)
    here = C.groep_id.in_(bindparam("ids", expanding=True)), C.regeling_id == bindparam("regeling_id")
    holds = C.geldig_van <= day, or_(C.geldig_tot.is_(None), C.geldig_tot >= day)
    query = select(C).join(C.groep).where(*here, *holds, recognised(Bewonersgroep))
    return query.order_by(C.groep_id, C.id).options(contains_eager(C.groep))


def criteria(groep_ids, regeling_id, day):
    """What these organisations add to a regeling on a day, both ends included, each with its organisation."""
    if not groep_ids:
        return []
    given = {"ids": list(groep_ids), "regeling_id": regeling_id, "day": day}
    return db.session.scalars(_criteria(), given).all()


@cache
def _all_criteria():
    C = Criterium.__table__.c
    columns = C.id, C.tekst, C.categorie, C.geldig_van, C.geldig_tot, C.regeling_id, Regeling.naam.label("regeling")
    query = select(*columns).join(Regeling, Regeling.id == C.regeling_id).where(C.groep_id == bindparam("id"))
    return query.order_by(Regeling.naam, C.regeling_id, C.geldig_van, C.id)


def all_criteria(groep):
    """Everything an organisation ever added, by regeling: rows with its name."""
    return db.session.execute(_all_criteria(), {"id": groep.id}).all()


def criterium(id):
    """A criterium with its organisation and the people in that; 404 when there is none."""
    group = joinedload(Criterium.groep).options(AREA)
    found = db.one_or_404(select(Criterium).where(Criterium.id == id).options(group))
    read_leden(found.groep)
    return found


def regelingen():
    """Every regeling there is, as rows of id, sleutel and naam."""
    return db.session.execute(select(Regeling.id, Regeling.sleutel, Regeling.naam).order_by(Regeling.naam)).all()


def regeling(id):
    return db.get_or_404(Regeling, id)


@cache
def _conditions():
    mine = Voorwaarde.groep_id == bindparam("id"), Voorwaarde.geldig_tot.is_(None)
    return select(Voorwaarde).where(*mine).order_by(Voorwaarde.id)


def conditions(groep):
    """The conditions that hold for its recognition now."""
    return db.session.scalars(_conditions(), {"id": groep.id}).all()
