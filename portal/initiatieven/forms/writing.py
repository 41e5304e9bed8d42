"""What residents fill in to write an initiatief."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import (
    FloatField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from portal.forms import Form, Once, at_most, tidy
from portal.fotoform import FotoForm
from portal.initiatieven.rules import TEXTS
from portal.privateform import meant, point_out
from portal.taal import marked

IN_NETHERLANDS = _("Dit punt ligt niet in Nederland. Laat het leeg of kies een punt op de kaart.")


class InitiatiefForm(Form):
    """The plan itself. As a draft anything may be missing; ``say_missing`` asks for what is needed to hand it in.

    ``live``: a change is on the site at once, so what seems to be about a person (``private``) must be meant.
    """

    title = StringField(
        _("Hoe heet je plan?"),
        [at_most(80)],
        filters=[tidy],
        render_kw={"maxlength": 80},
        description=_("Een korte naam die duidelijk maakt wat je wilt doen."),
    )
    wat = TextAreaField(
        _("Wat wil je doen?"),
        [at_most(4000)],
        filters=[tidy],
        render_kw={"rows": 8, "maxlength": 4000},
        description=_("Vertel het zoals je het een buur zou vertellen."),
    )
    waarom = TextAreaField(
        _("Waarom wil je dit?"), [at_most(2000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 2000}
    )
    voor_wie = StringField(
        _("Voor wie is het?"),
        [at_most(300)],
        filters=[tidy],
        render_kw={"maxlength": 300},
        description=_("Bijvoorbeeld: kinderen uit de straat, ouderen, iedereen."),
    )
    thema = RadioField(_("Waar gaat het vooral over?"), [Optional()], validate_choice=True)
    gebied_code = SelectField(
        _("Waar is het?"), [Optional()], description=_("Kies je buurt. Is het voor de hele wijk? Kies dan de wijk.")
    )
    lat = FloatField(
        _("Breedtegraad"), [Optional(), NumberRange(50, 54, IN_NETHERLANDS)], render_kw={"inputmode": "decimal"}
    )
    lon = FloatField(
        _("Lengtegraad"), [Optional(), NumberRange(3, 8, IN_NETHERLANDS)], render_kw={"inputmode": "decimal"}
    )
    hulp_gevraagd = TextAreaField(
        _("Welke hulp zoek je nog?"),
        [at_most(1000)],
        filters=[tidy],
        render_kw={"rows": 3, "maxlength": 1000},
        description=_("Bijvoorbeeld: iemand die kan timmeren, of een plek om te koken."),
    )
    wie_helpt = TextAreaField(
        _("Wie helpen er al mee?"),
        [at_most(1000)],
        filters=[tidy],
        render_kw={"rows": 2, "maxlength": 1000},
        description=_("Noem geen achternamen of adressen."),
    )
    toch = meant()
    version, eenmaal = HiddenField(), Once()

    private = ()

    def __init__(self, *args, themas=(), gebieden=None, live=False, **kwargs):
        super().__init__(*args, **kwargs)
        if live:
            point_out(self, *TEXTS)
        else:
            del self.toch
        self.thema.choices = [(thema.sleutel, marked(thema.naam)) for thema in themas]
        self.gebied_code.choices = [SelectChoice("", gettext("Kies een buurt of wijk"))] + [
            SelectChoice(code, naam, optgroup=group)
            for group, places in (gebieden or {}).items()
            for code, naam in places
        ]

    @property
    def values(self):
        given = super().values
        given["gebied_code"] = given["gebied_code"] or None
        given["thema"] = given["thema"] or ""
        return given

    def say_missing(self):
        """Put a sentence beside everything that is needed before it can be handed in; True when all is there."""
        for name, sentence in NEEDED.items():
            field = self._fields[name]
            if not field.data:
                field.errors = [*field.errors, sentence]
        return not self.errors_now

    @property
    def errors_now(self):
        return [name for name, field in self._fields.items() if field.errors]


NEEDED = {
    "title": _("Geef je plan een naam."),
    "wat": _("Vertel wat je wilt doen."),
    "waarom": _("Vertel waarom je dit wilt."),
    "thema": _("Kies waar het vooral over gaat."),
    "gebied_code": _("Kies in welke buurt of wijk het is."),
}


class PlanFotoForm(FotoForm):
    """A photo with the plan. ``live``: it is on the site at once, so what seems to be about a person must be meant."""

    toch = meant(_("Haal de persoonlijke gegevens weg, of kruis aan dat het mag blijven. Kies daarna je foto opnieuw."))

    private = ()

    def __init__(self, *args, live=False, **kwargs):
        super().__init__(*args, **kwargs)
        if live:
            point_out(self, "alt")
        else:
            del self.toch
