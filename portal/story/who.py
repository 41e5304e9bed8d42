"""The people the sheet of who hears can name: each a select of ids, asked about one event."""

from sqlalchemy import String, and_, cast, exists, false, or_, select
from sqlalchemy.orm import aliased

from portal.activiteiten.models import Activiteit
from portal.betalingen.models import Betaling
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import Rol as GroepsRol
from portal.buurtagenda.models import Agendapunt, PuntSteun
from portal.buurtbonnen.models import Aanvraag, Advies
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief, Mede, Steun
from portal.people.models import Person, Role
from portal.people.rules import TEAM, Rol
from portal.story.models import Follow
from portal.wijken.models import Ligging
from portal.wijken.queries import overlapping


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
    return select(Follow.person_id).where(Follow.kind == "buurten", Follow.key.in_(overlapping([event.gebied_code])))


def themavolgers(event):
    return select(Follow.person_id).where(Follow.kind == "themas", Follow.key == event.thema)


def with_role(event, rollen):
    """Holders of one of these roles whose area overlaps that of the event."""
    return select(Role.person_id).where(
        Role.rol.in_(rollen), Role.geeindigd_op.is_(None), Role.gebied_code.in_(overlapping([event.gebied_code]))
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


def commissieleden(event):
    return with_role(event, (Rol.COMMISSIELID,))


def inbrengteam(event):
    """Those who work on this submission: the team, and on an application who handles it."""
    is_money = exists().where(Inbreng.id == event.thing_id, Inbreng.soort == Aanvraag.kind)
    money = and_(is_money, Role.rol.in_((Rol.BEHANDELAAR, Rol.REGISSEUR)))
    return with_role(event, Rol).where(or_(money, and_(~is_money, Role.rol.in_(TEAM))))


def inbrengtrekkers(event):
    """Those who pull along the initiatief that this submission is."""
    mine = Inbreng.id == event.thing_id, Inbreng.soort == Initiatief.kind
    return select(Mede.person_id).join(Inbreng, Inbreng.thing_id == Mede.initiatief_id).where(*mine)


def regisseurs(event):
    return with_role(event, (Rol.REGISSEUR,))


def directie(event):
    return with_role(event, (Rol.CMT,))


def vervangende_directie(event):
    """The management, where the area has no regisseur but the one person the event is about."""
    others = with_role(event, (Rol.REGISSEUR,)).where(Role.person_id.is_distinct_from(event.named_id))
    return directie(event).where(~others.correlate(None).exists())


def wethouders(event):
    return with_role(event, (Rol.WETHOUDER,))


def financien(event):
    return with_role(event, (Rol.FINANCIEN,))


def runfinancien(event):
    """Those of financiën who work in every area where this run pays (``betalingen.rules.run.overal``), without who composed
    it."""
    pays = select(Aanvraag.gebied_code).join(Betaling, Betaling.toekenning_id == Aanvraag.id)
    area, near, other = pays.where(Betaling.run_id == event.thing_id).distinct().subquery(), aliased(Ligging), aliased(Role)
    works = other.person_id == Role.person_id, other.rol == Rol.FINANCIEN, other.geeindigd_op.is_(None)
    reach = exists().where(*works, Ligging.gebied_code == other.gebied_code, Ligging.buurt_code == near.buurt_code,
                           near.gebied_code == area.c.gebied_code)
    beyond = exists().where(~reach.correlate(Role, area)).select_from(area).correlate(Role)
    return select(Role.person_id).where(
        Role.rol == Rol.FINANCIEN, Role.geeindigd_op.is_(None), Role.person_id.is_distinct_from(event.owner_id), ~beyond
    )


def organisatoren(event):
    """Those who are in the group that organises this activity."""
    groups = select(Activiteit.groep_id).where(Activiteit.id == event.thing_id)
    return select(Lidmaatschap.person_id).where(Lidmaatschap.groep_id.in_(groups), Lidmaatschap.geeindigd_op.is_(None))


def groepsvolgers(event):
    """Those who follow the group that organises this activity."""
    groups = select(cast(Activiteit.groep_id, String)).where(Activiteit.id == event.thing_id)
    return select(Follow.person_id).where(Follow.kind == Bewonersgroep.kind, Follow.key.in_(groups))


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


def agendas_of(kind, event):
    """The agenda a point or round stands on, as a select of ids."""
    return select(kind.agenda_id).where(kind.id == event.thing_id)


def indieners(event):
    """Those who brought a point to the agenda, whatever became of it."""
    return select(Agendapunt.owner_id).where(Agendapunt.agenda_id == event.thing_id, Agendapunt.owner_id.is_not(None))


def following_agenda(ids):
    return select(Follow.person_id).where(Follow.kind == "agendas", Follow.key.in_(select(cast(ids.subquery().c[0], String))))


def agendavolgers(event):
    """Those who follow the agenda the point stands on."""
    return following_agenda(agendas_of(Agendapunt, event))


def puntsteuners(event):
    return select(PuntSteun.person_id).where(PuntSteun.punt_id == event.thing_id)


def samengevoegden(event):
    """Those whose own point was merged into this one."""
    return select(Agendapunt.owner_id).where(Agendapunt.doel_id == event.thing_id, Agendapunt.owner_id.is_not(None))
