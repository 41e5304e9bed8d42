"""The life of a grant after its besluit, up to the last cent."""

from enum import StrEnum

from portal.workflow import Move, Workflow


class Status(StrEnum):
    LOPEND = "lopend"
    VERANTWOORD = "verantwoord"
    VOORNEMEN = "voornemen"
    VASTGESTELD = "vastgesteld"
    TERUG = "terug_te_betalen"
    AFGEHANDELD = "afgehandeld"


class Vorm(StrEnum):
    """How the recipient accounts for the money: not at all, on one light page, or with every receipt."""

    GEEN = "geen"
    LICHT = "licht"
    BONNEN = "bonnen"


S = Status
OPEN = frozenset({S.LOPEND, S.VERANTWOORD, S.VOORNEMEN})
# Its money may still go elsewhere; once a lower amount is announced it waits for what is settled.
VRIJ = OPEN - {S.VOORNEMEN}
BESLOTEN = frozenset({S.VASTGESTELD, S.TERUG, S.AFGEHANDELD})
REDEN = frozenset({"reden"})

LEVEN = Workflow(
    Move("verantwoorden", frozenset({S.LOPEND}), S.VERANTWOORD, may="toekenningen.verantwoorden"),
    Move("terugvragen", frozenset({S.VERANTWOORD}), S.LOPEND, may="toekenningen.behandelen", needs=REDEN),
    Move("voornemen_melden", VRIJ, S.VOORNEMEN, may="toekenningen.behandelen", needs=REDEN | {"datum"}),
    Move("vaststellen", OPEN, S.VASTGESTELD, may="toekenningen.vaststellen", needs=REDEN),
    Move("meteen_vaststellen", OPEN, S.VASTGESTELD, may="toekenningen.vanzelf"),
    Move("vanzelf_vaststellen", OPEN, S.VASTGESTELD, may="toekenningen.vanzelf"),
    Move("terugvorderen", frozenset({S.VASTGESTELD}), S.TERUG, may="toekenningen.vaststellen", needs=REDEN),
    Move("afhandelen", frozenset({S.TERUG}), S.AFGEHANDELD, may="betalingen.ontvangen"),
    Move("ontvangst_terugdraaien", BESLOTEN, S.TERUG, may="betalingen.ontvangen", needs=REDEN),
    Move("opnieuw_vaststellen", BESLOTEN, S.VASTGESTELD, may="toekenningen.vaststellen", needs=REDEN),
    Move("opnemen_spaargeld", BESLOTEN, S.LOPEND, may="toekenningen.besluiten", needs=REDEN),
)
