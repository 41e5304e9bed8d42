"""Asking for a day, anywhere: of our time, or it is said what is wrong with it."""

from flask_babel import lazy_gettext as _
from wtforms import DateField
from wtforms.validators import StopValidation, ValidationError

FIRST, LAST = 2000, 2100
NO_DAY = _("Deze dag kunnen we niet lezen. Een voorbeeld: 31-12-2026")


def not_our_time(first=FIRST):
    return _("Kies een jaar tussen %(eerste)d en %(laatste)d.", eerste=first, laatste=LAST)


def of_our_time(form, field):
    """For a moment: a Day sees to it itself."""
    if field.data and not FIRST <= field.data.year <= LAST:
        raise ValidationError(not_our_time())


class Day(DateField):
    """Its data is a date, None when empty; what is no day, or one before the year ``since``, stays as it was typed, and only
    that is said of it. A browser that offers no calendar sends what people type: 31-12-2026."""

    def __init__(self, label=None, validators=(), since=FIRST, **kwargs):
        self.since = since
        asked = {"min": f"{since}-01-01", "max": f"{LAST}-12-31", "autocomplete": "off"}
        super().__init__(label, validators, ["%Y-%m-%d", "%d-%m-%Y"], NO_DAY, render_kw=asked, **kwargs)

    def process_formdata(self, valuelist):
        typed = [text.strip() for text in valuelist]
        if typed == [""]:
            self.data = None
            return
        super().process_formdata(typed)
        if self.data and not self.since <= self.data.year <= LAST:
            self.data = None
            raise ValueError(not_our_time(self.since))

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation
