"""What staff fill in about codes: a list of addresses, organisations, numbers, an address at the desk, a reason."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import ValidationError

from portal.forms import Form, Whole, at_most, needed, tidy
from portal.stemmen.adreslijst import organisations
from portal.stemmen.rules.ronde import Toegang

SOORTEN = {
    Toegang.CODE: _("In een brief"), Toegang.BALIE: _("Aan de balie"), Toegang.PAS: _("Stempas voor een organisatie"),
}
MOST_PASSES, MOST_BALLOTS, LONGEST_NAME = 200, 200, 80


class LijstForm(Form):
    """A list of addresses; it is read and not kept. ``fouten``: what is wrong with it, when that is more than one thing."""

    fouten = ()

    bestand = FileField(
        _("Adreslijst (CSV)"), [FileRequired(_("Kies eerst een bestand."))], render_kw={"accept": ".csv,text/csv"},
        description=_(
            "Met de kolommen postcode, huisnummer, toevoeging, straat, plaats en aantal. Een kolom buurt mag ook. "
            "Hooguit 5.000 adressen."
        ),
    )


class PassenForm(Form):
    namen = TextAreaField(
        _("Welke organisaties krijgen een stempas?"), [needed(_("Schrijf minstens één naam op."))], filters=[tidy],
        render_kw={"rows": 5}, description=_("Zet elke naam op een eigen regel. Hooguit 200 tegelijk."),
    )

    def validate_namen(self, field):
        names = organisations(field.data)
        if len(names) > MOST_PASSES:
            raise ValidationError(_("Dit zijn er meer dan 200. Verdeel ze over meer keren."))
        if any(len(adres.naam) > LONGEST_NAME for adres in names):
            raise ValidationError(_("Een naam is te lang: hooguit 80 tekens."))


class ReeksForm(Form):
    """From which number to which; asked in the address."""

    class Meta(Form.Meta):
        csrf = False

    van = Whole(_("Van nummer"), 1, 2**31 - 1)
    tot = Whole(_("Tot en met nummer"), 1, 2**31 - 1)

    def validate_tot(self, field):
        if self.van.data and field.data and not 0 <= field.data - self.van.data < MOST_BALLOTS:
            raise ValidationError(_("Kies een reeks van hooguit 200 nummers."))


class RedenForm(Form):
    reden = StringField(
        _("Waarom?"), [needed(_("Schrijf op waarom.")), at_most(200)], filters=[tidy], render_kw={"maxlength": 200},
        description=_("Bijvoorbeeld: brief niet aangekomen. Noem geen namen."),
    )


class ZoekForm(Form):
    """A code by its number, or those of an address."""

    nummer = Whole(_("Nummer van de code"), 1, 2**31 - 1, needed=False)
    postcode = StringField(_("Postcode"), [at_most(10)], filters=[tidy], render_kw={"autocomplete": "off"})
    huisnummer = StringField(
        _("Huisnummer met toevoeging"), [at_most(20)], filters=[tidy], render_kw={"autocomplete": "off"}
    )

    def validate(self, extra_validators=None):
        if not super().validate(extra_validators):
            return False
        if self.nummer.data is None and not (self.postcode.data and self.huisnummer.data):
            self.nummer.errors = [_("Vul een nummer in, of een postcode met huisnummer.")]
            return False
        return True


class UitgeefForm(Form):
    """What a voter declares at the desk before a code is handed out."""

    bewijs = BooleanField(
        _("Ik heb het bewijs gezien: deze persoon woont in het gebied en is oud genoeg."),
        [needed(_("Bekijk eerst het bewijs en kruis dit aan."))],
    )
    verklaring = BooleanField(
        _("Deze persoon verklaart: ik heb geen andere stemcode en heb nog niet gestemd."),
        [needed(_("Vraag dit aan de kiezer en kruis het aan."))],
    )
