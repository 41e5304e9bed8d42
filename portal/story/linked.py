"""The people behind what is linked to an inspanning, for the sheet of who hears: each a select of ids, as in ``who``.

What its author took back counts no more, and whoever said "stil" to this inspanning hears nothing of it this way.
"""

from sqlalchemy import String, and_, cast, select, union_all

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtagenda.models import Agendapunt, PuntSteun
from portal.buurtbonnen.models import Aanvraag
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief, Mede, Steun
from portal.people.models import Person
from portal.story.models import Follow
from portal.wijkopgaven.models import Inspanning, Koppeling, Wijkopgave

# Somebody who wants to hear nothing more of an inspanning follows it under this name.
STIL = "stil"


def linked(event, soort):
    """The ids of the submissions of this kind that are linked to the inspanning now."""
    return (
        select(Inbreng.thing_id)
        .join(Koppeling, Koppeling.inbreng_id == Inbreng.id)
        .where(*now_linked(event), Inbreng.soort == soort)
    )


def now_linked(event):
    return Koppeling.inspanning_id == event.thing_id, Koppeling.los_at.is_(None), Inbreng.status != "ingetrokken"


def quiet(event):
    return select(Follow.person_id).where(Follow.kind == STIL, Follow.key == event.key)


def heard(event, people, column):
    """These people, but for who is gone or said "stil"."""
    known = select(Person.id).where(Person.id == column, Person.forgotten_at.is_(None)).exists()
    return people.where(known, column.not_in(quiet(event)))


def gekoppelde_indieners(event):
    """Whoever handed in something that is linked."""
    mine = select(Inbreng.owner_id).join(Koppeling, Koppeling.inbreng_id == Inbreng.id).where(*now_linked(event))
    return heard(event, mine, Inbreng.owner_id)


def gekoppelde_trekkers(event):
    """Whoever pulls a linked initiatief along."""
    mine = select(Mede.person_id).where(Mede.initiatief_id.in_(linked(event, Initiatief.kind)))
    return heard(event, mine, Mede.person_id)


def gekoppelde_steuners(event):
    """Whoever supports a linked initiatief or agendapunt."""
    both = union_all(
        select(Steun.person_id).where(Steun.initiatief_id.in_(linked(event, Initiatief.kind))),
        select(PuntSteun.person_id).where(PuntSteun.punt_id.in_(linked(event, Agendapunt.kind))),
    ).subquery()
    return heard(event, select(both.c.person_id), both.c.person_id)


def gekoppelde_besturen(event):
    """Those who sign for a group whose application is linked."""
    groups = select(Aanvraag.groep_id).where(Aanvraag.id.in_(linked(event, Aanvraag.kind)))
    mine = select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id.in_(groups), Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    )
    return heard(event, mine, Lidmaatschap.person_id)


def gekoppelde_volgers(event):
    """Whoever follows something that is linked and public."""
    things = (
        select(Inbreng.soort, cast(Inbreng.thing_id, String).label("key"))
        .join(Koppeling, Koppeling.inbreng_id == Inbreng.id)
        .where(*now_linked(event), Inbreng.openbaar)
        .subquery()
    )
    mine = select(Follow.person_id).join(things, and_(Follow.kind == things.c.soort, Follow.key == things.c.key))
    return heard(event, mine, Follow.person_id)


def opgavevolgers(event):
    """Whoever follows the wijkopgave the inspanning is part of."""
    opgave = select(cast(Inspanning.opgave_id, String)).where(Inspanning.id == event.thing_id)
    return select(Follow.person_id).where(Follow.kind == Wijkopgave.kind, Follow.key.in_(opgave))
