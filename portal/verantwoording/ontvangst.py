"""The receipts of what comes in about a grant: the account, and the reaction to what we mean to settle, each with a copy."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.bewonersgroepen.queries import signers
from portal.extensions import db
from portal.people.models import Person
from portal.story import mail
from portal.verantwoording.rules import totaal


def of_account(verantwoording):
    """That the account came in: an application for the final amount (Awb 4:44)."""
    spent = totaal(verantwoording.regels)
    write(verantwoording.toekenning, lambda about: _("Verantwoording ontvangen: %(titel)s (%(kenmerk)s)", **about),
          "verantwoording_ontvangen.txt", verantwoording=verantwoording, uitgegeven=spent)


def of_reaction(vaststelling):
    """That the reaction to an intention came in (Awb 4:9)."""
    write(vaststelling.toekenning, lambda about: _("Je reactie is ontvangen: %(titel)s (%(kenmerk)s)", **about),
          "reactie_ontvangen.txt", vaststelling=vaststelling)


def write(toekenning, subject, template, **values):
    """To the recipient or, for a group, to who signs for it now, each in their own language; to who has no account where we
    know a mail address."""
    about = {"titel": toekenning.naam, "kenmerk": toekenning.kenmerk}
    for email, naam, taal, path in readers(toekenning):
        with force_locale(taal):
            body = mail.text(template, naam=naam, toekenning=toekenning, url=path and mail.address(path), **values)
            mail.write(email, subject(about), body)


def readers(toekenning):
    """(mail address, name, language, the page where they read it or "") of each."""
    aanvraag, page = toekenning.aanvraag, f"/verantwoording/toekenning/{toekenning.id}"
    people = signers(aanvraag.groep_id) if aanvraag.groep_id else [db.session.get(Person, aanvraag.owner_id or 0)]
    found = [(one.email, one.name, one.taal, page) for one in people if one and one.email]
    stranger = None if aanvraag.groep_id or aanvraag.owner_id else aanvraag.aanvrager
    return [(stranger.email, stranger.naam, "nl", "")] if stranger and stranger.email else found
