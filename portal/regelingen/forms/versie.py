"""A regeling, the frame around a version, and its vensters and plafonds."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from portal.dayform import Day
from portal.forms import Euro, Form, at_most, needed, tidy

EMPTY, LIKE_LAST = "leeg", "vorige"


def name_field(label, message, **kwargs):
    return StringField(label, [needed(message), at_most(80)], filters=[tidy], render_kw={"maxlength": 80}, **kwargs)


class BeginForm(Form):
    """What a version begins with: nothing, the last version, or one of the examples ({key: name})."""

    begin = RadioField(_("Waarmee begin je?"), [needed(_("Kies waarmee je begint."))])

    def __init__(self, *args, examples, has_last=False, **kwargs):
        super().__init__(*args, **kwargs)
        last = [SelectChoice(LIKE_LAST, _("Met wat de laatste versie zegt"))] if has_last else []
        empty = SelectChoice(EMPTY, _("Leeg, ik vul alles zelf in"))
        shipped = [SelectChoice(key, _("Met het voorbeeld: %(naam)s", naam=naam)) for key, naam in examples.items()]
        self.begin.choices = [*last, empty, *shipped]


class NaamForm(Form):
    """A regeling by its name."""

    naam = name_field(
        _("Hoe heet de regeling?"), _("Geef de regeling een naam."),
        description=_("Zoals mensen hem noemen. Bijvoorbeeld: Buurtbon."),
    )
    omschrijving = TextAreaField(
        _("Waar is de regeling voor?"), [at_most(1000)], filters=[tidy], render_kw={"rows": 3, "maxlength": 1000},
        description=_("Een of twee zinnen in gewone woorden. Iedereen kan ze lezen."),
    )


class RegelingForm(BeginForm, NaamForm):
    """A new regeling."""


class KaderForm(Form):
    """The frame of a version."""

    naam = name_field(_("Hoe heet deze versie?"), _("Geef de versie een naam."))
    bron = TextAreaField(
        _("Waar staat deze regeling?"), [at_most(2000)], filters=[tidy], render_kw={"rows": 3, "maxlength": 2000},
        description=_("De naam van de regeling en waar hij bekend is gemaakt, met het nummer van het gemeenteblad."),
    )
    geldig_van = Day(_("Vanaf welke dag geldt deze versie?"), [Optional()])
    geldig_tot = Day(
        _("Tot en met welke dag geldt deze versie?"), [Optional()],
        description=_("Laat dit leeg als er nog geen einde is."),
    )
    version = HiddenField()

    def validate_geldig_tot(self, field):
        if not self.geldig_van.data:
            raise ValidationError(_("Kies ook de eerste dag."))
        if field.data < self.geldig_van.data:
            raise ValidationError(_("De laatste dag is voor de eerste dag."))


class VensterForm(Form):
    naam = name_field(
        _("Hoe heet dit venster?"), _("Geef het venster een naam."),
        description=_("Bijvoorbeeld: Heel 2027, of Voorjaarsronde."),
    )
    opent_op = Day(_("Vanaf welke dag kan iemand aanvragen?"), [needed(_("Kies de eerste dag."))])
    sluit_op = Day(_("Tot en met welke dag kan iemand aanvragen?"), [needed(_("Kies de laatste dag."))])
    version = HiddenField()

    def validate_sluit_op(self, field):
        if self.opent_op.data and field.data < self.opent_op.data:
            raise ValidationError(_("De laatste dag is voor de eerste dag."))


class PlafondsForm(Form):
    """The plafond of each area; made for some areas by ``plafonds_form``."""

    version = HiddenField()
    codes = ()

    @property
    def amounts(self):
        return {code: self[f"plafond-{code}"].data for code in self.codes}


def plafonds_form(areas, amounts, **data):
    """``areas``: rows of code and naam; ``amounts``: {code: cents}."""
    fields = {f"plafond-{area.code}": Euro(area.naam) for area in areas}
    made = type("MadeForm", (PlafondsForm,), fields | {"codes": tuple(area.code for area in areas)})
    return made(data=data | {f"plafond-{code}": cents for code, cents in amounts.items()})


class VersionForm(Form):
    """A deed about a version as somebody saw it."""

    version = HiddenField()
