"""Example versions of regelingen, read from TOML: to begin with, for the demo village, and to try the check on."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.errors import Misconfigured
from portal.regelingen.rules.parameters import missing, schoon

FOLDER = Path(__file__).parent / "voorbeelden"
PARTS = {"regeling", "versie", "regels", "vensters", "plafonds"}
NEEDED = {
    "regeling": {"sleutel": str, "naam": str, "omschrijving": str},
    "versie": {"naam": str, "bron": str, "geldig_van": date},
    "vensters": {"naam": str, "opent_op": date, "sluit_op": date},
    "plafonds": {"venster": str, "gebieden": list, "bedrag": int},
}
OPTIONAL = {"versie": {"geldig_tot": date}}
ENTRY = {"waarde", "artikel", "voorbeeld"}


@dataclass(frozen=True)
class Voorbeeld:
    """The values of the columns of Regeling, RegelingVersie (with ``regels``), its vensters, and the plafonds:
    ``{"venster": the name of one, "gebied_code", "bedrag" in cents}``, one for each area."""

    regeling: dict
    versie: dict
    vensters: tuple[dict, ...]
    plafonds: tuple[dict, ...]

    def __iter__(self):
        return iter((self.regeling, self.versie, self.vensters, self.plafonds))


def names():
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read(name, folder=FOLDER):
    """The example called ``name``; Misconfigured names the file, the key and what is wrong with it."""
    path = folder / f"{name}.toml"
    if not path.is_file():
        raise Misconfigured(f"Geen voorbeeld {path.name}. Bekend: {', '.join(names())}.")
    try:
        return made_from(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path.name}: geen geldige TOML: {error}") from error
    except Wrong as error:
        raise Misconfigured(f"{path.name}: {error}") from error


class Wrong(Exception):
    """What is wrong, beginning with the key."""


def made_from(values):
    refuse(set(values) - PARTS, "", "onbekend deel")
    for part in sorted(PARTS - {"plafonds"}):
        refuse({part} - set(values), "", "ontbreekt")
    regels = regels_of(values["regels"])
    vensters = tuple(row_of("vensters", row, place) for place, row in numbered("vensters", values["vensters"]))
    for place, row in enumerate(vensters, 1):
        if row["sluit_op"] < row["opent_op"]:
            raise Wrong(f"vensters {place}.sluit_op: ligt voor de dag waarop het opent")
    plafonds = plafonds_of(values.get("plafonds", []), {row["naam"] for row in vensters})
    versie = {"geldig_tot": None} | row_of("versie", values["versie"]) | {"regels": regels}
    return Voorbeeld(row_of("regeling", values["regeling"]), versie, vensters, plafonds)


def refuse(keys, place, why):
    for key in sorted(keys):
        raise Wrong(f"{place}{key}: {why}")


def numbered(part, rows):
    if not isinstance(rows, list):
        raise Wrong(f"{part}: schrijf [[{part}]] met dubbele haken")
    return enumerate(rows, 1)


def row_of(part, row, number=None):
    """One table with all its keys, each of the right kind."""
    place = f"{part}." if number is None else f"{part} {number}."
    if not isinstance(row, dict):
        raise Wrong(f"{place[:-1]}: geen tabel")
    may = NEEDED[part] | OPTIONAL.get(part, {})
    refuse(set(row) - set(may), place, "onbekende sleutel")
    refuse(set(NEEDED[part]) - set(row), place, "ontbreekt")
    for key, value in row.items():
        if type(value) is not may[key] or value == "":
            raise Wrong(f"{place}{key}: {KIND[may[key]]} verwacht, niet {value!r}")
    return dict(row)


KIND = {str: "een tekst", date: "een datum (2026-12-31)", int: "een heel getal (centen)", list: "een lijst"}


def plafonds_of(rows, vensters):
    found = []
    for number, row in numbered("plafonds", rows):
        row = row_of("plafonds", row, number)
        if row["venster"] not in vensters:
            raise Wrong(f"plafonds {number}.venster: geen venster heet {row['venster']!r}")
        if row["bedrag"] < 0:
            raise Wrong(f"plafonds {number}.bedrag: minder dan nul")
        found += [{"venster": row["venster"], "gebied_code": code, "bedrag": row["bedrag"]} for code in row["gebieden"]]
    return tuple(found)


def regels_of(rules):
    """The rules as a version keeps them, complete enough to publish."""
    regels = {sleutel: entry_of(sleutel, entry) for sleutel, entry in rules.items()}
    for sleutel, fault in schoon(regels).items():
        raise Wrong(f"regels.{sleutel}: {FAULTS.get(fault, fault)}")
    for sleutel in missing(regels):
        raise Wrong(f"regels.{sleutel}: is verplicht en leeg")
    return regels


def entry_of(sleutel, entry):
    if not isinstance(entry, dict):
        raise Wrong(f"regels.{sleutel}: schrijf {{ waarde = …, artikel = \"…\" }}")
    refuse(set(entry) - ENTRY, f"regels.{sleutel}.", "onbekende sleutel")
    refuse({"waarde"} - set(entry), f"regels.{sleutel}.", "ontbreekt")
    value = entry["waarde"]
    kept = value.isoformat() if isinstance(value, date) else value
    return {"waarde": kept, "artikel": entry.get("artikel", ""), "voorbeeld": entry.get("voorbeeld", False)}


FAULTS = {
    "onbekend": "deze regel bestaat niet",
    "ja_nee": "true of false verwacht",
    "keuze": "geen van de mogelijkheden",
    "keuzes": "een lijst van mogelijkheden verwacht",
    "getal": "een heel getal verwacht",
    "bedrag": "een bedrag in centen verwacht",
    "termijn": "een termijn verwacht, zoals \"8w\"",
    "datum": "een datum verwacht",
    "tekst": "een tekst van ten hoogste 300 tekens verwacht",
    "lijst": "een lijst van tabellen verwacht",
    "kolom": "een tabel heeft een onbekende sleutel",
    "rij": "in een tabel ontbreekt iets",
    "dubbel": "iets staat er dubbel in",
    "verwijzing": "deze soort kosten staat niet in kostensoorten",
    "grens": "het getal is te klein of te groot",
    "volgorde": "het laagste is hoger dan het hoogste",
}
