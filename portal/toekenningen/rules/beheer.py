"""What the address of the list of grants for staff may ask."""

from portal.toekenningen.rules.status import Status

STATUSSEN = ("", *(status.value for status in Status))
SORTERINGEN = ("termijn", "nieuw")
