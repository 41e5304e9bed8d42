"""The gemeenteprofiel: everything that differs between municipalities, read from TOML."""

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from stdnum import bic, iban

from portal.english import in_english
from portal.errors import Misconfigured
from portal.facts import check_all, check_promises, each_made, made, texts
from portal.wijkwerk import Wijkwerk, wijkwerk_from

FOLDER = Path(__file__).parent / "profielen"


@dataclass(frozen=True)
class Thema:
    """A subject of initiatieven, with the icon and the woven swatch it wears."""

    sleutel: str
    naam: str
    icoon: str
    staal: str
    naam_en: str = ""


@dataclass(frozen=True)
class Betalen:
    """The account the gemeente pays from, as its bank knows it."""

    naam: str
    iban: str
    bic: str

    def __post_init__(self):
        for what, number, kind in (("iban", self.iban, iban), ("bic", self.bic, bic)):
            if not kind.is_valid(number) or kind.compact(number) != number:
                raise TypeError(f"betalen: {what} {number!r} klopt niet")


@dataclass(frozen=True)
class Profiel:
    """One municipality. ``antwoord_werkdagen``: the promised first answer in working days, by kind of submission;
    ``rechtbank`` is the court where beroep is lodged against a decision on bezwaar, as letters name it.

    ``aanvullen_dagen``: how long completing a plan may take, unless who asks for it chooses another day; for an application
    the version of its regeling says it. ``concept_dagen``: when a draft of an application that nobody touches goes;
    ``archief_jaren``: how long after the end the words of a besluit on money stay (0: for ever), of which the personal data
    went by the version of the regeling.

    What ends in ``_en`` says the same in English and may be left out.
    """

    sleutel: str
    naam: str
    code: str
    palet: str
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
    betalen: Betalen
    stadsdelen: tuple = ()
    werkgebieden: tuple = ()
    spreekuur: str = ""
    stemleeftijd: int = 12
    stemuitleg: str = ""
    regisseur_en: str = ""
    openingstijden_en: str = ""
    spreekuur_en: str = ""

    def spoken(self, taal):
        """The profile for a page in this language."""
        return self.english if taal == "en" else self

    @cached_property
    def english(self):
        """In English as far as it is given so, and in Dutch for the rest."""
        themas = tuple(map(in_english, self.themas))
        return replace(in_english(self), themas=themas, wijkwerk=self.wijkwerk.english)

    @cached_property
    def by_sleutel(self):
        return {thema.sleutel: thema for thema in self.themas}

    def thema(self, sleutel):
        """The thema called so; for one that no longer exists the first."""
        return self.by_sleutel.get(sleutel, self.themas[0])


def read_profiel(name, folder=FOLDER):
    """The profile called ``name``; Misconfigured names the file and what is wrong with it."""
    path = folder / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.toml")))
        raise Misconfigured(f"GEMEENTE={name}: geen profiel {path.name}. Bekend: {known}.")
    try:
        return made_from(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        raise Misconfigured(f"{path.name}: de tekst is niet in UTF-8. Bewaar het bestand opnieuw als UTF-8") from None
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise Misconfigured(f"{path.name}: {error}") from error


def made_from(name, values):
    for key in ("stadsdelen", "werkgebieden"):
        values[key] = tuple(values.get(key, ()))
    values["gelijkgestelde_dagen"] = texts(values.get("gelijkgestelde_dagen", []), "gelijkgestelde_dagen")
    values["themas"] = each_made(Thema, values.get("themas"), "themas")
    values["wijkwerk"] = wijkwerk_from(values.get("wijkwerk"))
    values["betalen"] = made(Betalen, values.get("betalen"), "betalen")
    check_promises(values.get("antwoord_werkdagen"))
    profiel = made(Profiel, {"sleutel": name, **values}, values.get("naam") or "het profiel")
    check_all(profiel)
    return profiel
