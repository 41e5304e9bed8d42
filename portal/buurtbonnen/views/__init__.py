"""The pages about applications: asking, handling, advising, deciding."""

from portal.buurtbonnen.views import (
    adviezen,
    antwoorden,
    besluit,
    bestanden,
    bezwaar,
    daden,
    dossier,
    indienen,
    starten,
    vragen,
    wachtrij,
)
from portal.buurtbonnen.views.blueprint import room

__all__ = [
    "adviezen", "antwoorden", "besluit", "bestanden", "bezwaar", "daden", "dossier", "indienen", "room", "starten",
    "vragen", "wachtrij",
]
