"""The version of a year: written as a draft, adopted once, and then fixed."""

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven.actions.inspanningen import hold
from portal.wijkopgaven.models import OpgaveJaar
from portal.wijkopgaven.rules.opgave import Status, in_period


def write(opgave, jaar, values, *, by):
    """Write the draft of a year, or go on with it; NotNow once it was adopted or outside the period.

    StaleDataError when somebody else is changing the wijkopgave.
    """
    require(by, "wijkopgaven.beheren", opgave)
    version = db.session.get(OpgaveJaar, (opgave.id, jaar))
    if not in_period(opgave, jaar) or (version and version.vastgesteld_at):
        raise NotNow("jaar")
    if version is None:
        version = OpgaveJaar(opgave_id=opgave.id, jaar=jaar)
        db.session.add(version)
    for name, value in values.items():
        setattr(version, name, value)
    hold(opgave)
    tell(opgave, "bewerken", by=by, data={"velden": ["jaar"], "jaar": jaar})
    return version


def adopt(opgave, version, *, by):
    """Make the version of a year public for good and tell what changed; NotNow while the wijkopgave itself is a draft."""
    require(by, "wijkopgaven.beheren", opgave)
    if opgave.status != Status.VASTGESTELD or version.vastgesteld_at:
        raise NotNow("bijwerken")
    if not version.veranderd.strip():
        raise Needed("veranderd")
    version.vastgesteld_at = now()
    return tell(opgave, "bijwerken", by=by, note=version.veranderd, data={"jaar": version.jaar})
