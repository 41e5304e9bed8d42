"""What an agenda still lacks before a step: what everybody must be able to know before taking part."""

from portal.buurtagenda.rules.fase import FASEN, Fase

VOTED = (Fase.VASTSTELLING, Fase.GESTOPT)
BEFORE_OPENING = ("doel", "staat_vast", "beslist", "terughoren")


def missing(agenda, fase, voting=False):
    """The names of what must be there before ``agenda`` can go to ``fase``: columns, "fasen", "evaluatie"; and "stemming"
    while people can still vote on it or are about to (``voting``): no vote outlives its agenda."""
    asked = ["stemming"] if voting and fase in VOTED else []
    if fase == Fase.VOORBEREIDING:
        asked += [name for name in BEFORE_OPENING if not getattr(agenda, name).strip()]
        if {plan.fase for plan in agenda.fasen} != set(FASEN):
            asked.append("fasen")
    if fase == Fase.AFGESLOTEN and not agenda.evaluatie.strip():
        asked.append("evaluatie")
    return asked
