"""Questions about a number and about a term, which keep what was typed until it can be read."""

import re

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import ValidationError

from portal.regelingen.words import termijn

TERM = re.compile(r"(\d{1,4})\s*([^\W\d_]+)")
UNITS = {
    "d": ("d", "dag", "dagen", "day", "days"),
    "w": ("w", "week", "weken", "weeks"),
    "m": ("m", "maand", "maanden", "month", "months"),
    "j": ("j", "jaar", "jaren", "year", "years"),
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}


class Typed(StringField):
    """``read`` makes a value of the text, or None; what cannot be read is shown again and refused with ``message``."""

    message = ""

    def read(self, text):
        raise NotImplementedError

    def show(self, value):
        raise NotImplementedError

    def _value(self):
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else self.show(self.data)

    def process_formdata(self, valuelist):
        if valuelist:
            self.data = self.read(valuelist[0].strip())

    def pre_validate(self, form):
        if self.raw_data and self.raw_data[0].strip() and self.data is None:
            raise ValidationError(self.message)


class Getal(Typed):
    """A whole number."""

    message = _("Schrijf een heel getal, zonder punt of komma.")

    def read(self, text):
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None

    def show(self, value):
        return str(value)


class Termijn(Typed):
    """A term: "8 weken" is kept as "8w", a year as twelve months."""

    message = _("Schrijf een aantal dagen, weken of maanden. Een voorbeeld: 8 weken")

    def read(self, text):
        found = TERM.fullmatch(text.casefold())
        unit = UNIT_OF.get(found[2]) if found else None
        number = int(found[1]) if found else 0
        if not unit or not number:
            return None
        return f"{number * 12}m" if unit == "j" else f"{number}{unit}"

    def show(self, value):
        return termijn(value)

