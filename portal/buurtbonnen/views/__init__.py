"""The pages about applications: asking, handling, advising, deciding."""

from portal.buurtbonnen.views import (
    adviezen,
    antwoorden,
    besluit,
    bestanden,
    bezwaar,
    bezwaarbrieven,
    bezwaartermijn,
    daden,
    dossier,
    indienen,
    ronde,
    starten,
    termijnbrieven,
    vragen,
    wachtrij,
)
from portal.buurtbonnen.views.blueprint import room

__all__ = [
    "adviezen", "antwoorden", "besluit", "bestanden", "bezwaar", "bezwaarbrieven", "bezwaartermijn", "daden", "dossier",
    "indienen", "ronde", "room", "starten", "termijnbrieven", "vragen", "wachtrij",
]
