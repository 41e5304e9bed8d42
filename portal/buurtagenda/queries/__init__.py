"""What is looked up of agendas and their points."""

from portal.buurtagenda.queries.agenda import (
    agendas,
    awaits_result,
    everything,
    follows,
    has_open_vote,
    is_voted_on,
    one,
    running_in,
)
from portal.buurtagenda.queries.gestemd import stemmingen
from portal.buurtagenda.queries.punten import (
    admitted,
    all_points,
    found,
    initiatieven_for,
    kept_by,
    milestone,
    milestones,
    open_criteria,
    points_of_initiatief,
    public_points,
    punt,
    punt_by_kenmerk,
    punt_of_initiatief,
    supports,
    waiting,
    why_off,
)
from portal.buurtagenda.queries.signalen import signaal, signalen
from portal.buurtagenda.queries.wijkfoto import placed, with_buurten

__all__ = [
    "admitted", "agendas", "all_points", "awaits_result", "everything", "follows", "found", "has_open_vote", "initiatieven_for",
    "is_voted_on", "kept_by", "milestone", "milestones", "one", "open_criteria", "placed", "points_of_initiatief",
    "public_points", "punt", "punt_by_kenmerk", "punt_of_initiatief", "running_in", "signaal", "signalen",
    "stemmingen", "supports", "waiting", "why_off", "with_buurten",
]
