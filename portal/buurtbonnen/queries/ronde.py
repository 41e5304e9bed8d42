"""What we look up about a round: its applications, what they were given, and what ties somebody to them."""

from functools import cache

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import contains_eager
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Waardering
from portal.buurtbonnen.queries.rij import IN_VENSTER, here, under, volgorde_of
from portal.buurtbonnen.rules.belang import Omgeving, interests
from portal.buurtbonnen.rules.rij import is_ronde
from portal.buurtbonnen.rules.ronde import BEOORDELAARS, Ronde
from portal.extensions import db
from portal.regelingen.models import Plafond, RegelingVersie, Venster
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.status import VersieStatus

A = Aanvraag


@cache
def _plafonds():
    whole = contains_eager(Plafond.venster).contains_eager(Venster.versie)
    query = select(Plafond).join(Plafond.gebied).join(Plafond.venster).join(Venster.versie)
    query = query.where(RegelingVersie.status != VersieStatus.CONCEPT).options(whole, contains_eager(Plafond.gebied))
    return query.order_by(Venster.sluit_op.desc(), Plafond.id)


@cache
def _plafond():
    return _plafonds().where(Plafond.id == bindparam("id"))


@cache
def _rows():
    columns = A.id, A.kenmerk, A.title, A.gevraagd, A.status, A.owner_id, A.groep_id, A.ingevoerd_door_id
    query = select(*columns, Aanvrager.adres_hash).outerjoin(Aanvrager, Aanvrager.aanvraag_id == A.id)
    return query.where(*IN_VENSTER, A.gebied_code.in_(here())).order_by(A.id)


def ronde(id):
    """A round with its open applications and the order last fixed; 404 for a plafond whose order is not decided so."""
    plafond = db.session.scalar(_plafond(), {"id": id})
    if plafond is None or not is_ronde(plafond.venster.versie.regels):
        raise NotFound
    rows = db.session.execute(_rows(), under(plafond)).all()
    return made_of(plafond, aanvragen={row.id: row for row in rows}, volgorde=volgorde_of(id))


def made_of(plafond, **more):
    """Its organisations only where they rank."""
    versie = plafond.venster.versie
    asks = waarde(versie.regels, "gezag", "ambtelijk") not in BEOORDELAARS
    bodies = tuple(groepen.recognised_for([plafond.gebied_code])) if asks else ()
    return Ronde(plafond, versie, plafond.venster, bodies, **more)


def rondes():
    """Every round there is, the last to close first, without its applications."""
    found = db.session.scalars(_plafonds()).all()
    return [made_of(plafond) for plafond in found if is_ronde(plafond.venster.versie.regels)]


@cache
def _punten():
    ids = Waardering.aanvraag_id.in_(bindparam("ids", expanding=True))
    query = select(Waardering.aanvraag_id, func.sum(Waardering.punten), func.count()).where(ids)
    return query.group_by(Waardering.aanvraag_id)


def punten(ronde):
    """{id of an application: (sum of what it was given, by how many)}"""
    rows = db.session.execute(_punten(), {"ids": list(ronde.aanvragen)})
    return {id: (int(total), number) for id, total, number in rows}


def given_by(person, ronde):
    """{id of an application: the Waardering of this person}"""
    mine = Waardering.person_id == person.id, Waardering.aanvraag_id.in_(list(ronde.aanvragen))
    return {row.aanvraag_id: row for row in db.session.scalars(select(Waardering).where(*mine))}


def belangen(person, ronde):
    """{id of an application: why this person has an interest in it}, of those where there is one."""
    mine = Lidmaatschap.person_id == person.id, Lidmaatschap.geeindigd_op.is_(None)
    groups = frozenset(db.session.scalars(select(Lidmaatschap.groep_id).where(*mine)))
    homes = own_addresses(person, ronde)
    rivals = set(db.session.scalars(
        select(A.id).where(*IN_VENSTER, or_(A.owner_id == person.id, A.groep_id.in_(groups))), under(ronde.plafond)
    ))
    ties = {
        row.id: interests(person, row, None, Omgeving(groups, row.adres_hash in homes, bool(rivals - {row.id})))
        for row in ronde.aanvragen.values()
    }
    return {id: found for id, found in ties.items() if found}


def own_addresses(person, ronde):
    """The addresses, under their key, from which this person ever asked under this regeling."""
    versies = select(RegelingVersie.id).where(RegelingVersie.regeling_id == ronde.versie.regeling_id)
    query = select(Aanvrager.adres_hash).join(A, A.id == Aanvrager.aanvraag_id)
    mine = A.owner_id == person.id, A.versie_id.in_(versies), Aanvrager.adres_hash != ""
    return set(db.session.scalars(query.where(*mine)))
