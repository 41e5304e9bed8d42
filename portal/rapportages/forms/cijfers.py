"""What is asked of the figures: in the address, so that a colleague can look at the same."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import ValidationError

from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, needed
from portal.rapportages.rules import EERSTE_JAAR
from portal.rapportages.rules.bereik import Maat


def number(text):
    """The number of a choice; None for the choice of all."""
    return int(text) if text else None


class Asked(Form):
    """A form in the address; what it leaves out is as ``standard`` says."""

    class Meta(Form.Meta):
        csrf = False

    def __init__(self, args, **standard):
        super().__init__(formdata=type(args)(standard | args.to_dict()))


class GeldForm(Asked):
    """How the money stood. ``lists``: {"per", "regeling", "gebied", "groep", "jaar": [(value, name)]}."""

    op = Day(_("Stand op"), [needed(_("Kies een dag, zoals 31-12-2026."))])
    per = SelectField(_("Verdeeld"))
    regeling = SelectField(_("Regeling"), coerce=number)
    gebied = SelectField(_("Gebied"))
    groep = SelectField(_("Groep"), coerce=number)
    jaar = SelectField(_("Jaar van de activiteit"), coerce=number)

    def __init__(self, args, lists):
        super().__init__(args, op=today().isoformat(), per=lists["per"][0][0], gebied="")
        alle = {
            "regeling": gettext("Alle regelingen"), "gebied": gettext("Alle gebieden"), "groep": gettext("Iedereen"),
            "jaar": gettext("Alle jaren"),
        }
        for name, choices in lists.items():
            self[name].choices = [("", alle[name]), *choices] if name in alle else choices

    def validate_op(self, field):
        if field.data > today():
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if field.data.year < EERSTE_JAAR:
            raise ValidationError(_("Kies een dag vanaf 1 januari %(jaar)s.", jaar=EERSTE_JAAR))


class BereikForm(Asked):
    """Which year, and what the map and the bars show."""

    jaar = SelectField(_("Jaar"), coerce=int)
    maat = SelectField(_("Op de kaart"))

    def __init__(self, args):
        year = today().year
        super().__init__(args, jaar=year, maat=Maat.AANVRAGEN.value)
        self.jaar.choices = [(one, str(one)) for one in range(year, EERSTE_JAAR - 1, -1)]
        self.maat.choices = [
            (Maat.AANVRAGEN.value, gettext("Aanvragen")), (Maat.TOEKENNINGEN.value, gettext("Toekenningen")),
            (Maat.EUROS.value, gettext("Bedrag")), (Maat.STEMMEN.value, gettext("Stemmen")),
        ]
