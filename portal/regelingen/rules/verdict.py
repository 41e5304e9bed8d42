"""What a rule says of an application, and all that it may look at."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portal.regelingen.rules.formule import Omvang


class Oordeel(StrEnum):
    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet_niet"
    GEMEENTE = "gemeente_beoordeelt"
    INVULLEN = "nog_invullen"


@dataclass(frozen=True)
class Verdict:
    """One rule, judged. ``zin`` is the key of a sentence in ``regelingen.sentences``, ``waarden`` fill it in;
    ``gevonden`` is the value that was found, as it is shown; ``vraag`` the page of the form where it is mended."""

    regel: str
    oordeel: Oordeel
    artikel: str
    zin: str
    waarden: dict = field(default_factory=dict)
    gevonden: str = ""
    vraag: str = ""
    voorbeeld: bool = False


@dataclass(frozen=True)
class Post:
    """One line of a budget, in cents. ``soort``: huren, kopen, inhuren or onbekend; ``baat``: it brings money in;
    ``bestuur``: it is for the board of an organisation itself."""

    omschrijving: str
    categorie: str
    bedrag: int
    soort: str = "onbekend"
    baat: bool = False
    bestuur: bool = False


@dataclass(frozen=True)
class Feiten:
    """An application and its surroundings as the check sees them. None: not filled in yet. Amounts in cents.
    ``gebieden``: in how many areas it is that share no buurt. ``geen_plafond``: there is money elsewhere, and none here."""

    vandaag: date
    venster: tuple[date, date] | None = None
    aanvrager: str | None = None
    oud_genoeg: bool | None = None
    woont: frozenset[str] | None = None
    plek: frozenset[str] | None = None
    gebieden: int = 1
    eigen_gebied: bool | None = None
    eerder_adres: int | None = 0
    eerder_groep: int = 0
    samen_ingediend: bool | None = None
    begin: date | None = None
    eind: date | None = None
    posten: tuple[Post, ...] = ()
    eigen_bijdrage: int | None = None
    gevraagd: int | None = None
    bevat: frozenset[str] | None = None
    handtekeningen: int | None = None
    adressen: int | None = None
    betrokkenen: int | None = None
    instemmers: int | None = None
    bestanden: frozenset[str] = frozenset()
    verklaringen: frozenset[str] | None = None
    extra: dict = field(default_factory=dict)
    geen_plafond: bool = False
    over: int | None = None
    omvang: Omvang | None = None
    reserve: int | None = None
