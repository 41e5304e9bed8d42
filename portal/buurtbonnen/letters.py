"""The mails an application sends of itself: the receipts with a full copy."""

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
    for email, taal in readers(aanvraag).items():
        with force_locale(taal):
            body = mail.text(
                "aanvraag_ontvangen.txt", aanvraag=aanvraag, delen=inhoud.delen(aanvraag), posten=aanvraag.posten,
                beloofd=beloofd, aangevuld=aangevuld and today(), url=mail.address(f"/buurtbonnen/{aanvraag.id}"),
            )
            about = {"titel": aanvraag.title, "kenmerk": aanvraag.kenmerk}
            subject = _("Aanvulling ontvangen: %(titel)s (%(kenmerk)s)") if aangevuld else _("Ontvangen: %(titel)s (%(kenmerk)s)")
            mail.write(email, subject % about, body)


def readers(aanvraag):
    """{mail address: language} of everyone who gets the receipt, each once."""
    found = {aanvraag.aanvrager.email: "nl"} if aanvraag.aanvrager.email else {}
    for person in askers(aanvraag):
        if person and person.email and person.forgotten_at is None:
            found[person.email] = person.taal
    return found


def is_stranger(aanvraag):
    """Did somebody without an account ask it, and no group?"""
    return aanvraag.owner_id is None and aanvraag.groep_id is None


def is_read_here(aanvraag):
    """Does anybody read here what we write about it: who asked or, for a group, who signs for it now?"""
    return bool(signers(aanvraag.groep_id)) if aanvraag.groep_id else aanvraag.owner_id is not None


def askers(aanvraag):
    """The people who ask: for a group those who sign for it now, else the owner (or None)."""
    return signers(aanvraag.groep_id) if aanvraag.groep_id else [aanvraag.owner]
