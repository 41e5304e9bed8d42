"""What all forms share."""

from functools import cache

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from flask_babel import get_locale
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField
from wtforms.i18n import get_translations
from wtforms.validators import DataRequired, Length, ValidationError

# The demo village lives at voorbeeld.invalid, so that no mail to it can ever reach somebody.
SPECIAL_USE_DOMAIN_NAMES.remove("invalid")


@cache
def words_of_wtforms(taal):
    """The messages that WTForms has of its own, read from disk once for each language."""
    return get_translations([taal])


class Form(FlaskForm):
    """A form that can hand over what was typed, without the token."""

    class Meta(FlaskForm.Meta):
        """Flask-WTF would read the catalogue of WTForms again for every form."""

        def get_translations(self, form):
            return words_of_wtforms(str(get_locale()))

    @property
    def values(self):
        skip = {"csrf_token", "version"}
        return {name: field.data for name, field in self._fields.items() if name not in skip}


def tidy(text):
    """Without spaces around it, with plain line ends, and never None."""
    return (text or "").replace("\r\n", "\n").strip()


def needed(message):
    return DataRequired(message)


def at_most(number):
    return Length(max=number, message=_("Maak dit korter: hooguit %(max)d tekens."))


def mail_address(text):
    """A mail address in the one spelling we keep (lower case), or None. Asks no name server."""
    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).ascii_email.lower()
    except EmailNotValidError:
        return None


def must_be_mail_address(form, field):
    if mail_address(field.data) is None:
        raise ValidationError(_("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl"))


class MailField(EmailField):
    """Asks for a mail address; its data is in the one spelling, or as typed when it is none."""

    def __init__(self, label, message, *, autocomplete="email", **kwargs):
        super().__init__(
            label,
            [needed(message), must_be_mail_address],
            filters=[tidy, lambda text: mail_address(text) or text],
            render_kw={"autocomplete": autocomplete, "spellcheck": "false"},
            **kwargs,
        )
