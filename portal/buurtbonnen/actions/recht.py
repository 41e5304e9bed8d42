"""What an action asks of the sheet before it begins."""

from portal.buurtbonnen.rules.status import OPEN
from portal.errors import NotNow
from portal.permissions import require


def require_open(person, permission, aanvraag):
    """The same, and only while it is not decided."""
    require(person, permission, aanvraag)
    if aanvraag.status not in OPEN:
        raise NotNow(permission)
