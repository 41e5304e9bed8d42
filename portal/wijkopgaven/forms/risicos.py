"""A risk as staff write it down."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from portal.forms import Form, Once, at_most, tidy
from portal.wijkopgaven.forms.inspanningen import line
from portal.wijkopgaven.rules.opgave import Risicosoort

SOORTEN = [
    SelectChoice(Risicosoort.DOEL, _("Dat we het doel niet halen")),
    SelectChoice(Risicosoort.INSPANNING, _("Dat het werk niet lukt")),
]
KANSEN = [SelectChoice(1, _("Klein")), SelectChoice(2, _("Gewoon")), SelectChoice(3, _("Groot"))]
CHOOSE = _("Kies een van de mogelijkheden.")


class RisicoForm(Form):
    """``inspanningen``: rows of id and title the risk may be about."""

    version, eenmaal = HiddenField(), Once()
    soort = RadioField(_("Wat staat er op het spel?"), [InputRequired(CHOOSE)], choices=SOORTEN)
    inspanning_id = SelectField(
        _("Over welke inspanning gaat het?"), [Optional()], coerce=lambda value: int(value) if value else None,
    )
    titel = line(_("Wat kan er misgaan?"), "", 120, _("Vul in wat er mis kan gaan."))
    kans = RadioField(_("Hoe groot is de kans?"), [InputRequired(CHOOSE)], choices=KANSEN, coerce=int)
    gevolg = RadioField(_("Hoe groot is het gevolg?"), [InputRequired(CHOOSE)], choices=KANSEN, coerce=int)
    maatregel = TextAreaField(
        _("Wat doen we eraan?"), [Optional(), at_most(2000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
    )

    def __init__(self, *args, inspanningen, **kwargs):
        super().__init__(*args, **kwargs)
        named = [SelectChoice(row.id, row.title) for row in inspanningen]
        self.inspanning_id.choices = [SelectChoice("", _("Niet over één inspanning")), *named]
