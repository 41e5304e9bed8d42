"""The warning that somebody gave another account to pay to."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.betalingen import queries
from portal.betalingen.rules import heeft_geen_tweede
from portal.betalingen.rules.iban import masked
from portal.story import mail


def account_changes(toekenning, rekening, by):
    """To who is and shortly was in the board of the group, or to the resident at every address we know; also to who did it."""
    gemeente = heeft_geen_tweede(by, queries.rekening(rekening.id))
    url = mail.address(f"/betalingen/rekening/{toekenning.id}")
    for email, taal in queries.to_warn(toekenning):
        with force_locale(taal):
            body = mail.text(
                "rekening_veranderd.txt", toekenning=toekenning, nummer=masked(rekening.iban), door=by.name, url=url,
                gemeente=gemeente,
            )
            mail.write(email, _("Iemand gaf een ander rekeningnummer op"), body)
