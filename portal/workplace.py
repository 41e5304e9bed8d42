"""Where somebody of the gemeente begins: the first page that holds work of theirs."""

from portal.permissions import can

# permission → page, the one with the most pressing work first; who holds none of these looks on.
WORKPLACES = {
    "rapportages.vandaag": "rapportages.vandaag",
    "aanvragen.beheren": "buurtbonnen.queue",
    "betalingen.bekijken": "betalingen.index",
    "stemrondes.balies": "stemmen.desks",
    "people.rollen": "moderatie.index",
}
OVERVIEW = "rapportages.index"


def workplace(person):
    """The endpoint where this person's work lies."""
    return next((page for permission, page in WORKPLACES.items() if can(person, permission)), OVERVIEW)
