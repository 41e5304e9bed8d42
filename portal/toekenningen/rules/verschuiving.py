"""What holds for granted money that goes elsewhere: to another budget, another group, or a later year."""

from enum import StrEnum

from portal.workflow import Move, Workflow


class Soort(StrEnum):
    """``rest``: unspent basic money to the activities of the same group; ``overdracht``: to another group; ``sparen``:
    kept by the gemeente for later; ``opname``: saved money that is used now."""

    REST = "rest"
    OVERDRACHT = "overdracht"
    SPAREN = "sparen"
    OPNAME = "opname"


class Status(StrEnum):
    INGEDIEND = "ingediend"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"


S = Status
WACHT = frozenset({S.INGEDIEND})
LEVEN = Workflow(
    Move("verschuiving_toestaan", WACHT, S.TOEGEKEND, may="verschuivingen.beslissen"),
    Move("verschuiving_afwijzen", WACHT, S.AFGEWEZEN, may="verschuivingen.beslissen", needs=frozenset({"reden"})),
    Move("verschuiving_intrekken", WACHT, S.INGETROKKEN, may="verschuivingen.intrekken"),
)
