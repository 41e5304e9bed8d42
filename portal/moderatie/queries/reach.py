"""Which reports and requests are for whom: of the own areas, and never about the own work."""

from sqlalchemy import and_, false, func, or_, select

from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtagenda.models import Agendapunt, Signaal
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Mede
from portal.moderatie.models import Heroverweging, Misbruikmelding
from portal.moderatie.rules import works
from portal.people.rules import TEAM

# What a report or a request can be about.
THINGS = {
    Misbruikmelding: {
        Misbruikmelding.initiatief: Initiatief, Misbruikmelding.punt: Agendapunt, Misbruikmelding.signaal: Signaal,
        Misbruikmelding.activiteit: Activiteit, Misbruikmelding.groep: Bewonersgroep,
    },
    Heroverweging: {Heroverweging.initiatief: Initiatief},
}


def attention(person):
    """How many reports of abuse and requests for a second look wait where this person works."""
    number = [
        select(func.count()).where(kind.besluit == "", within_reach(kind, person)).scalar_subquery().label(name)
        for name, kind in (("meldingen", Misbruikmelding), ("heroverwegingen", Heroverweging))
    ]
    return db.session.execute(select(*number)).one()


def within_reach(kind, person):
    """Of reports or requests those where this person works, and not about what this person brought or pulls along."""
    if not works(person):
        return false()
    codes, others = person.reach(TEAM), not_own(person)
    return or_(*(
        thing.has(and_(model.gebied_code.in_(codes), *others[model])) for thing, model in THINGS[kind].items()
    ))


def not_own(person):
    """For each kind of thing: that this person did not bring it, and is not of those who made it."""
    along = select(Mede.initiatief_id).where(Mede.person_id == person.id)
    groups = select(Lidmaatschap.groep_id).where(Lidmaatschap.person_id == person.id, Lidmaatschap.geeindigd_op.is_(None))
    others = {Initiatief: (Initiatief.id.not_in(along),), Agendapunt: (), Signaal: (),
              Activiteit: (Activiteit.groep_id.not_in(groups),), Bewonersgroep: (Bewonersgroep.id.not_in(groups),)}
    return {model: (model.owner_id.is_distinct_from(person.id), *rules) for model, rules in others.items()}
