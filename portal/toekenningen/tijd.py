"""What only time does to grants: what was saved too long goes back."""

from portal.clock import today
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.toekenningen import queries
from portal.toekenningen.actions import kas
from portal.transaction import transaction, tried


def pass_by():
    """End the saving whose last day is over; of how many grants. Doing it twice is doing it once."""
    with transaction():
        ids = queries.saved_too_long(today())
    return {"sparen voorbij": sum(tried(end_saving, id) for id in ids)}


def end_saving(id):
    """True when this call did it, whatever the number of messengers."""
    toekenning = queries.one(id)
    saved, due = toekenning.gespaard, toekenning.gespaard_tot
    if is_due := bool(saved) and due < today():
        kas.end_saving(toekenning, by=VANZELF, reden=toekenning.kenmerk or "")
        tell(toekenning, "sparen_voorbij", by=VANZELF, data={"bedrag": saved, "datum": due.isoformat()})
    return is_due
