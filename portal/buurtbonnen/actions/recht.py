"""What an action asks of the sheet before it begins."""

from portal.buurtbonnen.rules.status import OPEN
from portal.errors import NotNow, Refused
from portal.permissions import can


def demand(person, permission, thing):
    if not can(person, permission, thing):
        raise Refused(permission)


def demand_open(person, permission, aanvraag):
    """The same, and only while it is not decided."""
    demand(person, permission, aanvraag)
    if aanvraag.status not in OPEN:
        raise NotNow(permission)
