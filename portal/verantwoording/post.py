"""Who has no account gets letters by post; where we know a mail address, we say that one is on its way."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.story import mail


def letter_comes(toekenning):
    """For a grant to somebody without an account: a mail that a letter comes. It holds nothing of what that says."""
    aanvraag = toekenning.aanvraag
    if aanvraag.owner_id or aanvraag.groep_id or not (aanvraag.aanvrager and aanvraag.aanvrager.email):
        return
    with force_locale("nl"):
        subject = _("Er komt een brief over je bijdrage %(kenmerk)s", kenmerk=aanvraag.kenmerk)
        mail.write(aanvraag.aanvrager.email, subject, mail.text("brief_per_post.txt", aanvraag=aanvraag))
