"""What people fill in when they tell what they see in the buurt, and staff when they judge it."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.buurtagenda.forms.bijdrage import Bijdrage, on_behalf
from portal.buurtagenda.rules.punt import Bron
from portal.forms import MailField, at_most, needed, tidy
from portal.initiatieven.forms import StapForm as InitiatiefStap
from portal.privateform import meant, point_out

WIE = [
    SelectChoice(Bron.BEWONER.value, _("Ik woon hier, of ik kom hier vaak")),
    SelectChoice(Bron.PROFESSIONAL.value, _("Ik werk in de wijk")),
]
VAN_WIE = [
    SelectChoice(Bron.BEWONER.value, _("Van een bewoner")),
    SelectChoice(Bron.PROFESSIONAL.value, _("Van een professional in de wijk")),
    SelectChoice(Bron.GEMEENTE.value, _("Van de gemeente")),
]
ABOUT = ("tekst", "gebied_code", "bron")


class SignaalForm(Bijdrage):
    """What somebody sees. ``private``: what seems to be about a person; then they must say that all may read it."""

    tekst = TextAreaField(
        _("Wat zie je, of wat maak je mee?"),
        [needed(_("Vertel wat je ziet of meemaakt.")), at_most(1000)],
        filters=[tidy],
        render_kw={"rows": 6, "maxlength": 1000},
        description=_("Iedereen kan dit straks lezen. Zet er geen namen, adressen of telefoonnummers in."),
    )
    gebied_code = SelectField(_("In welke buurt?"), [InputRequired(_("Kies een buurt."))])
    thema = RadioField(_("Waar gaat het vooral over?"), [Optional()])
    bron = RadioField(
        _("Wie ben je?"), [InputRequired(_("Kies een van de mogelijkheden."))], choices=WIE, default=Bron.BEWONER
    )
    organisatie = StringField(
        _("Bij welke organisatie werk je?"),
        [at_most(80)],
        filters=[tidy],
        render_kw={"maxlength": 80, "autocomplete": "off"},
        description=_(
            "Alleen als je in de wijk werkt. De naam van de organisatie komt erbij te staan, jouw naam niet."
        ),
    )
    toch = meant()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        point_out(self, "tekst", "organisatie")

    def validate_organisatie(self, field):
        if self.bron.data == Bron.PROFESSIONAL and not field.data:
            raise ValidationError(_("Vul de organisatie in."))

    @property
    def about(self):
        """What goes into the signaal itself; a bewoner speaks for no organisation."""
        organisatie = "" if self.bron.data == Bron.BEWONER else self.organisatie.data
        chosen = {name: self[name].data for name in ABOUT}
        return chosen | {"thema": self.thema.data or "", "organisatie": organisatie}


class VerteldForm(SignaalForm):
    """The same, told to staff: whose eyes."""

    bron = RadioField(
        _("Van wie is het signaal?"), [InputRequired(_("Kies een van de mogelijkheden."))], choices=VAN_WIE
    )
    organisatie = StringField(
        _("Van welke organisatie?"),
        [at_most(80)],
        filters=[tidy],
        render_kw={"maxlength": 80, "autocomplete": "off"},
        description=_("Voor een professional: de organisatie. Noem nooit de naam van een persoon."),
    )

NamensForm = on_behalf(VerteldForm)


class StapForm(InitiatiefStap):
    """One step with what it needs."""

    reden = TextAreaField(
        _("Waarom?"),
        [needed(_("Schrijf dit op. Wie het signaal gaf, leest het.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
        description=_("Wie het signaal gaf, leest dit."),
    )
    naar_mail = MailField(
        _("E-mailadres van dat team"),
        _("Vul het e-mailadres in."),
        autocomplete="off",
        description=_("Daar sturen we het signaal naartoe. Het adres komt niet op de site."),
    )
