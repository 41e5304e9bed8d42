"""The phases of an agenda, from preparing to telling what became of it; each step leads to the next."""

from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class Fase(StrEnum):
    CONCEPT = "concept"
    VOORBEREIDING = "voorbereiding"
    OPHALEN = "ophalen"
    BUNDELEN = "bundelen"
    STEMMING = "stemming"
    VASTSTELLING = "vaststelling"
    UITVOERING = "uitvoering"
    TERUGKOPPELING = "terugkoppeling"
    AFGESLOTEN = "afgesloten"
    GESTOPT = "gestopt"


F = Fase
# The seven that stand on the page of an agenda, in their order.
FASEN = (F.VOORBEREIDING, F.OPHALEN, F.BUNDELEN, F.STEMMING, F.VASTSTELLING, F.UITVOERING, F.TERUGKOPPELING)
EINDE = frozenset({F.AFGESLOTEN, F.GESTOPT})
# From here on it is decided which points come on the agenda, also about those that were admitted later.
NA_DE_STEMMING = frozenset({F.VASTSTELLING, F.UITVOERING, F.TERUGKOPPELING})


class Invloed(StrEnum):
    """How far the say of residents reaches (Wet versterking participatie op decentraal niveau)."""

    MEEWETEN = "meeweten"
    MEEDENKEN = "meedenken"
    ADVISEREN = "adviseren"
    MEEMAKEN = "meemaken"
    MEEBESLISSEN = "meebeslissen"


def naar(fase, *sources, needs=frozenset()):
    return Move(f"naar_{fase}", frozenset(sources), fase, may="agendas.beheren", needs=needs)


LEVEN = Workflow(
    naar(F.VOORBEREIDING, F.CONCEPT),
    naar(F.OPHALEN, F.VOORBEREIDING, F.BUNDELEN),
    naar(F.BUNDELEN, F.OPHALEN),
    naar(F.STEMMING, F.BUNDELEN),
    naar(F.VASTSTELLING, F.BUNDELEN, F.STEMMING),
    naar(F.UITVOERING, F.VASTSTELLING),
    naar(F.TERUGKOPPELING, F.UITVOERING),
    Move("afsluiten", frozenset({F.TERUGKOPPELING}), F.AFGESLOTEN, may="agendas.beheren"),
    Move("stoppen", frozenset(FASEN), F.GESTOPT, may="agendas.beheren", needs=frozenset({"reden"})),
)


@Rule
def is_openbaar(person, agenda):
    return agenda.status != F.CONCEPT


@Rule
def haalt_op(person, agenda):
    return agenda.status == F.OPHALEN


@Rule
def loopt(person, agenda):
    return agenda.status in FASEN


@Rule
def verandert_nog(person, agenda):
    return agenda.status not in EINDE
