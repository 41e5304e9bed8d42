"""What holds for areas: which kinds there are, how their codes and names look, and what figures say."""

import re
import unicodedata
from enum import StrEnum


class Soort(StrEnum):
    GEMEENTE = "gemeente"
    STADSDEEL = "stadsdeel"
    WIJK = "wijk"
    BUURT = "buurt"
    WERKGEBIED = "werkgebied"


class Meting(StrEnum):
    """Counted in a register, or asked of people."""

    OBJECTIEF = "objectief"
    SUBJECTIEF = "subjectief"


class Richting(StrEnum):
    """Which way a figure gets better."""

    HOGER = "hoger"
    LAGER = "lager"
    GEEN = "geen"


PREFIX = {
    "GM": Soort.GEMEENTE,
    "SD": Soort.STADSDEEL,
    "WK": Soort.WIJK,
    "BU": Soort.BUURT,
    "WG": Soort.WERKGEBIED,
}
CODE = re.compile("[A-Z]{2}[A-Z0-9-]{1,28}")
LEFT_OUT = re.compile(r"[\u0300-\u036f'’‘`]")
POSTCODE = re.compile("[1-9][0-9]{3} ?[A-Za-z]{0,2}")

LEEFTIJDEN = ("inw_0_15", "inw_15_25", "inw_25_45", "inw_45_65", "inw_65_plus")
# What may be added up from buurt to wijk; an average or a density may not.
OPTELBAAR = ("inwoners", *LEEFTIJDEN, "huishoudens", "huishoudens_met_kinderen")
CIJFERS = (
    *OPTELBAAR,
    "gem_huishoudensgrootte",
    "bevolkingsdichtheid_km2",
    "stedelijkheid_1_5",
    "mannen",
    "vrouwen",
    "woningvoorraad",
    "oppervlakte_ha",
    "land_ha",
    "water_ha",
    "oppervlakte_ha_gegeneraliseerd",
)
# What the page of an area tells.
VERTELD = (*OPTELBAAR, "gem_huishoudensgrootte", "bevolkingsdichtheid_km2", "woningvoorraad")
SOM = "som_"
AANTAL = "aantal"
# Voorbeeld: over minder mensen of woningen zegt een cijfer te veel van een enkeling.
KLEINSTE_GROEP = 10


def soort_of(code):
    """The kind of area a code names, or None."""
    return PREFIX.get(code[:2])


def code_in(text):
    """The code of an area in an address, or "" when this cannot be one: an address may hold anything."""
    return text if CODE.fullmatch(text) else ""


def in_gemeente(code, gemeente):
    """CBS writes the number of the gemeente in the code of each wijk and buurt."""
    return code[2:6] == gemeente[2:6]


def is_postcode(text):
    return POSTCODE.fullmatch(text.strip()) is not None


def fold(text):
    """A name as people type it: without capitals, accents, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", LEFT_OUT.sub("", plain)))


def look_up(areas, text):
    """The one area that is called so, or None; and in that case every area whose name holds this text, those called so first."""
    wanted = fold(text)
    found = [area for area in areas if wanted and wanted in fold(area.naam)]
    exact = [area for area in found if fold(area.naam) == wanted]
    if len(exact) == 1:
        return exact[0], []
    return None, sorted(found, key=lambda area: (area not in exact, fold(area.naam)))


def parts_of(area):
    """The wijken and buurten a stadsdeel or werkgebied of the profile is made of."""
    return {*area.get("wijken", ()), *area.get("buurten", ())}


def own_areas(profiel):
    """The areas the gemeente drew itself; they do not coincide with those of CBS."""
    return (*profiel.stadsdelen, *profiel.werkgebieden)


def liggings(buurten, profiel):
    """Which area holds which buurten, as pairs of codes. ``buurten`` gives the wijk of each buurt."""
    pairs = set()
    for buurt, wijk in buurten.items():
        pairs |= {(area, buurt) for area in (buurt, wijk, profiel.code)}
        pairs |= {(area["code"], buurt) for area in own_areas(profiel) if parts_of(area) & {buurt, wijk}}
    return pairs


def unknown_parts(profiel, codes):
    """The wijken and buurten the profile names that are not among ``codes``, sorted."""
    return sorted(set().union(*map(parts_of, own_areas(profiel))) - set(codes))


def figure(figures, name):
    """What CBS publishes, else our own sum of the buurten, else None: geen gegevens."""
    return figures.get(name, figures.get(SOM + name))


def share(figures, part, whole):
    """``part`` as a whole percentage of ``whole``, or None when either is missing."""
    some, all_of_it = figure(figures, part), figure(figures, whole)
    return round(100 * some / all_of_it) if some is not None and all_of_it else None
