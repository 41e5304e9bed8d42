"""One application with everything about it; and what its surroundings say."""

from functools import cache

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Aanvrager, Bestand
from portal.buurtbonnen.rules.status import Status
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.wijken.models import Ligging

# What no longer counts when somebody asks again from the same address.
NIET_GETELD = (Status.CONCEPT, Status.INGETROKKEN, Status.AFGEWEZEN, Status.BUITEN_BEHANDELING, Status.DOORGESTUURD)


@cache
def _one():
    return (
        select(Aanvraag)
        .where(Aanvraag.id == bindparam("id"))
        .options(
            joinedload(Aanvraag.owner),
            joinedload(Aanvraag.behandelaar),
            joinedload(Aanvraag.gebied),
            joinedload(Aanvraag.venster),
            joinedload(Aanvraag.aanvrager),
            joinedload(Aanvraag.versie).joinedload(RegelingVersie.regeling),
            joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden),
            selectinload(Aanvraag.posten),
            selectinload(Aanvraag.bestanden),
            selectinload(Aanvraag.werkgebieden).joinedload(AanvraagGebied.gebied),
        )
    )


def one(id):
    """An application with its version, applicant, group, budget, files and areas; 404 when there is none."""
    found = db.session.scalar(_one(), {"id": id}, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound
    return found


def bestand(key):
    """A file with its application and those who may see that."""
    whole = joinedload(Bestand.aanvraag)
    return db.one_or_404(
        select(Bestand)
        .where(Bestand.key == key)
        .options(whole.joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden))
    )


def drafts(ids):
    """Drafts that belong to nobody yet, by id."""
    return db.session.scalars(
        select(Aanvraag).where(Aanvraag.id.in_(ids), Aanvraag.owner_id.is_(None), Aanvraag.status == Status.CONCEPT)
    ).all()


def of_person(person):
    """What this person asked, or signs for in a group: rows of id, title, kenmerk, status, naam; newest first."""
    groups = select(Lidmaatschap.groep_id).where(
        Lidmaatschap.person_id == person.id, Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    )
    A = Aanvraag
    return db.session.execute(
        select(A.id, A.title, A.kenmerk, A.status, A.status_at, A.beslissen_voor, RegelingVersie.naam)
        .join(RegelingVersie, RegelingVersie.id == A.versie_id)
        .where(or_(A.owner_id == person.id, A.groep_id.in_(groups)))
        .order_by(A.id.desc())
        .limit(100)
    ).all()


def earlier_from(aanvraag, *, adres_hash="", groep_id=None):
    """How many other applications in the same venster came from this address, and how many from this group."""
    same = (
        Aanvraag.venster_id == aanvraag.venster_id, Aanvraag.id != aanvraag.id, Aanvraag.status.not_in(NIET_GETELD)
    )
    from_address = (
        select(func.count())
        .select_from(Aanvrager)
        .join(Aanvraag, Aanvraag.id == Aanvrager.aanvraag_id)
        .where(*same, Aanvrager.adres_hash == adres_hash, Aanvrager.adres_hash != "")
    )
    from_group = select(func.count()).select_from(Aanvraag).where(*same, Aanvraag.groep_id == (groep_id or 0))
    return db.session.execute(select(from_address.scalar_subquery(), from_group.scalar_subquery())).one()


def around(codes):
    """Every area that overlaps one of these, as {code: set of codes}."""
    inside = select(Ligging.gebied_code, Ligging.buurt_code).where(Ligging.gebied_code.in_(codes)).subquery()
    rows = db.session.execute(
        select(inside.c.gebied_code, Ligging.gebied_code).join(Ligging, Ligging.buurt_code == inside.c.buurt_code)
    )
    found = {code: {code} for code in codes}
    for code, other in rows:
        found[code].add(other)
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
        .where(A.id.in_(ids), A.owner_id.is_(None), A.status == Status.CONCEPT)
        .order_by(A.id.desc())
    ).all() if ids else []


def draft_ids(person):
    """The applications of this person that were never sent."""
    return db.session.scalars(
        select(Aanvraag.id).where(Aanvraag.owner_id == person.id, Aanvraag.status == Status.CONCEPT)
    ).all()


def lost(before, most=20):
    """Drafts of browsers that have forgotten them: begun before this moment and never anybody's."""
    nobody = Aanvraag.owner_id.is_(None), Aanvraag.ingevoerd_door_id.is_(None), Aanvraag.status == Status.CONCEPT
    return db.session.scalars(select(Aanvraag.id).where(*nobody, Aanvraag.created_at < before).limit(most)).all()
