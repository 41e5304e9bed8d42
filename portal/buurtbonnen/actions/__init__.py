"""What happens to an application: writing it, its files, handing it in."""

from portal.buurtbonnen.actions.bestanden import add_bestand, drop_bestand
from portal.buurtbonnen.actions.indienen import complete, hand_in, may_sign, withdraw
from portal.buurtbonnen.actions.schrijven import answer, carry_over, claim_drafts, discard, start

__all__ = [
    "add_bestand",
    "answer",
    "carry_over",
    "claim_drafts",
    "complete",
    "discard",
    "drop_bestand",
    "hand_in",
    "may_sign",
    "start",
    "withdraw",
]
