"""Asking for a day or a moment, anywhere: of our time, or it is said what is wrong with it."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, DateTimeLocalField
from wtforms.validators import StopValidation

from portal.clock import HERE

FIRST, LAST = 2000, 2100
NO_DAY = _("Deze dag kunnen we niet lezen. Een voorbeeld: 31-12-2026")
NO_MOMENT = _("Deze dag en tijd kunnen we niet lezen. Een voorbeeld: 2026-12-31 14:30")


class OfOurTime:
    """Data is None when empty; what cannot be read or lies before the year ``since`` stays as it was typed, and only that is
    said of it. A browser that offers no calendar sends what people type."""

    since = FIRST

    def process_formdata(self, valuelist):
        typed = self.raw_data = [text.strip() for text in valuelist]
        if typed == [""]:
            self.data = None
            return
        super().process_formdata(typed)
        if self.data and not self.since <= self.data.year <= LAST:
            self.data = None
            raise ValueError(_("Kies een jaar tussen %(eerste)d en %(laatste)d.", eerste=self.since, laatste=LAST))

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation


class Day(OfOurTime, DateField):
    """Asks for a day."""

    def __init__(self, label=None, validators=(), since=FIRST, **kwargs):
        self.since = since
        asked = {"min": f"{since}-01-01", "max": f"{LAST}-12-31", "autocomplete": "off"}
        super().__init__(label, validators, ["%Y-%m-%d", "%d-%m-%Y"], NO_DAY, render_kw=asked, **kwargs)


class LocalMoment(OfOurTime, DateTimeLocalField):
    """Asks for a moment on the clock in the Netherlands; its data knows so."""

    def __init__(self, label=None, validators=(), **kwargs):
        super().__init__(label, validators, invalid_value_message=NO_MOMENT, **kwargs)

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = self.data and self.data.replace(tzinfo=HERE)
