"""What an agenda still lacks before a step: what everybody must be able to know before taking part."""

from portal.buurtagenda.rules.fase import FASEN, Fase

BEFORE_OPENING = ("doel", "staat_vast", "beslist", "terughoren")


def missing(agenda, fase):
    """The names of what must be filled in before ``agenda`` can go to ``fase``: columns, "fasen", "evaluatie"."""
    asked = []
    if fase == Fase.VOORBEREIDING:
        asked = [name for name in BEFORE_OPENING if not getattr(agenda, name).strip()]
        if {plan.fase for plan in agenda.fasen} != set(FASEN):
            asked.append("fasen")
    if fase == Fase.AFGESLOTEN and not agenda.evaluatie.strip():
        asked.append("evaluatie")
    return asked
