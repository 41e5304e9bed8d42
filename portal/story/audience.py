"""Who hears of what. The whole table, and nothing but the table."""

from functools import cache
from types import SimpleNamespace

from sqlalchemy import Integer, String, bindparam, false, func, select, union

from portal.initiatieven.models import Mede, Steun
from portal.people.models import Person, Role
from portal.people.rules import TEAM
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


def team(event):
    """Moderators and regisseurs whose area overlaps that of the event."""
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == event.gebied_code)
    around = select(Ligging.gebied_code).where(Ligging.buurt_code.in_(inside))
    return select(Role.person_id).where(
        Role.rol.in_(TEAM), Role.geeindigd_op.is_(None), Role.gebied_code.in_(around)
    )


def genoemde(event):
    """The one person the event is about, such as the colleague it was assigned to."""
    return select(Person.id).where(Person.id == event.named_id)


TREKKERS = (eigenaar, mede)
IEDEREEN = (eigenaar, mede, volgers, steuners)
OOK_DE_BUURT = (*IEDEREEN, buurtvolgers, themavolgers)

HEARS = {
    "initiatieven.starten": (niemand,),
    "initiatieven.bewerken": (niemand,),
    "initiatieven.indienen": (team,),
    "initiatieven.aanvullen": (team,),
    "initiatieven.publiceren": OOK_DE_BUURT,
    "initiatieven.aanvulling_vragen": TREKKERS,
    "initiatieven.in_behandeling": IEDEREEN,
    "initiatieven.uitvoeren": IEDEREEN,
    "initiatieven.realiseren": OOK_DE_BUURT,
    "initiatieven.niet_haalbaar": IEDEREEN,
    "initiatieven.stoppen": IEDEREEN,
    "initiatieven.intrekken": (*IEDEREEN, team),
    "initiatieven.samenvoegen": IEDEREEN,
    "initiatieven.opnemen": TREKKERS,
    "initiatieven.doorsturen": IEDEREEN,
    "initiatieven.heropenen": IEDEREEN,
    "initiatieven.overnemen": (*IEDEREEN, team, genoemde),
    "initiatieven.verbergen": TREKKERS,
    "initiatieven.terugzetten": TREKKERS,
    "initiatieven.voortgang": IEDEREEN,
    "initiatieven.antwoord": IEDEREEN,
    "initiatieven.mijlpaal": (niemand,),
    "initiatieven.mijlpaal_gehaald": IEDEREEN,
    "initiatieven.meedoen": (eigenaar,),
    "initiatieven.toewijzen": (genoemde,),
    "initiatieven.markeren": (niemand,),
    "initiatieven.misbruik": (team,),
    "initiatieven.misbruik_besluit": (genoemde,),
    "initiatieven.heroverweging": (team,),
    "initiatieven.heroverweging_besluit": TREKKERS,
}


def asked(name, kind):
    return bindparam(f"event_{name}", type_=kind)


# An event of which only the names are known, to make each statement once.
ANY = SimpleNamespace(
    **{name: asked(name, String) for name in ("kind", "key", "gebied_code", "thema")},
    **{name: asked(name, Integer) for name in ("id", "thing_id", "owner_id", "actor_id", "named_id")},
)


@cache
def hearers(what):
    """The people who hear of such an event, each once, as a select; the actor already knows.

    Execute it with ``values_of(event)``.
    """
    people = union(*(who(ANY) for who in HEARS[what])).subquery()
    return select(people.c[0], ANY.id).where(people.c[0] != func.coalesce(ANY.actor_id, 0))


def values_of(event):
    return {f"event_{name}": getattr(event, name) for name in vars(ANY)}
