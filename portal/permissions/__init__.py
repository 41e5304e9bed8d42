"""The sheet: every permission in the portal, and who holds it."""

from portal.permissions.agenda import AGENDA
from portal.permissions.geld import GELD
from portal.permissions.huis import HUIS

PERMISSIONS = HUIS | GELD | AGENDA


def can(person, permission, thing=None):
    return PERMISSIONS[permission](person, thing)
