"""What is looked up of voting rounds: the round with its options, and who may vote in it."""

from portal.stemmen.queries.kiezer import code_of, for_voter, on_ballot, opened_not_cast, saved, waiting_here
from portal.stemmen.queries.maken import areas_of, gone, is_last, planned, points_for
from portal.stemmen.queries.ronde import (
    announced,
    awaits_count,
    counted,
    drafts,
    fixed,
    keuze,
    of_agenda,
    one,
    public_rounds,
    to_announce,
    with_result,
)
from portal.stemmen.queries.uitgebracht import past_their_time
from portal.stemmen.queries.uitslag import chosen_points, telling

__all__ = [
    "announced", "areas_of", "awaits_count", "chosen_points", "code_of", "counted", "drafts", "fixed", "for_voter", "gone",
    "is_last", "keuze", "of_agenda", "on_ballot", "one", "opened_not_cast", "past_their_time", "planned", "points_for",
    "public_rounds", "saved", "telling", "to_announce", "waiting_here", "with_result",
]
