"""What a controller asks of the money, and the sums of one line with what follows from them. All amounts in cents."""

from dataclasses import dataclass
from datetime import date

from portal.people.rules import GELD, Rol
from portal.regelingen.rules.plafond import Som

# How the money can be divided over lines. A ceiling is of a plafond, so only the first two have one.
PER = ("regeling", "plafond", "gebied", "groep", "jaar")
# Each grant on a line of its own: for the downloads alone.
TOEKENNING = "toekenning"
VAN_PLAFOND = ("bedrag", "over", "verlaging")
KOLOMMEN = (
    "bedrag", "over", "verlaging", "gereserveerd", "besloten", "vrijgevallen", "overgedragen", "toegekend",
    "uitbetaald", "teruggevorderd", "gespaard", "te_betalen", "verantwoord", "vastgesteld", "vast_te_stellen",
    "terugbetaald", "nog_terug",
)
# What each sum is made of; what is taken off begins with a minus.
TELT_OP = (
    ("bedrag", ("gereserveerd", "toegekend", "over")),
    ("besloten", ("toegekend", "vrijgevallen", "overgedragen")),
    ("toegekend", ("vastgesteld", "gespaard", "vast_te_stellen")),
    ("toegekend", ("uitbetaald", "-teruggevorderd", "gespaard", "te_betalen")),
    ("teruggevorderd", ("terugbetaald", "nog_terug")),
)
# Whose areas these are: a beheerder reads the sums, though not the accounts of people.
ROLLEN = (*GELD, Rol.BEHEERDER)


@dataclass(frozen=True)
class Vraag:
    """What is asked: how it stood at the end of a day, divided ``per``, of one regeling, area, group or year (None: of all).

    ``codes``: the applications about these areas only (None: about any).
    """

    op: date
    per: str = PER[0]
    regeling: int | None = None
    groep: int | None = None
    jaar: int | None = None
    codes: frozenset | None = None

    @property
    def heeft_plafond(self):
        """Are whole plafonds added up? A ceiling is of a regeling, not of a group, a year or a part of its area."""
        return self.per in PER[:2] and self.groep is None and self.jaar is None and self.codes is None

    @property
    def kolommen(self):
        return KOLOMMEN if self.heeft_plafond else tuple(name for name in KOLOMMEN if name not in VAN_PLAFOND)

    @property
    def telt_op(self):
        """The sums that are shown, each with what it is made of."""
        return tuple(line for line in TELT_OP if line[0] in self.kolommen)


def complete(sums):
    """The sums of a line, those that are missing as nought, with what follows from them: {name of a column: cents}."""
    s = dict.fromkeys(map(str, Som), 0) | sums
    return s | {
        "over": s["bedrag"] - s["gereserveerd"] - s["toegekend"],
        "besloten": s["toegekend"] + s["vrijgevallen"] + s["overgedragen"],
        "vast_te_stellen": s["toegekend"] - s["vastgesteld"] - s["gespaard"],
        "te_betalen": s["toegekend"] - s["gespaard"] - (s["uitbetaald"] - s["teruggevorderd"]),
        "nog_terug": s["teruggevorderd"] - s["terugbetaald"],
    }


def together(lines):
    """The totals row: what the columns of these lines add up to."""
    lines = list(lines)
    return {name: sum(line[name] for line in lines) for name in complete({})}


def reach(person, town):
    """The areas whose money this person works on; None: that of the whole town, its ceilings included."""
    if any(role.gebied_code == town for role in person.roles if role.rol in ROLLEN):
        return None
    return person.reach(ROLLEN)
