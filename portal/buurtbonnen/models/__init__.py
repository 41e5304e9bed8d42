"""What we remember of an application: what was asked, its handling, and what was decided."""

from portal.buurtbonnen.models.aanvraag import Aanvraag, AanvraagGebied, Aanvrager, Begrotingspost, Bestand
from portal.buurtbonnen.models.besluit import Besluit, Bezwaar, Herstelverzoek
from portal.buurtbonnen.models.handling import (
    Aanvulverzoek,
    Advies,
    Loting,
    Schorsing,
    Volgorde,
    Waardering,
    Werknotitie,
)

__all__ = [
    "Aanvraag",
    "AanvraagGebied",
    "Aanvrager",
    "Aanvulverzoek",
    "Advies",
    "Begrotingspost",
    "Besluit",
    "Bestand",
    "Bezwaar",
    "Herstelverzoek",
    "Loting",
    "Schorsing",
    "Volgorde",
    "Waardering",
    "Werknotitie",
]
