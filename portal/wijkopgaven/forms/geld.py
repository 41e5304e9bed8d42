"""The money of an inspanning as a form: a line for each source in each year."""

from collections import Counter

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField, HiddenField, StringField
from wtforms import Form as Part
from wtforms.validators import Optional, ValidationError

from portal.forms import Euro, Form, at_most, tidy
from portal.stemmen.forms.ronde import Whole

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST, MOST_LINES, EMPTY_LINES = 100_000_000_000, 60, 3


class GeldRegel(Part):
    """One source in one year. A line in which nothing is filled in is no line."""

    regelnaam = _("Regel")
    jaar = Whole(_("Jaar"), FIRST_YEAR, LAST_YEAR, needed=False)
    bron = StringField(_("Bron"), [at_most(80)], filters=[tidy], render_kw={"maxlength": 80, "autocomplete": "off"})
    mede = BooleanField(_("Van een medefinancier"))
    gepland = Euro(_("Gepland"), [Optional()])
    besteed = Euro(_("Besteed"), [Optional()])

    @property
    def is_empty(self):
        return not any(str(field._value()).strip() for field in (self.jaar, self.bron, self.gepland, self.besteed))

    def validate(self, extra_validators=None):
        checked = super().validate(extra_validators)
        if self.is_empty or not checked:
            return checked
        if not self.jaar.data:
            self.jaar.errors = [_("Vul een jaar in, zoals 2027.")]
        if not self.bron.data:
            self.bron.errors = [_("Vul in van wie het geld is.")]
        return not self.errors

    def validate_gepland(self, field):
        within_bounds(field)

    def validate_besteed(self, field):
        within_bounds(field)

    @property
    def row(self):
        return {"jaar": self.jaar.data, "bron": self.bron.data, "mede": self.mede.data,
                "gepland": self.gepland.data or 0, "besteed": self.besteed.data or 0}


def within_bounds(field):
    if field.data and field.data > MOST:
        raise ValidationError(_("Dit bedrag is te groot."))


class GeldForm(Form):
    version = HiddenField()
    regels = FieldList(FormField(GeldRegel), max_entries=MOST_LINES)

    def validate(self, extra_validators=None):
        return super().validate(extra_validators) and not self.twice()

    def twice(self):
        """The sources that stand twice in a year, each said above the form."""
        sources = Counter((row["jaar"], row["bron"].casefold()) for row in self.lines)
        found = [(jaar, bron) for (jaar, bron), number in sources.items() if number > 1]
        for jaar, bron in found:
            self.form_errors.append(
                _("‘%(bron)s’ staat twee keer in %(jaar)s. Tel de bedragen bij elkaar op.", bron=bron, jaar=jaar)
            )
        return found

    @property
    def lines(self):
        """The lines that are filled in, by year, as rows for the database."""
        rows = [part.form.row for part in self.regels if not part.form.is_empty]
        return sorted(rows, key=lambda row: row["jaar"])


def money_form(lines, version):
    """The form with these lines of money and a few empty ones, as far as there is room for them."""
    names = ("jaar", "bron", "mede", "gepland", "besteed")
    filled = [{name: getattr(line, name) for name in names} for line in lines]
    empty = [{} for _empty in range(min(EMPTY_LINES, MOST_LINES - len(filled)))]
    return GeldForm(data={"regels": filled + empty, "version": version})
