"""What staff fill in about an agenda and its phases."""

from flask_babel import lazy_gettext as _
from wtforms import (
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as Part
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from portal.buurtagenda.rules.fase import Invloed
from portal.dayform import Day
from portal.forms import Form, WholeNumber, at_most, needed, tidy

INVLOED = {
    Invloed.MEEWETEN: _("Meeweten: bewoners horen wat er gebeurt."),
    Invloed.MEEDENKEN: _("Meedenken: bewoners brengen ideeën in, de gemeente kiest."),
    Invloed.ADVISEREN: _("Adviseren: het advies van bewoners weegt zwaar; wie afwijkt, legt uit waarom."),
    Invloed.MEEMAKEN: _("Samen maken: bewoners en gemeente maken de agenda samen."),
    Invloed.MEEBESLISSEN: _("Meebeslissen: wat bewoners kiezen, voeren we uit."),
}


def text(label, description, most=1000, message=None):
    """A longer text; asked for with a message, else not needed now."""
    checks = [needed(message) if message else Optional(), at_most(most)]
    look = {"rows": 4, "maxlength": most}
    return TextAreaField(label, checks, filters=[tidy], description=description, render_kw=look)


class AgendaForm(Form):
    """``gebieden``: every area, grouped. ``buurten``: rows of code and name."""

    title = StringField(
        _("Hoe heet de agenda?"), [needed(_("Geef de agenda een naam.")), at_most(80)], filters=[tidy],
        render_kw={"maxlength": 80, "autocomplete": "off"}, description=_("Bijvoorbeeld: Samen in de Nijverheid."),
    )
    gebied_code = SelectField(_("Voor welk gebied?"), [InputRequired(_("Kies een gebied."))])
    alleen = SelectMultipleField(
        _("Alleen voor deze buurten"), [Optional()],
        description=_("Kies niets als de agenda over het hele gebied gaat."),
    )
    van = Day(_("Vanaf"), [needed(_("Vul de eerste dag in."))])
    tot = Day(_("Tot en met"), [needed(_("Vul de laatste dag in."))])
    doel = text(_("Wat is het doel?"), _("Waarom is deze agenda er, en wat wil je bereiken?"))
    invloed = RadioField(
        _("Hoe ver reikt de invloed van bewoners?"), [InputRequired(_("Kies een van de mogelijkheden."))],
        choices=[SelectChoice(key.value, label) for key, label in INVLOED.items()], default=Invloed.MEEDENKEN.value,
    )
    staat_vast = text(_("Wat staat al vast?"), _("Zeg eerlijk waar niemand meer over kan meepraten."))
    beslist = text(_("Wie beslist?"), _("Noem de rol, niet de naam van een persoon."))
    terughoren = text(_("Wanneer horen mensen terug?"), _("Noem momenten of dagen waarop iedereen bericht krijgt."))
    drempel = WholeNumber(
        _("Hoeveel mensen moeten een punt steunen voordat we het toetsen?"),
        [Optional(), NumberRange(1, 10_000, _("Kies een getal van 1 tot en met 10.000, of laat het leeg."))],
        description=_(
            "Laat dit leeg als elk punt wordt getoetst. Een punt met minder steun wordt niet getoetst en niet toegelaten, "
            "of iemand van het team schrijft op waarom wel."
        ),
    )
    version = HiddenField()

    def __init__(self, *args, gebieden, buurten, **kwargs):
        super().__init__(*args, **kwargs)
        grouped = [SelectChoice(code, naam, optgroup=label) for label, found in gebieden.items() for code, naam in found]
        self.gebied_code.choices = [SelectChoice("", _("Kies een gebied")), *grouped]
        self.alleen.choices = [SelectChoice(row.code, row.naam) for row in buurten]

    def validate_tot(self, field):
        if self.van.data and field.data < self.van.data:
            raise ValidationError(_("De laatste dag ligt voor de eerste. Kies een latere dag."))

    @property
    def about(self):
        """What goes into the agenda itself: all but the buurten."""
        return {name: value for name, value in self.values.items() if name != "alleen"}


class FaseForm(Part):
    """One phase: when it is, what happens, and what happens with what people bring."""

    regelnaam = _("Fase")
    begint = Day(_("Begint op"), [needed(_("Vul de eerste dag in."))])
    eindigt = Day(_("Eindigt op"), [needed(_("Vul de laatste dag in."))])
    tekst = text(_("Wat gebeurt er?"), "", message=_("Vertel wat er in deze fase gebeurt."))
    inbreng = text(_("Wat gebeurt er met wat mensen inbrengen?"), "", message=_("Vertel wat er met de inbreng gebeurt."))

    def validate_eindigt(self, field):
        if self.begint.data and field.data < self.begint.data:
            raise ValidationError(_("Deze fase eindigt voordat ze begint. Kies een latere dag."))


class FasenForm(Form):
    """The phases, in their order."""

    fasen = FieldList(FormField(FaseForm))
    version = HiddenField()

    def rows(self, names):
        """What was filled in, as rows for the database: one for each of these phases."""
        return [{"fase": str(name), **part.data} for name, part in zip(names, self.fasen, strict=True)]


class StapForm(Form):
    """What goes with a step to another phase."""

    note = text(_("Wat wil je erbij vertellen?"), _("Iedereen die de agenda volgt, krijgt dit te lezen."))


class RedenForm(Form):
    note = text(_("Waarom?"), _("Iedereen kan deze reden lezen."), message=_("Vertel waarom."))


class EvaluatieForm(Form):
    evaluatie = text(
        _("Wat is ervan gekomen, en wat leren we ervan?"), _("Iedereen kan dit lezen."), 4000,
        _("Schrijf de evaluatie. Zonder evaluatie sluit de agenda niet."),
    )
    version = HiddenField()
