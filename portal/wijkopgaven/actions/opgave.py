"""A wijkopgave is made, edited, adopted, goes through the phases of its cycle, and is closed."""

from portal.clock import now
from portal.errors import Needed
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import Wijkopgave
from portal.wijkopgaven.rules import opgave as rules


def start(values, fase, *, by):
    """A new wijkopgave as a draft, in this phase (the key of one of the cycle); Refused outside one's own area."""
    require(by, "wijkopgaven.maken")
    opgave = Wijkopgave(owner_id=by.id, fase=fase, status=rules.Status.CONCEPT, **values)
    require(by, "wijkopgaven.beheren", opgave)
    db.session.add(opgave)
    db.session.flush()
    tell(opgave, "maken", by=by)
    return opgave


def edit(opgave, values, *, by):
    """Change what it says of itself; it stays in the area of whoever edits."""
    require(by, "wijkopgaven.beheren", opgave)
    changed = sorted(name for name, value in values.items() if getattr(opgave, name) != value)
    for name in changed:
        setattr(opgave, name, values[name])
    require(by, "wijkopgaven.beheren", opgave)
    if changed:
        tell(opgave, "bewerken", by=by, data={"velden": changed})


def to_phase(opgave, fase, note="", *, by):
    """Go to another phase of the cycle; those who follow it hear once it is public. The same phase changes nothing."""
    require(by, "wijkopgaven.beheren", opgave)
    if opgave.fase == fase:
        return
    was, opgave.fase = opgave.fase, fase
    public = opgave.status != rules.Status.CONCEPT
    tell(opgave, "naar_fase" if public else "bewerken", by=by, note=note, data={"van": was, "naar": fase})


def go(opgave, name, note="", *, by, loopt_door=False):
    """Take a step; ``opgave`` with its years. Needed names what lacks before it can be adopted, or "werk" when it is closed
    while work is not done, unless that was meant (``loopt_door``).

    Adopting it adopts the versions of its years that are still drafts.
    """
    lacks = rules.missing(opgave, opgave.jaren) if name == "vaststellen" else []
    if lacks:
        raise Needed(lacks[0])
    if name == "afsluiten" and not loopt_door and queries.unfinished(opgave.id):
        raise Needed("werk")
    return move(opgave, name, by=by, note=note, prepare=adopt_years)


def adopt_years(opgave, step):
    if step.target == rules.Status.VASTGESTELD:
        for jaar in opgave.jaren:
            jaar.vastgesteld_at = jaar.vastgesteld_at or now()
