"""The list of grants for staff: whose work it is, and what its address may ask."""

from portal.people.rules import Rol
from portal.toekenningen.rules.status import Status

ROLLEN = (Rol.BEHANDELAAR, Rol.BESLUITNEMER, Rol.FINANCIEN, Rol.CONTROLLER)
STATUSSEN = ("", *(status.value for status in Status))
SORTERINGEN = ("termijn", "nieuw")
