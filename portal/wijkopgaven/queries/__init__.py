"""What is looked up about wijkopgaven, goals and inspanningen."""

from portal.wijkopgaven.queries.boom import tree
from portal.wijkopgaven.queries.doelen import doel, doelen, focus_of, indicatoren, indicatoren_of, last_place
from portal.wijkopgaven.queries.inspanningen import (
    goal_ids,
    milestone,
    milestones,
    money,
    of_opgave,
    operational,
    parts,
)
from portal.wijkopgaven.queries.kompas import signalen, targets, wins
from portal.wijkopgaven.queries.opgave import (
    everything,
    inspanning,
    one,
    projectgroepen,
    public,
    running_in,
    team,
    whole,
    with_years,
)
from portal.wijkopgaven.queries.publicatie import last_question, overdue, publicatievraag, was_asked
from portal.wijkopgaven.queries.risicos import open_risks, risico, risks

__all__ = [
    "doel", "doelen", "everything", "focus_of", "goal_ids", "indicatoren", "indicatoren_of", "inspanning",
    "last_place", "last_question", "milestone", "milestones", "money", "of_opgave", "one", "open_risks", "operational",
    "overdue", "parts", "projectgroepen", "public", "publicatievraag", "risico", "risks", "running_in",
    "signalen", "targets", "team", "tree", "was_asked", "whole", "wins", "with_years",
]
