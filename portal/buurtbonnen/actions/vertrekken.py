"""Somebody leaves the portal: out of every room they could be in, and then out of the list of people."""

from portal.bewonersgroepen import actions as bewonersgroepen
from portal.buurtbonnen import queries
from portal.buurtbonnen.actions.schrijven import discard
from portal.initiatieven import actions as initiatieven
from portal.people.leaving import forget


def leave_portal(*, by):
    """What was sent stays, drafts go. Refused for a beheerder."""
    bewonersgroepen.leave_everywhere(by=by)
    initiatieven.leave_everywhere(by=by)
    for id in queries.draft_ids(by):
        discard(queries.one(id), by=by)
    forget(by, by=by)
