"""Somebody who leaves the portal: what they pulled goes on with others, or people hear that it does not."""

from portal.initiatieven import queries
from portal.initiatieven.actions.holding import hold
from portal.initiatieven.actions.people import end_invitations, pass_on, seek
from portal.initiatieven.actions.steps import take_step
from portal.initiatieven.actions.writing import discard
from portal.initiatieven.rules import BIJ_TEAM, Status, is_openbaar
from portal.story.actions import tell

VERTROKKEN = "De indiener heeft het account verwijderd."


def leave_everywhere(*, by):
    """A draft is thrown away, a plan others pull along goes on with the first of them; what nobody else pulls is withdrawn
    while it waits for the team, and else stays for whoever wants to go on with it, as does what they were the last to pull."""
    along, own = queries.pulled_along(by), queries.held(by)
    for id in sorted({*along, *own}):  # always in the same order, so that two who leave never wait for each other in a ring
        hold(id)
    for id in along:
        seek(queries.one(id), by=by)
    for id in own:
        plan = queries.one(id)
        if plan.status == Status.CONCEPT:
            discard(plan, by=by)
        elif plan.mede:
            pass_on(plan, plan.mede[0].person)
            tell(queries.one(id), "overnemen", by=by)
        elif plan.status in BIJ_TEAM:
            take_step(plan, "intrekken", by=by, reden=VERTROKKEN)
        else:
            end_invitations(plan)
            if is_openbaar(by, plan):
                tell(plan, "verlaten", by=by)
