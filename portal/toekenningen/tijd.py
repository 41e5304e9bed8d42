"""What only time does to grants: what was saved too long goes back, and an expense nobody can sign any more is told."""

from portal.clock import today
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.toekenningen import queries
from portal.toekenningen.actions import kas
from portal.toekenningen.actions.uitgeven import call_finance
from portal.toekenningen.rules.uitgave import Status
from portal.transaction import transaction, tried


def pass_by():
    """End the saving whose last day is over, and call finance where a board that signs is gone; how much, by name. Doing it
    twice is doing it once."""
    with transaction():
        ids, unsigned = queries.saved_too_long(today()), queries.unsigned()
    return {
        "sparen voorbij": sum(tried(end_saving, id) for id in ids),
        "zonder tekenaar": sum(tried(call, id) for id in unsigned),
    }


def call(id):
    uitgave = queries.uitgave(id)
    return uitgave.status == Status.INGEDIEND and call_finance(uitgave, by=VANZELF)


def end_saving(id):
    """True when this call did it, whatever the number of messengers."""
    toekenning = queries.one(id)
    saved, due = toekenning.gespaard, toekenning.gespaard_tot
    if is_due := bool(saved) and due < today():
        kas.end_saving(toekenning, by=VANZELF, reden=toekenning.kenmerk or "")
        tell(toekenning, "sparen_voorbij", by=VANZELF, data={"bedrag": saved, "datum": due.isoformat()})
    return is_due
