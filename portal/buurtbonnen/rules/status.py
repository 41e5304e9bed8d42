"""The life of an application, from draft to besluit."""

from enum import StrEnum

from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    IN_ADVIES = "in_advies"
    TER_BESLUIT = "ter_besluit"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    DOORGESTUURD = "doorgestuurd"
    INGETROKKEN = "ingetrokken"


S = Status
BIJ_GEMEENTE = frozenset({S.INGEDIEND, S.IN_ADVIES, S.TER_BESLUIT})
OPEN = BIJ_GEMEENTE | {S.AANVULLING_GEVRAAGD}
BESLOTEN = frozenset({S.TOEGEKEND, S.AFGEWEZEN, S.BUITEN_BEHANDELING})
EINDE = BESLOTEN | {S.DOORGESTUURD, S.INGETROKKEN}
REDEN = frozenset({"reden"})

LEVEN = Workflow(
    Move("indienen", frozenset({S.CONCEPT}), S.INGEDIEND, may="aanvragen.indienen"),
    Move("aanvulling_vragen", BIJ_GEMEENTE, S.AANVULLING_GEVRAAGD, may="aanvragen.behandelen", needs=REDEN | {"datum"}),
    Move("aanvullen", frozenset({S.AANVULLING_GEVRAAGD}), S.INGEDIEND, may="aanvragen.aanvullen"),
    Move("verdergaan", frozenset({S.AANVULLING_GEVRAAGD}), S.INGEDIEND, may="aanvragen.behandelen", needs=REDEN),
    Move("advies_vragen", frozenset({S.INGEDIEND}), S.IN_ADVIES, may="aanvragen.behandelen"),
    Move(
        "voorleggen",
        frozenset({S.INGEDIEND, S.IN_ADVIES, S.AANVULLING_GEVRAAGD}),
        S.TER_BESLUIT,
        may="aanvragen.behandelen",
        needs=REDEN,
    ),
    Move("terugleggen", frozenset({S.TER_BESLUIT}), S.INGEDIEND, may="aanvragen.besluiten", needs=REDEN),
    Move("toekennen", frozenset({S.TER_BESLUIT}), S.TOEGEKEND, may="aanvragen.besluiten", needs=REDEN),
    Move("afwijzen", frozenset({S.TER_BESLUIT}), S.AFGEWEZEN, may="aanvragen.besluiten", needs=REDEN),
    Move(
        "buiten_behandeling_stellen",
        frozenset({S.AANVULLING_GEVRAAGD, S.TER_BESLUIT}),
        S.BUITEN_BEHANDELING,
        may="aanvragen.besluiten",
        needs=REDEN,
    ),
    Move("toekennen_na_bezwaar", BESLOTEN, S.TOEGEKEND, may="aanvragen.herzien", needs=REDEN),
    Move("afwijzen_na_bezwaar", frozenset({S.BUITEN_BEHANDELING}), S.AFGEWEZEN, may="aanvragen.herzien", needs=REDEN),
    Move("doorsturen", OPEN, S.DOORGESTUURD, may="aanvragen.behandelen", needs=REDEN | {"naar"}),
    Move("intrekken", OPEN, S.INGETROKKEN, may="aanvragen.intrekken", needs=REDEN),
)


class BezwaarStatus(StrEnum):
    INGEDIEND = "ingediend"
    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    INGETROKKEN = "ingetrokken"


B = BezwaarStatus
BEZWAAR = Workflow(
    Move("gegrond_verklaren", frozenset({B.INGEDIEND}), B.GEGROND, may="bezwaren.beslissen", needs=REDEN),
    Move("deels_gegrond_verklaren", frozenset({B.INGEDIEND}), B.DEELS_GEGROND, may="bezwaren.beslissen", needs=REDEN),
    Move("ongegrond_verklaren", frozenset({B.INGEDIEND}), B.ONGEGROND, may="bezwaren.beslissen", needs=REDEN),
    Move("niet_ontvankelijk_verklaren", frozenset({B.INGEDIEND}), B.NIET_ONTVANKELIJK, may="bezwaren.beslissen", needs=REDEN),
    Move("bezwaar_intrekken", frozenset({B.INGEDIEND}), B.INGETROKKEN, may="bezwaren.intrekken"),
)


def kenmerk(year, id):
    """The reference people quote at the desk: B-2026-0147."""
    return f"B-{year}-{id:04d}"
