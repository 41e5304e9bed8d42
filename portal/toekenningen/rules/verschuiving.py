"""What holds for granted money that goes elsewhere: to another budget, another group, or a later year."""

from datetime import date
from enum import StrEnum

from portal.regelingen.rules.parameters import waarde
from portal.toekenningen.rules.status import BESLOTEN, VRIJ
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


def mogelijk(toekenning, day, *, lager):
    """What can be asked of this grant on a day, by the version it falls under (its application must be loaded). ``lager``: is a
    lower amount announced to settle at?"""
    regels = toekenning.aanvraag.versie.regels
    in_time = toekenning.status in VRIJ and day.year <= toekenning.jaar
    allowed = {
        Soort.REST: in_time and day.year == toekenning.jaar and waarde(regels, "rest_naar") is not None,
        Soort.OVERDRACHT: in_time and bool(waarde(regels, "overdragen")),
        Soort.SPAREN: toekenning.status in VRIJ and bool(spaardagen(toekenning, day)),
        Soort.OPNAME: toekenning.status in BESLOTEN and toekenning.gespaard > 0 and not lager,
    }
    return [soort for soort, may in allowed.items() if may]


def spaardagen(toekenning, day):
    """The last days until which money can be saved: the end of each year that the version gives, from now on, and not before
    the day until which there is saved already."""
    years = waarde(toekenning.aanvraag.versie.regels, "sparen_jaren", 0)
    ends = [date(toekenning.jaar + more, 12, 31) for more in range(1, years + 1)]
    return [end for end in ends if end > day and end >= (toekenning.gespaard_tot or end)]
