"""What an agenda still lacks before a step: what everybody must be able to know before taking part."""

from portal.buurtagenda.rules.fase import EINDE, FASEN, Fase
from portal.buurtagenda.rules.punt import LOOPT, OPEN, Status

# The points no agenda leaves behind when it goes to a phase: none ends in silence.
WAITING = {Fase.UITVOERING: frozenset({Status.TOEGELATEN}), Fase.AFGESLOTEN: OPEN | LOOPT | {Status.TOEGELATEN}}
VOTED = EINDE | {Fase.VASTSTELLING}
BEFORE_OPENING = ("doel", "staat_vast", "beslist", "terughoren")


def missing(agenda, fase, voting=False, waiting=()):
    """The names of what must be there before ``agenda`` can go to ``fase``: columns, "fasen", "evaluatie"; "stemming"
    while people can still vote on it or are about to (``voting``): no vote outlives its agenda; and "punten" while there are
    points it would leave behind (``waiting``)."""
    asked = ["stemming"] if voting and fase in VOTED else []
    if waiting:
        asked.append("punten")
    if fase == Fase.VOORBEREIDING:
        asked += [name for name in BEFORE_OPENING if not getattr(agenda, name).strip()]
        if {plan.fase for plan in agenda.fasen} != set(FASEN):
            asked.append("fasen")
    if fase == Fase.AFGESLOTEN and not agenda.evaluatie.strip():
        asked.append("evaluatie")
    return asked
