"""What is looked up to see how it stands: figures by area, the work of a period, and the reports that were made."""

from portal.rapportages.queries import bereik, geld
from portal.rapportages.queries.tellingen import granted, handed_in, promises
from portal.rapportages.queries.vandaag import agenda_of_today
from portal.rapportages.queries.verslagen import about, one, reports
from portal.rapportages.queries.werk import (
    done_by_residents,
    goals,
    goals_of,
    money,
    opgaven,
    risks_in,
    wins,
    work,
)

__all__ = [
    "about", "agenda_of_today", "bereik", "done_by_residents", "geld", "goals", "goals_of", "granted", "handed_in", "money",
    "one", "opgaven", "promises", "reports", "risks_in", "wins", "work",
]
