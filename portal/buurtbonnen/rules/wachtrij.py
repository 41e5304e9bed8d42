"""The queue of staff: what its address may ask, and the light a term shows."""

from datetime import timedelta

from portal.buurtbonnen.rules.status import OPEN, Status
from portal.people.rules import Rol

ROLLEN = (Rol.BEHANDELAAR, Rol.BESLUITNEMER)
STATUSSEN = ("", *(status.value for status in Status if status != Status.CONCEPT))
LICHTEN = ("", "rood", "oranje", "groen", "stil")
BIJ = ("", "mij", "niemand")
SORTERINGEN = ("termijn", "nieuw", "oud", "bedrag")
SOON = timedelta(days=14)


def stoplicht(row, day):
    """The light of an open application on a day, by the last day that was written down; "" when it is not open."""
    if row.status not in OPEN:
        return ""
    if row.beslissen_voor is None:
        return "stil"
    if row.beslissen_voor < day:
        return "rood"
    return "oranje" if row.beslissen_voor <= day + SOON else "groen"
