"""How a municipality works in its wijken, as its gemeenteprofiel says it."""

from dataclasses import dataclass, replace
from functools import cached_property

from portal.english import in_english
from portal.facts import demand, each_made, made, texts

# Who can hear that an answer is late.
NIVEAUS = ("regisseur", "cmt", "wijkwethouder")
# What is a list of Naam.
TABLES = ("cyclus", "clusters", "leidraad")


@dataclass(frozen=True)
class Naam:
    """Something a municipality names itself, such as a phase of its cycle or a cluster of work."""

    sleutel: str
    naam: str
    uitleg: str = ""
    naam_en: str = ""
    uitleg_en: str = ""


@dataclass(frozen=True)
class Niveau:
    """Who hears that an answer is late: holders of ``rol``, from so many working days after the promised date."""

    rol: str
    na_werkdagen: int

    def __post_init__(self):
        if self.rol not in NIVEAUS:
            raise TypeError(f"escalatie kent {self.rol!r} niet")


@dataclass(frozen=True)
class Wijkwerk:
    """How a municipality works in its wijken. Terms in working days.

    ``opgave`` and ``opgaven`` are its own word for a wijkopgave, ``team`` for the wijkregieteam; ``cyclus`` the phases of its
    area cycle. ``leidraad``: questions to answer with ja or nee; with ``leidraad_vanaf`` times ja it is wijkgericht.
    ``stil_dagen``: after so many days (not working days) without a word something counts as stalled.
    """

    opgave: str
    opgaven: str
    team: str
    cyclus: tuple
    clusters: tuple
    partners: tuple
    escalatie: tuple
    leidraad: tuple
    leidraad_vanaf: int
    dienst_werkdagen: int
    publicatie_werkdagen: int
    stil_dagen: int
    opgave_en: str = ""
    opgaven_en: str = ""
    team_en: str = ""

    @cached_property
    def english(self):
        """In English as far as it is given so."""
        return replace(in_english(self), **{table: tuple(map(in_english, getattr(self, table))) for table in TABLES})

    @property
    def names(self):
        """Every Naam there is."""
        return [naam for table in TABLES for naam in getattr(self, table)]

    def fase(self, sleutel):
        return called(self.cyclus, sleutel)

    def cluster(self, sleutel):
        return called(self.clusters, sleutel)


def called(names, sleutel):
    """The Naam of this key; one that carries the key as its name when the profile no longer knows it."""
    return next((one for one in names if one.sleutel == sleutel), Naam(sleutel, sleutel))


def wijkwerk_from(values):
    """The tables of names and levels, each as what it is."""
    demand(isinstance(values, dict), "wijkwerk ontbreekt")
    for key in TABLES:
        values[key] = each_made(Naam, values.get(key), f"wijkwerk: {key}")
    values["partners"] = texts(values.get("partners"), "wijkwerk: partners")
    values["escalatie"] = each_made(Niveau, values.get("escalatie"), "wijkwerk: escalatie")
    return made(Wijkwerk, values, "wijkwerk")
