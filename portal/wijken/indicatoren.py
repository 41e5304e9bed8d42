"""Taking in indicators: what is measured, by whom, and the figures of each area and year. Nothing comes twice."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import bindparam, delete, select

from portal.extensions import db
from portal.sql import insert
from portal.wijken import queries
from portal.wijken.files import Faults, demand
from portal.wijken.files.figures import check_thousands
from portal.wijken.files.indicators import read_indicators
from portal.wijken.klein import found_out
from portal.wijken.models import Cijfer, Indicator
from portal.wijken.rules import AANTAL, KLEINSTE_GROEP, Meting, Richting

CBS = "CBS, Kerncijfers wijken en buurten, CC BY 4.0 (bewerkt)"
PLAIN = {
    "titel": "",
    "eenheid": "",
    "bron": "",
    "soort": Meting.OBJECTIEF,
    "richting": Richting.GEEN,
    "traag": False,
    "groepsgrootte": KLEINSTE_GROEP,
    "deel_van": "",
    "basis": False,
}
CHUNK = 2_000


@dataclass(frozen=True)
class Taken:
    """How many figures were kept, how many were left out because the group is too small or because they would tell of one
    that is (``beside``), and how many are empty."""

    kept: int
    too_small: int
    beside: int
    empty: int


@cache
def of_cbs():
    """The indicators that come with the portal, as rows of Indicator."""
    told = tomllib.loads(Path(__file__).with_name("indicatoren.toml").read_text(encoding="utf-8"))
    return [{"naam": naam} | PLAIN | {"bron": CBS, "traag": True, "basis": True} | about for naam, about in told.items()]


def keep_standard():
    """Write down what the figures of CBS measure, again when it is there already."""
    keep(of_cbs())


def keep(rows):
    """Insert these indicators, or bring those that are there up to date."""
    statement = insert(Indicator)
    changes = {name: statement.excluded[name] for name in PLAIN}
    db.session.execute(statement.on_conflict_do_update(index_elements=["naam"], set_=changes), rows)


def keep_new(told):
    """Write down the indicators of {naam: what is told of it} that are not known yet; what is known stays as it is."""
    known = set(db.session.scalars(select(Indicator.naam)))
    new = [{"naam": naam} | PLAIN | about for naam, about in told.items() if naam not in known]
    if new:
        keep(new)


def import_indicators(path, *, profiel, progress):
    """Take in a file of indicators; Taken. With a fault: BadFile with all of them, and nothing taken.

    A cell that became empty, or a group that became too small, takes its figure away.
    """
    faults = Faults()
    lines = read_indicators(path, profiel.code, faults)
    check_areas(lines, profiel, faults)
    indicators = described(lines, faults)
    check_counts(lines, indicators, faults)
    faults.tell()
    keep(list(indicators.values()))
    small = {line.key for line in lines if is_small(line, indicators[line.naam])}
    empty = {line.key for line in lines if line.waarde is None} - small
    beside = found_out([line for line in lines if line.key not in empty], indicators, small)
    left_out = small | empty | beside
    drop(left_out)
    told = [line for line in lines if line.key not in left_out]
    write(told, progress)
    return Taken(len(told), len(small), len(beside), len(empty))


def check_areas(lines, profiel, faults):
    known = queries.parents(profiel.code)
    for line in lines:
        with faults.kept(line.place):
            demand(line.code in known, f"gebied {line.code} is niet bekend. Lees eerst de gebieden in")


def check_counts(lines, indicators, faults):
    """A count has no decimals, so a point or a comma in it may stand for thousands."""
    for line in lines:
        if indicators[line.naam]["eenheid"] == AANTAL:
            with faults.kept(line.place):
                check_thousands(line.cel)


def is_small(line, indicator):
    return line.aantal is not None and line.aantal < indicator["groepsgrootte"]


def described(lines, faults):
    """{naam: row of Indicator} of every indicator in these lines: what was known, with what the lines tell."""
    known = {
        row.naam: {name: getattr(row, name) for name in ("naam", *PLAIN)}
        for row in db.session.scalars(select(Indicator))
    }
    told = {}
    for line in lines:
        for name, value in line.about.items():
            earlier = told.setdefault(line.naam, {}).setdefault(name, value)
            with faults.kept(line.place):
                demand(earlier == value, f"{name} van {line.naam} is hier anders dan eerder in het bestand")
    made = {}
    for line in lines:
        if line.naam not in made:
            made[line.naam] = known.get(line.naam, {"naam": line.naam} | PLAIN) | told.get(line.naam, {})
            with faults.kept(line.place):
                check_described(made[line.naam], {*known, *told})
    return made


def check_described(row, names):
    """Everyone must be able to read what it is and where it comes from."""
    missing = [name for name in ("titel", "bron") if not row[name]]
    demand(not missing, f"{row['naam']} is nieuw. Vul in een regel {' en '.join(missing)} in")
    part = row["deel_van"]
    demand(not part or part in names, f"{row['naam']} is een deel van {part}, en dat is niet bekend")


def drop(keys):
    """Take these figures away."""
    if keys:
        here = (
            getattr(Cijfer.__table__.c, name) == bindparam(f"its_{name}") for name in ("gebied_code", "jaar", "naam")
        )
        rows = [{"its_gebied_code": code, "its_jaar": jaar, "its_naam": naam} for code, jaar, naam in sorted(keys)]
        db.session.execute(delete(Cijfer.__table__).where(*here), rows)


def write(lines, progress):
    statement = insert(Cijfer)
    changes = {name: statement.excluded[name] for name in ("waarde", "aantal")}
    statement = statement.on_conflict_do_update(index_elements=["gebied_code", "jaar", "naam"], set_=changes)
    for part in progress("Cijfers bewaren", [lines[at : at + CHUNK] for at in range(0, len(lines), CHUNK)]):
        db.session.execute(statement, [row_of(line) for line in part])


def row_of(line):
    return {
        "gebied_code": line.code,
        "jaar": line.jaar,
        "naam": line.naam,
        "waarde": line.waarde,
        "aantal": line.aantal,
    }
