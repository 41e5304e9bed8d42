"""How it was: how many came and the story, told once and corrected later."""

from portal.activiteiten.rules import Status
from portal.clock import now
from portal.errors import NotNow
from portal.permissions import require
from portal.story.actions import move, tell


def look_back(activiteit, deelnemers, verhaal, *, by):
    """Look back on what has begun at least; NotNow for what is still to come. ``deelnemers``: a number, never names."""
    require(by, "activiteiten.beheren", activiteit)
    if activiteit.begint_at > now():
        raise NotNow("terugblikken")
    if activiteit.status == Status.GEHOUDEN:
        write_down(activiteit, deelnemers, verhaal)
        tell(activiteit, "bewerken", by=by, data={"velden": ["terugblik"]})
    else:
        move(activiteit, "terugblikken", by=by, prepare=lambda thing, step: write_down(thing, deelnemers, verhaal))


def write_down(activiteit, deelnemers, verhaal):
    activiteit.deelnemers, activiteit.verhaal = deelnemers, verhaal
