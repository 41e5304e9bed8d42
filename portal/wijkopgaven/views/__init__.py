"""The pages of the room."""

from portal.wijkopgaven.views import (
    beheer,
    doelen,
    inspanningen,
    jaar,
    kompas,
    lijn,
    nieuws,
    opgave,
    plannen,
    publicatie,
    risicos,
    team,
    werk,
)
from portal.wijkopgaven.views.blueprint import room

__all__ = [
    "beheer", "doelen", "inspanningen", "jaar", "kompas", "lijn", "nieuws", "opgave", "plannen", "publicatie",
    "risicos", "room", "team", "werk",
]
