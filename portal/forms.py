"""What all forms share."""

import re
from functools import cache
from secrets import token_urlsafe

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from flask import g
from flask_babel import get_locale
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, IntegerField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.i18n import get_translations
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import Select

from portal.chosen import chosen
from portal.lists import option
from portal.signs import plain
from portal.taal import foreign

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

        def wrap_formdata(self, form, formdata):
            """Into the first form of a page that is shown again (portal.again) goes what was typed in it."""
            given = super().wrap_formdata(form, formdata)
            if given is None and formdata is not None and "typed" in g:
                form.form_errors.append(g.said)
                return g.pop("typed")
            return given

    def validate(self, extra_validators=None):
        return super().validate(extra_validators) and all([chosen(field, self) for field in self])

    @property
    def values(self):
        skip = {"csrf_token", "version", "eenmaal"}
        return {name: field.data for name, field in self._fields.items() if name not in skip}


class Once(HiddenField):
    """The mark of this one form, drawn when it is shown: sent twice, it does its deed once (``limits.first_time``)."""

    def __init__(self, **kwargs):
        super().__init__(default=lambda: token_urlsafe(9), **kwargs)


def is_fresh(form, thing):
    """Was the thing not changed since the page was drawn? If it was, say so and keep what was typed."""
    if str(form.version.data or thing.version) == str(thing.version):
        return True
    form.form_errors.append(
        _(
            "Dit is net ergens anders aangepast. Wat jij typte staat hieronder nog. "
            "Bekijk wat er nu staat en bewaar dan opnieuw."
        )
    )
    form.version.data = str(thing.version)
    return False


def tidy(text):
    """Without spaces around it, with plain line ends, without signs that are no text, and never None."""
    return plain((text or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def needed(message):
    return DataRequired(message)


def at_most(number):
    return Length(max=number, message=_("Maak dit korter: hooguit %(max)d tekens."))


def mail_address(text):
    """A mail address in the one spelling we keep (lower case), or None. Asks no name server. With =? it would be read as code
    for other addresses."""
    if "=?" in text:
        return None
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


class Options(Select):
    """A select whose options are drawn once and remembered: lists of all buurten are long."""

    @classmethod
    def render_option(cls, choice, **kwargs):
        lang = (choice.render_kw or {}).get("lang", "")
        return option(choice.value, str(choice.label or choice.value), choice.selected, lang and f' lang="{lang}"')


def dutch_choice(value, text):
    """A choice in words of people here, which are Dutch also in a list in another language."""
    return SelectChoice(value, text, foreign(text))


# At most nine figures before the comma: more than any amount here, and what the database keeps.
AMOUNT = re.compile(r"(?:€\s*)?([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{1,9})(?:,([0-9]{1,2}|-|–))?")


class WholeNumber(IntegerField):
    """A whole number of at most nine figures; what is none stays as it was typed, and is said in our words."""

    sentence = _("Vul een heel getal in van 0 of meer.")

    def process_formdata(self, valuelist):
        text = valuelist[0].strip() if valuelist else ""
        if text and not (text.isascii() and text.isdecimal() and len(text) < 10):
            self.data = None
            raise ValueError(self.sentence)
        self.data = int(text) if text else None

    def _value(self):
        return self.raw_data[0] if self.raw_data else "" if self.data is None else str(self.data)


class Whole(WholeNumber):
    """Asks for a whole number within bounds; None when it may be empty and is."""

    def __init__(self, label, least=1, most=100_000, *, needed=True, **kwargs):
        self.sentence = _("Vul een heel getal in van %(min)s tot en met %(max)s.", min=least, max=most)
        first = InputRequired(self.sentence) if needed else Optional()
        keys = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(label, [first, NumberRange(least, most, self.sentence)], render_kw=keys, **kwargs)


class Euro(StringField):
    """Asks for an amount of money the Dutch way (1.250,50); its data is whole cents, None when empty.

    What cannot be read stays as it was typed; a point before one or two decimals is read as a comma, as many people type it,
    and one decimal as ten cents.
    """

    def __init__(self, label, validators=(), **kwargs):
        super().__init__(label, validators, render_kw={"inputmode": "decimal", "autocomplete": "off"}, **kwargs)

    def _value(self):
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else f"{self.data // 100},{self.data % 100:02}"

    def process_formdata(self, valuelist):
        if valuelist:
            self.raw_data = [valuelist[0].strip()]
            self.data = cents(valuelist[0])

    def pre_validate(self, form):
        if self.raw_data and self.raw_data[0] and self.data is None:
            raise ValidationError(_("Dit bedrag kunnen we niet lezen. Een voorbeeld: 125,50"))


def cents(text):
    """An amount as people type it in whole cents, or None."""
    text = re.sub(r"\.(\d{1,2})$", r",\1", text.strip())
    found = AMOUNT.fullmatch(text)
    if not found:
        return None
    whole, rest = found[1].replace(".", ""), (found[2] or "").ljust(2, "0")
    return int(whole) * 100 + (int(rest) if rest.isdigit() else 0)
