"""The mails an application sends of itself: the receipts with a full copy."""

from typing import NamedTuple

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.bewonersgroepen.queries import signers
from portal.buurtbonnen import inhoud
from portal.clock import today
from portal.story import mail
from portal.story.promise import day_of


def receipt(aanvraag, *, aangevuld=False):
    """A receipt with all that was sent (Awb 4:3a), in the language of each who reads it; ``aangevuld``: of what completes it.

    To the one who asks or, for a group, to those who sign for it.
    """
    beloofd = day_of(aanvraag)
    for email, reader in readers(aanvraag).items():
        with force_locale(reader.taal):
            body = mail.text(
                "aanvraag_ontvangen.txt", aanvraag=aanvraag, delen=inhoud.delen(aanvraag), posten=aanvraag.posten,
                beloofd=beloofd, aangevuld=aangevuld and today(), naam=reader.naam, url=page_of(aanvraag),
            )
            about = {"titel": aanvraag.title, "kenmerk": aanvraag.kenmerk}
            subject = _("Aanvulling ontvangen: %(titel)s (%(kenmerk)s)") if aangevuld else _("Ontvangen: %(titel)s (%(kenmerk)s)")
            mail.write(email, subject % about, body)


class Reader(NamedTuple):
    """Who reads a mail about an application: what we call them, and in which language."""

    naam: str
    taal: str = "nl"


def readers(aanvraag):
    """{mail address: Reader} of everyone who gets the receipt, each once."""
    who = aanvraag.aanvrager
    found = {who.email: Reader(who.naam)} if who.email else {}
    for person in askers(aanvraag):
        if person and person.email and person.forgotten_at is None:
            found[person.email] = Reader(person.name, person.taal)
    return found


def page_of(aanvraag, bezwaar=None):
    """The address where who asked reads it, or the bezwaar about it; "" for who has no account: nobody can open it."""
    if is_stranger(aanvraag):
        return ""
    return mail.address(f"/buurtbonnen/bezwaren/{bezwaar.id}" if bezwaar else f"/buurtbonnen/{aanvraag.id}")


def is_stranger(aanvraag):
    """Does nobody here read of it: who asked has no account (any more), or nobody signs for the group that asked?"""
    return not signers(aanvraag.groep_id) if aanvraag.groep_id else aanvraag.owner_id is None


def askers(aanvraag):
    """The people who ask: for a group those who sign for it now, else the owner (or None)."""
    return signers(aanvraag.groep_id) if aanvraag.groep_id else [aanvraag.owner]
