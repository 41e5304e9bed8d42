"""The gemeenteprofiel: everything that differs between municipalities, read from TOML."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.errors import Misconfigured

FOLDER = Path(__file__).parent / "profielen"


@dataclass(frozen=True)
class Thema:
    """A subject of initiatieven, with the icon and the woven swatch it wears."""

    sleutel: str
    naam: str
    icoon: str
    staal: str


@dataclass(frozen=True)
class Profiel:
    """One municipality. ``antwoord_werkdagen`` is the promised first answer in working days."""

    sleutel: str
    naam: str
    code: str
    palet: str
    aanspreekvorm: str
    regisseur: str
    telefoon: str
    openingstijden: str
    postadres: str
    mail_afzender: str
    melding_url: str
    antwoord_werkdagen: int
    aanvullen_dagen: int
    gelijkgestelde_dagen: tuple
    demo: bool
    themas: tuple
    stadsdelen: tuple = ()
    werkgebieden: tuple = ()
    spreekuur: str = ""

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
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise Misconfigured(f"{path.name}: {error}") from error


def made_from(name, values):
    for key in ("stadsdelen", "werkgebieden", "gelijkgestelde_dagen"):
        values[key] = tuple(values.get(key, ()))
    values["themas"] = tuple(Thema(**thema) for thema in values["themas"])
    return Profiel(sleutel=name, **values)
