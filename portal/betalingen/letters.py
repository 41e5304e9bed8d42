"""The warning that somebody gave another account to pay to."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.betalingen import queries
from portal.betalingen.rules.iban import masked
from portal.story import mail


def account_changes(toekenning, rekening, by):
    """To the board of the group, or to the resident at every address we know; also to who did it."""
    url = mail.address(f"/betalingen/rekening/{toekenning.id}")
    for email, taal in queries.to_warn(toekenning):
        with force_locale(taal):
            body = mail.text(
                "rekening_veranderd.txt", toekenning=toekenning, nummer=masked(rekening.iban), door=by.name, url=url,
                groep=rekening.groep_id is not None,
            )
            mail.write(email, _("Iemand gaf een ander rekeningnummer op"), body)
