"""Counting votes: pure, exact, and with for every project why it won or not."""

from portal.tellen.election import (
    GEBIED,
    SOORTEN,
    THEMA,
    Ballot,
    Election,
    Project,
    approval,
    equal_channels,
    grouped,
    points,
    ranking,
)
from portal.tellen.outcome import Outcome, Reden, Trace
from portal.tellen.rules import DEEL, GELIJKE_DELEN, MEESTE_STEMMEN, NIETS, REGELS, RESTEN, VOLGENDE, Rules
from portal.tellen.tel import tel, vergelijk

__all__ = [
    "DEEL",
    "GEBIED",
    "GELIJKE_DELEN",
    "MEESTE_STEMMEN",
    "NIETS",
    "REGELS",
    "RESTEN",
    "SOORTEN",
    "THEMA",
    "VOLGENDE",
    "Ballot",
    "Election",
    "Outcome",
    "Project",
    "Reden",
    "Rules",
    "Trace",
    "approval",
    "equal_channels",
    "grouped",
    "points",
    "ranking",
    "tel",
    "vergelijk",
]
