"""The list of grants for staff: what its address may ask, and where each of them works."""

from portal.people.rules import Rol
from portal.toekenningen.rules.status import Status

ROLLEN = (Rol.BEHANDELAAR, Rol.BESLUITNEMER, Rol.FINANCIEN, Rol.CONTROLLER)
STATUSSEN = ("", *(status.value for status in Status))
SORTERINGEN = ("termijn", "nieuw")


def reach(person):
    """The codes of every area in which this person works on money, or checks it."""
    return frozenset().union(*(role.reach for role in person.roles if role.rol in ROLLEN))
