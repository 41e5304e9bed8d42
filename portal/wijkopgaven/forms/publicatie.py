"""The question to the wijkregisseur before work becomes public, and the answer."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.forms import Form, at_most, tidy
from portal.wijkopgaven.rules.inspanning import Antwoord

ANTWOORDEN = [
    SelectChoice(Antwoord.AKKOORD, _("Akkoord: dit mag openbaar worden")),
    SelectChoice(Antwoord.VOORWAARDEN, _("Akkoord, met voorwaarden")),
    SelectChoice(Antwoord.NIET_AKKOORD, _("Niet akkoord: dit wordt nog niet openbaar")),
]


class VraagForm(Form):
    vraag = TextAreaField(
        _("Wat wil je erbij zeggen?"), [Optional(), at_most(2000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
        description=_("Alleen medewerkers lezen dit."),
    )


class AntwoordForm(Form):
    """``version``: that of the inspanning, as it was read."""

    version = HiddenField()
    antwoord = RadioField(_("Mag dit openbaar worden?"), [InputRequired(_("Kies een antwoord."))], choices=ANTWOORDEN)
    voorwaarden = TextAreaField(
        _("Voorwaarden of reden"), [at_most(2000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
        description=_("Nodig bij voorwaarden en bij ‘niet akkoord’. Alleen medewerkers lezen dit."),
    )

    def validate_voorwaarden(self, field):
        if self.antwoord.data and self.antwoord.data != Antwoord.AKKOORD and not field.data:
            raise ValidationError(_("Schrijf op wat de voorwaarden zijn, of waarom het nog niet kan."))
