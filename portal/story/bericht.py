"""A bericht as mail: may this person still hear of it, and in which words."""

from portal.people.queries import roles_of
from portal.permissions import can
from portal.story.mail import address, stop_url, text, write
from portal.words import TOLD


def write_bericht(person, event, initiatief, reason):
    """Write it, unless the person wants no mail, has no reason left to hear, or may no longer read of it."""
    if reason is None or not wants_mail(person):
        return None
    readable = may_read(person, initiatief)
    if not readable and reason.who != "genoemde":
        return None
    wat, naam = TOLD[event.what], initiatief.title if readable else initiatief.kenmerk
    body = text(
        "bericht.txt", person=person, event=event, initiatief=initiatief, reason=reason, wat=wat, naam=naam,
        link=address(f"/initiatieven/{initiatief.id}") if readable else "",
        ontvolgen=stop_url(person, reason.kind, reason.key) if reason.kind else "", stoppen=stop_url(person),
    )
    return write(person.email, f"{wat}: {naam}", body, unsubscribe_url=stop_url(person))


def wants_mail(person):
    return person.wants_mail and person.email and person.forgotten_at is None


def may_read(person, initiatief):
    """Asked of the sheet; the roles are looked up only when nothing else lets this person in."""
    if can(person, "initiatieven.lezen", initiatief):
        return True
    person.roles = roles_of(person)
    return can(person, "initiatieven.lezen", initiatief)
