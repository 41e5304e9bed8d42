"""The people the sheet of who hears can name: each a select of ids, asked about one event."""

from sqlalchemy import false, select

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.bewonersgroepen.rules import Rol as GroepsRol
from portal.buurtbonnen.models import Aanvraag, Advies
from portal.initiatieven.models import Mede, Steun
from portal.people.models import Person, Role
from portal.people.rules import TEAM, Rol
from portal.story.models import Follow
from portal.wijken.models import Ligging


def niemand(event):
    return select(Person.id).where(false())


def eigenaar(event):
    return select(Person.id).where(Person.id == event.owner_id)


def mede(event):
    return select(Mede.person_id).where(Mede.initiatief_id == event.thing_id)


def volgers(event):
    return select(Follow.person_id).where(Follow.kind == event.kind, Follow.key == event.key)


def steuners(event):
    return select(Steun.person_id).where(Steun.initiatief_id == event.thing_id)


def buurtvolgers(event):
    """Those who follow the area it is in, or a larger area around it."""
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == event.gebied_code)
    around = select(Ligging.gebied_code).where(Ligging.buurt_code.in_(inside))
    return select(Follow.person_id).where(Follow.kind == "buurten", Follow.key.in_(around))


def themavolgers(event):
    return select(Follow.person_id).where(Follow.kind == "themas", Follow.key == event.thema)


def with_role(event, rollen):
    """Holders of one of these roles whose area overlaps that of the event."""
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == event.gebied_code)
    around = select(Ligging.gebied_code).where(Ligging.buurt_code.in_(inside))
    return select(Role.person_id).where(
        Role.rol.in_(rollen), Role.geeindigd_op.is_(None), Role.gebied_code.in_(around)
    )


def team(event):
    """Moderators and regisseurs whose area overlaps that of the event."""
    return with_role(event, TEAM)


def genoemde(event):
    """The one person the event is about, such as the colleague it was assigned to."""
    return select(Person.id).where(Person.id == event.named_id)


def behandelaars(event):
    return with_role(event, (Rol.BEHANDELAAR,))


def besluitnemers(event):
    return with_role(event, (Rol.BESLUITNEMER,))


def groepsbestuur(event):
    """Those who sign for the group that asks."""
    asks = select(Aanvraag.groep_id).where(Aanvraag.id == event.thing_id)
    return select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id.in_(asks), Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    )


def adviseurs(event):
    """The adviseurs of the groups that were asked for advice."""
    asked = select(Advies.groep_id).where(Advies.aanvraag_id == event.thing_id)
    return select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id.in_(asked), Lidmaatschap.rol == GroepsRol.ADVISEUR, Lidmaatschap.geeindigd_op.is_(None)
    )


def contacten(event):
    return select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id == event.thing_id, Lidmaatschap.rol == GroepsRol.CONTACT, Lidmaatschap.geeindigd_op.is_(None)
    )


def leden(event):
    return select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id == event.thing_id, Lidmaatschap.geeindigd_op.is_(None)
    )
