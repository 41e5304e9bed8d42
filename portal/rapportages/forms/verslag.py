"""What is filled in to make a report."""

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, Once, at_most, needed, tidy
from portal.rapportages.rules import EERSTE_JAAR, MOST_INLEIDING


class VerslagForm(Form):
    """``gebieden``: {kind of area: [(code, name)]} where this person may make one."""

    eenmaal = Once()
    gebied_code = SelectField(_("Over welk gebied?"), [InputRequired(_("Kies een gebied."))])
    van = Day(_("Vanaf"), [needed(_("Vul de eerste dag in."))])
    tot = Day(_("Tot en met"), [needed(_("Vul de laatste dag in."))])
    inleiding = TextAreaField(
        _("Inleiding"), [Optional(), at_most(MOST_INLEIDING)], filters=[tidy],
        description=_("Wat wil je de raad erbij vertellen? Noem geen namen van bewoners of collega’s."),
        render_kw={"rows": 5, "maxlength": MOST_INLEIDING},
    )

    def __init__(self, *args, gebieden, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = [
            SelectChoice(code, naam, optgroup=kind) for kind, found in gebieden.items() for code, naam in found
        ]

    def validate_van(self, field):
        if field.data < date(EERSTE_JAAR, 1, 1):
            raise ValidationError(_("Kies een dag vanaf 1 januari %(jaar)s.", jaar=EERSTE_JAAR))

    def validate_tot(self, field):
        if field.data > today():
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if self.van.data and field.data < self.van.data:
            raise ValidationError(_("De laatste dag ligt voor de eerste. Kies een latere dag."))
