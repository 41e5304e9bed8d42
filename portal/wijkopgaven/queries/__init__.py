"""What is looked up about wijkopgaven, goals and inspanningen."""

from portal.wijkopgaven.queries.blad import blad
from portal.wijkopgaven.queries.boom import tree
from portal.wijkopgaven.queries.doelen import (
    doel,
    doelen,
    focus_of,
    indicatoren,
    indicatoren_of,
    last_place,
    places_for,
)
from portal.wijkopgaven.queries.inspanningen import (
    goal_ids,
    milestone,
    milestones,
    money,
    of_opgave,
    operational,
    parts,
    unfinished,
)
from portal.wijkopgaven.queries.kompas import led_to, signalen, targets, wins
from portal.wijkopgaven.queries.opgave import (
    everything,
    inspanning,
    one,
    projectgroepen,
    public,
    running_in,
    team,
    with_years,
)
from portal.wijkopgaven.queries.publicatie import is_alone, last_question, overdue, publicatievraag, was_asked
from portal.wijkopgaven.queries.risicos import open_risks, risico, risks
from portal.wijkopgaven.queries.weggooien import in_the_way
from portal.wijkopgaven.queries.werk import listed

__all__ = [
    "blad", "doel", "doelen", "everything", "focus_of", "goal_ids", "in_the_way", "indicatoren", "indicatoren_of",
    "inspanning", "is_alone", "last_place", "last_question", "led_to", "listed", "milestone", "milestones", "money",
    "of_opgave", "one", "open_risks", "operational", "overdue", "parts", "places_for", "projectgroepen", "public",
    "publicatievraag", "risico", "risks", "running_in", "signalen", "targets", "team", "tree", "unfinished",
    "was_asked", "wins", "with_years",
]
