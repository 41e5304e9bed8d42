"""What a gemeenteprofiel may hold: every fact is there and of its kind, so that no page, letter or mail fails on one later."""

import re
from dataclasses import MISSING, fields
from email.utils import parseaddr
from urllib.parse import urlsplit

from portal.forms import mail_address
from portal.signs import plain
from portal.termijn.atw import named_holidays
from portal.wijken.rules import Soort, parts_of, soort_of

# What may be nothing: for ever, everybody, at once. All other numbers are 1 at least.
MAY_BE_NOTHING = ("archief_jaren", "stemleeftijd", "na_werkdagen")
HIGHEST = 36_500
CODE = re.compile("GM[0-9]{4}")
# What the database keeps of a thema, a phase or a cluster.
KEY = re.compile("[a-z][a-z0-9_-]{0,29}")
# Every kind of submission that is promised an answer.
BELOOFD = ("initiatieven", "aanvragen", "agendapunten", "signalen")


def made(kind, values, called):
    """A thing of this kind with these values; TypeError names what is missing, unknown or not as it should be."""
    demand(isinstance(values, dict), f"{called} is geen tabel")
    known = {field.name: field for field in fields(kind)}
    missing = [name for name, field in known.items() if field.default is MISSING and name not in values]
    demand(not missing, f"{called}: hier ontbreekt {', '.join(missing)}")
    unknown = [name for name in values if name not in known]
    demand(not unknown, f"{called}: onbekend is {', '.join(unknown)}")
    for name, value in values.items():
        check = CHECKS.get(known[name].type)
        if check:
            check(f"{called}: {name}", value, known[name])
    return kind(**values)


def each_made(kind, rows, called):
    """A thing of every row, none of them called as another."""
    demand(isinstance(rows, list), f"{called} is geen lijst")
    things = tuple(made(kind, row, f"{called}: {name_of(row, number)}") for number, row in enumerate(rows, 1))
    keys = [thing.sleutel for thing in things if hasattr(thing, "sleutel")]
    wrong = [key for key in keys if not KEY.fullmatch(key)]
    demand(not wrong, f"{called}: sleutel {', '.join(wrong)} is geen woord van hooguit 30 kleine letters, cijfers, - en _")
    demand(len(set(keys)) == len(keys), f"{called}: een sleutel staat er twee keer")
    return things


def name_of(row, number):
    return isinstance(row, dict) and row.get("naam") or number


def texts(values, called):
    demand(isinstance(values, list) and all(map(is_text, values)), f"{called} is geen lijst van teksten")
    return tuple(values)


def demand(holds, fault):
    if not holds:
        raise TypeError(fault)


def is_text(value):
    return isinstance(value, str) and value == value.strip() and plain(value) == value and "\n" not in value


def check_text(called, value, field):
    demand(is_text(value), f"{called} is geen gewone tekst: {value!r}")
    demand(value or field.default == "", f"{called} is leeg")


def check_number(called, value, field):
    check_whole(called, value, 0 if field.name in MAY_BE_NOTHING else 1)


def check_whole(called, value, least=1):
    fits = type(value) is int and least <= value <= HIGHEST
    demand(fits, f"{called} is geen heel getal van {least} tot en met {HIGHEST}: {value!r}")


def check_choice(called, value, field):
    demand(isinstance(value, bool), f"{called} is geen true of false: {value!r}")


CHECKS = {str: check_text, int: check_number, bool: check_choice}


def check_promises(values):
    """A promised day for every kind, and for no other."""
    fits = isinstance(values, dict) and set(values) == set(BELOOFD)
    demand(fits, f"antwoord_werkdagen noemt niet precies {', '.join(BELOOFD)}")
    for kind, days in values.items():
        check_whole(f"antwoord_werkdagen: {kind}", days)


def check_places(profiel):
    """What leads elsewhere: the gemeente itself, where mail comes from, where a resident reports a loose tile."""
    demand(CODE.fullmatch(profiel.code), f"code {profiel.code!r} is geen GM met vier cijfers")
    demand(mail_address(parseaddr(profiel.mail_afzender)[1]), "mail_afzender is geen naam met een mailadres: "
           f"{profiel.mail_afzender!r}")
    place = urlsplit(profiel.melding_url)
    demand(place.scheme in ("http", "https") and place.netloc, f"melding_url begint niet met https://: {profiel.melding_url!r}")


def check_days(days):
    for day in days:
        try:
            named_holidays(2026, (day,))
        except ValueError:
            raise TypeError(f"gelijkgestelde_dagen kent {day!r} niet") from None


def check_areas(areas, soort, called):
    """Areas of the gemeente's own: what they are called and what they are made of."""
    for area in areas:
        demand(isinstance(area, dict) and is_text(area.get("naam")) and area["naam"], f"{called}: naam ontbreekt")
        code = area.get("code")
        demand(isinstance(code, str) and soort_of(code) == soort, f"{called}: code {code!r} is niet van een {soort}")
        demand(parts_of(area), f"{called}: {code} heeft geen wijken of buurten")


def check_all(profiel):
    """What one fact alone does not tell."""
    check_places(profiel)
    check_days(profiel.gelijkgestelde_dagen)
    check_areas(profiel.stadsdelen, Soort.STADSDEEL, "stadsdelen")
    check_areas(profiel.werkgebieden, Soort.WERKGEBIED, "werkgebieden")
    demand(profiel.themas, "themas is leeg")
    werk = profiel.wijkwerk
    demand(werk.leidraad_vanaf <= len(werk.leidraad), "wijkwerk: leidraad_vanaf is meer dan er vragen zijn")
