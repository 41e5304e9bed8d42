"""The sheet: every permission in the portal, and who holds it."""

from portal.errors import NotNow, Refused
from portal.permissions.agenda import AGENDA
from portal.permissions.besteding import BESTEDING
from portal.permissions.geld import GELD
from portal.permissions.huis import HUIS
from portal.permissions.opgaven import OPGAVEN

PERMISSIONS = HUIS | GELD | AGENDA | OPGAVEN | BESTEDING


def can(person, permission, thing=None):
    return PERMISSIONS[permission](person, thing)


def refusal(person, permission, thing=None):
    """What to raise for who may not: NotNow where that is only because of how the thing stands now."""
    late = PERMISSIONS[permission].who(person, thing)
    return (NotNow if late else Refused)(permission)


def require(person, permission, thing=None, *, instead=None):
    """Only who may goes on: raises Refused, or NotNow for who only comes too late. ``instead``: a permission that will do too."""
    if not (can(person, permission, thing) or instead and can(person, instead, thing)):
        raise refusal(person, permission, thing)
