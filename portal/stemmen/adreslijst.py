"""Reading a list of addresses to send codes to. A file with a fault is refused whole, with file, line and reason of each."""

import csv
import re
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from flask_babel import gettext as _

from portal.adres import spelled
from portal.signs import plain
from portal.wijken.files import BadFile, Faults, demand, told_with

MOST_BYTES, MOST_ADDRESSES, MOST_CODES = 2_000_000, 5_000, 10
POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}", re.ASCII)
NUMBER = re.compile(r"\d{1,5}", re.ASCII)
# The names of the columns, and what else they are called. ``buurt`` may be left out.
COLUMNS = {
    "postcode": (), "huisnummer": ("nummer",), "toevoeging": ("huisnummertoevoeging",),
    "straat": ("straatnaam", "openbareruimte"), "plaats": ("woonplaats",),
    "aantal": ("aantal codes", "aantal codes per adres"), "buurt": ("buurtcode",),
}
LONGEST = {"straat": 80, "plaats": 80, "toevoeging": 10}


@dataclass(frozen=True)
class Adres:
    """Where a letter goes, with ``aantal`` codes. ``naam``: an organisation, which gets a pass and has no address here."""

    aantal: int = 1
    postcode: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    straat: str = ""
    plaats: str = ""
    buurt: str | None = None
    naam: str = ""

    @property
    def lines(self):
        """What stands behind the window of the envelope."""
        if self.naam:
            return [self.naam]
        number = f"{self.huisnummer} {self.toevoeging}".strip()
        return ["Aan de bewoners van", f"{self.straat} {number}", f"{self.postcode}  {self.plaats}"]

    @property
    def spelled(self):
        """One spelling, by which two lines with the same address are known."""
        if self.naam:
            return "pas:" + "".join(sign for sign in self.naam.lower() if sign.isalnum())
        return spelled(self.postcode, f"{self.huisnummer} {self.toevoeging}")

    @property
    def row(self):
        """The line of a list that reads as this address."""
        names = ("postcode", "huisnummer", "toevoeging", "straat", "plaats", "aantal", "buurt")
        return [str(getattr(self, name) or "") for name in names]


def read_bytes(raw, name, buurten):
    """The addresses in the bytes of a file called ``name``; BadFile says what is wrong with it.

    ``buurten``: the codes of buurten that may stand in it.
    """
    with told_with(name or _("bestand")):
        demand(raw.strip(), _("het bestand is leeg"))
        demand(len(raw) <= MOST_BYTES, _("het bestand is te groot. Verdeel de adressen over meer bestanden"))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadFile(_("de tekst is niet in UTF-8. Bewaar het bestand opnieuw als “CSV UTF-8”")) from None
        demand("\0" not in text, _("dit is geen tekst"))
        return read_text(text, buurten)


def read_text(text, buurten):
    """The addresses of such a list, each once; BadFile names every line that is wrong."""
    lines = text.splitlines()
    reader = csv.reader(lines, delimiter=";" if lines[0].count(";") > lines[0].count(",") else ",")
    try:
        places = placed(next(reader))
        rows = [(reader.line_num, row) for row in islice(reader, MOST_ADDRESSES + 1) if any(map(str.strip, row))]
    except csv.Error:
        raise BadFile(_("dit is geen CSV")) from None
    too_many = _("er staan meer dan %(n)s adressen in. Verdeel ze over meer bestanden", n=MOST_ADDRESSES)
    demand(len(rows) <= MOST_ADDRESSES, too_many)
    demand(rows, _("er staan geen adressen in"))
    return without_doubles(rows, places, buurten)


def placed(head):
    """{name of a column: its place}."""
    heads = [title.strip().lower().replace("_", " ") for title in head]
    places = {
        name: next((heads.index(title) for title in (name, *others) if title in heads), None) for name, others in COLUMNS.items()
    }
    missing = [name for name, place in places.items() if place is None and name != "buurt"]
    if missing:
        raise BadFile(*(_("de kolom “%(naam)s” ontbreekt", naam=name) for name in missing))
    return {name: place for name, place in places.items() if place is not None}


def without_doubles(rows, places, buurten):
    found, seen, faults = [], {}, Faults()
    for number, row in rows:
        with faults.kept(_("regel %(n)s", n=number)):
            demand(len(row) > max(places.values()), _("er zijn minder kolommen dan in de kop"))
            adres = checked({name: " ".join(plain(row[place]).split()) for name, place in places.items()}, buurten)
            earlier = seen.setdefault(adres.spelled, number)
            demand(earlier == number, _("dit adres staat ook op regel %(n)s", n=earlier))
            found.append(adres)
    faults.tell()
    return found


def checked(cells, buurten):
    """The address in these cells; BadFile with all that is wrong in them."""
    postcode, buurt = cells["postcode"].upper(), cells.get("buurt") or None
    if wrong := list(faults_in(cells, postcode, buurt, buurten)):
        raise BadFile(*wrong)
    postcode = f"{postcode[:4]} {postcode[-2:]}"
    return Adres(**cells | {"aantal": int(cells["aantal"]), "postcode": postcode, "buurt": buurt})


def faults_in(cells, postcode, buurt, buurten):
    """What is wrong in these cells, in words."""
    if not POSTCODE.fullmatch(postcode):
        yield _("“%(cel)s” is geen postcode", cel=cells["postcode"][:20])
    if not NUMBER.fullmatch(cells["huisnummer"]):
        yield _("“%(cel)s” is geen huisnummer", cel=cells["huisnummer"][:20])
    if not (cells["straat"] and cells["plaats"]):
        yield _("de straat of de plaats ontbreekt")
    for name, most in LONGEST.items():
        if len(cells[name]) > most:
            yield _("kolom “%(naam)s” is langer dan %(n)s tekens", naam=name, n=most)
    if buurt and buurt not in buurten:
        yield _("buurt “%(cel)s” hoort niet bij deze stemming", cel=buurt[:20])
    if not (NUMBER.fullmatch(cells["aantal"]) and 1 <= int(cells["aantal"]) <= MOST_CODES):
        yield _("het aantal codes moet een getal van 1 tot en met %(n)s zijn", n=MOST_CODES)


def organisations(text):
    """A pass for each organisation that is named on a line of its own, each once."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        adres = Adres(naam=" ".join(line.split()))
        found.setdefault(adres.spelled, adres)
    return list(found.values())


def written(adressen):
    """These addresses as a list that reads the same: for the page to hand back."""
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([list(COLUMNS), *(adres.row for adres in adressen)])
    return out.getvalue()
