"""The gemeenteprofiel: everything that differs between municipalities, read from TOML."""

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from portal.errors import Misconfigured

FOLDER = Path(__file__).parent / "profielen"
# Who can hear that an answer is late.
NIVEAUS = ("regisseur", "cmt", "wijkwethouder")


class English(str):
    """A text of the profile in English; every other text in it is Dutch."""

    taal = "en"


@dataclass(frozen=True)
class Thema:
    """A subject of initiatieven, with the icon and the woven swatch it wears."""

    sleutel: str
    naam: str
    icoon: str
    staal: str
    naam_en: str = ""


@dataclass(frozen=True)
class Naam:
    """Something a municipality names itself, such as a phase of its cycle or a cluster of work."""

    sleutel: str
    naam: str
    uitleg: str = ""


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

    def fase(self, sleutel):
        return called(self.cyclus, sleutel)

    def cluster(self, sleutel):
        return called(self.clusters, sleutel)


def called(names, sleutel):
    """The Naam of this key; one that carries the key as its name when the profile no longer knows it."""
    return next((one for one in names if one.sleutel == sleutel), Naam(sleutel, sleutel))


@dataclass(frozen=True)
class Profiel:
    """One municipality. ``antwoord_werkdagen``: the promised first answer in working days, by kind of submission;
    ``rechtbank`` is the court where beroep is lodged against a decision on bezwaar, as letters name it.

    ``concept_dagen``: when a draft of an application that nobody touches goes; ``archief_jaren``: how long after the end
    the words of a besluit on money stay (0: for ever), of which the personal data went by the version of the regeling.

    What ends in ``_en`` says the same in English and may be left out.
    """

    sleutel: str
    naam: str
    code: str
    palet: str
    aanspreekvorm: str
    regisseur: str
    telefoon: str
    openingstijden: str
    postadres: str
    rechtbank: str
    rechtbank_adres: str
    mail_afzender: str
    melding_url: str
    antwoord_werkdagen: dict
    aanvullen_dagen: int
    concept_dagen: int
    archief_jaren: int
    gelijkgestelde_dagen: tuple
    demo: bool
    themas: tuple
    wijkwerk: Wijkwerk
    stadsdelen: tuple = ()
    werkgebieden: tuple = ()
    spreekuur: str = ""
    stemleeftijd: int = 12
    stemuitleg: str = ""
    openingstijden_en: str = ""
    spreekuur_en: str = ""

    def spoken(self, taal):
        """The profile for a page in this language."""
        return self.english if taal == "en" else self

    @cached_property
    def english(self):
        """In English as far as it is given so, and in Dutch for the rest."""
        return replace(in_english(self), themas=tuple(map(in_english, self.themas)))

    @cached_property
    def by_sleutel(self):
        return {thema.sleutel: thema for thema in self.themas}

    def thema(self, sleutel):
        """The thema called so; for one that no longer exists the first."""
        return self.by_sleutel.get(sleutel, self.themas[0])


def in_english(thing):
    """The same with ``naam_en`` for ``naam``, and so on."""
    given = {name: English(text) for name, text in english_texts(thing).items() if text}
    return replace(thing, **given)


def english_texts(thing):
    """{"naam": "Green"}: every text that can be given in English, empty when it is not."""
    return {name.removesuffix("_en"): text for name, text in vars(thing).items() if name.endswith("_en")}


def read_profiel(name, folder=FOLDER):
    """The profile called ``name``; Misconfigured names the file and what is wrong with it."""
    path = folder / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.toml")))
        raise Misconfigured(f"GEMEENTE={name}: geen profiel {path.name}. Bekend: {known}.")
    try:
        return made_from(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise Misconfigured(f"{path.name}: {error}") from error


def made_from(name, values):
    for key in ("stadsdelen", "werkgebieden", "gelijkgestelde_dagen"):
        values[key] = tuple(values.get(key, ()))
    values["themas"] = tuple(Thema(**thema) for thema in values["themas"])
    values["wijkwerk"] = wijkwerk_from(values["wijkwerk"])
    made = Profiel(sleutel=name, **values)
    for thing in (made, *made.themas):
        refuse_what_is_no_text(thing)
    refuse_what_a_letter_lacks(made)
    return made


def wijkwerk_from(values):
    """The tables of names and levels, each as what it is."""
    for key in ("cyclus", "clusters", "leidraad"):
        values[key] = tuple(Naam(**row) for row in values[key])
    values["partners"] = tuple(values["partners"])
    values["escalatie"] = tuple(Niveau(**row) for row in values["escalatie"])
    return Wijkwerk(**values)


def refuse_what_a_letter_lacks(profiel):
    """A besluit without an address or a court is no lawful besluit (Awb 3:45)."""
    for name in ("postadres", "rechtbank", "rechtbank_adres"):
        text = getattr(profiel, name)
        if not isinstance(text, str) or not text.strip():
            raise TypeError(f"{name} ontbreekt")


def refuse_what_is_no_text(thing):
    for name, text in english_texts(thing).items():
        if not isinstance(text, str) or text != text.strip():
            raise TypeError(f"{thing.naam}: {name}_en is geen gewone tekst: {text!r}")
