"""One application with everything about it; and what its surroundings say."""

from functools import cache

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Bestand
from portal.buurtbonnen.rules.status import Status
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.regelingen.queries import grens_for, plafond_for
from portal.wijken.queries import LEAN

# A draft of no person and no group.
NOBODYS = Aanvraag.owner_id.is_(None), Aanvraag.groep_id.is_(None), Aanvraag.status == Status.CONCEPT


@cache
def _one():
    return (
        select(Aanvraag)
        .where(Aanvraag.id == bindparam("id"))
        .options(
            joinedload(Aanvraag.owner),
            joinedload(Aanvraag.behandelaar),
            joinedload(Aanvraag.gebied).options(*LEAN),
            joinedload(Aanvraag.venster),
            joinedload(Aanvraag.inbreng),
            joinedload(Aanvraag.aanvrager),
            joinedload(Aanvraag.versie).joinedload(RegelingVersie.regeling),
            joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden),
            selectinload(Aanvraag.posten),
            selectinload(Aanvraag.bestanden),
            selectinload(Aanvraag.werkgebieden).joinedload(AanvraagGebied.gebied).options(*LEAN),
        )
    )


def one(id):
    """An application with its version, applicant, group, budget, files and areas; 404 when there is none."""
    found = db.session.scalar(_one(), {"id": id}, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound
    return found


def draft(id, person):
    """The number of this draft while it is one: of this person or typed in by them, or of nobody for a stranger; else None."""
    mine = or_(Aanvraag.owner_id == person.id, Aanvraag.ingevoerd_door_id == person.id)
    theirs = mine if person.id else and_(*NOBODYS, Aanvraag.ingevoerd_door_id.is_(None))
    return db.session.scalar(select(Aanvraag.id).where(Aanvraag.id == id, Aanvraag.status == Status.CONCEPT, theirs))


def bestand(key):
    """A file with its application and those who may see that."""
    whole = joinedload(Bestand.aanvraag)
    return db.one_or_404(
        select(Bestand)
        .where(Bestand.key == key)
        .options(whole.joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden))
    )


def of_person(person):
    """What this person asked themselves, or signs for in a group now: rows of id, title, kenmerk, status, naam; newest first."""
    groups = select(Lidmaatschap.groep_id).where(
        Lidmaatschap.person_id == person.id, Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    )
    A = Aanvraag
    return db.session.execute(
        select(A.id, A.title, A.kenmerk, A.status, A.status_at, A.beslissen_voor, RegelingVersie.naam)
        .join(RegelingVersie, RegelingVersie.id == A.versie_id)
        .where(or_(and_(A.owner_id == person.id, A.groep_id.is_(None)), A.groep_id.in_(groups)))
        .order_by(A.id.desc())
        .limit(100)
    ).all()


def plafond_of(aanvraag):
    """The plafond it falls under, as it counts for what was received then (``Plafond.grens``); or None."""
    found = plafond_for(aanvraag.venster_id, aanvraag.gebied_code) if aanvraag.gebied_code else None
    if found is not None:
        found.grens = grens_for(found, aanvraag.ontvangen_at)
    return found


def own_werkgebieden(aanvraag):
    """The codes of the areas it is carried out in: those of a combined application, else its own."""
    return [part.gebied_code for part in aanvraag.werkgebieden] or [aanvraag.gebied_code]


def mine_here(ids):
    """The drafts begun in this browser, as ``of_person`` gives them."""
    A = Aanvraag
    return db.session.execute(
        select(A.id, A.title, A.kenmerk, A.status, A.status_at, A.beslissen_voor, RegelingVersie.naam)
        .join(RegelingVersie, RegelingVersie.id == A.versie_id)
        .where(A.id.in_(ids), *NOBODYS)
        .order_by(A.id.desc())
    ).all() if ids else []


def draft_ids(person):
    """The applications of this person that were never sent; a draft for a group stays with the group."""
    own = Aanvraag.owner_id == person.id, Aanvraag.groep_id.is_(None), Aanvraag.status == Status.CONCEPT
    return db.session.scalars(select(Aanvraag.id).where(*own)).all()
