"""The account to pay to, as its holder types it, and the yes or no of a second person."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from portal.betalingen.rules.iban import NoIban, spelled
from portal.betalingen.rules.tekens import LONGEST_NAME, for_bank
from portal.forms import Form, at_most, needed, tidy

WRONG = {
    "begin": _("Een rekeningnummer begint met twee letters en twee cijfers. Een voorbeeld: NL91 ABNA 0417 1643 00"),
    "lengte": _("Een Nederlands rekeningnummer heeft 18 letters en cijfers. Kijk of je er een mist of te veel hebt."),
    "land": _("De eerste twee letters horen bij geen land dat we kennen. Een Nederlands nummer begint met NL."),
    "cijfers": _("Dit rekeningnummer bestaat niet. Kijk of er een letter of cijfer verkeerd staat."),
    "sepa": _("Naar een rekening in dit land kan de gemeente niet betalen. Geef een rekening op in Nederland of in een ander "
              "land in Europa dat meedoet met SEPA."),
}


class IbanField(StringField):
    """Asks for an account number; its data is in the one spelling, or as typed when it is none."""

    def pre_validate(self, form):
        try:
            self.data = spelled(self.data)
        except NoIban as wrong:
            raise ValidationError(WRONG[wrong.args[0]]) from None


class RekeningForm(Form):
    iban = IbanField(
        _("Rekeningnummer (IBAN)"), [needed(_("Vul het rekeningnummer in."))], filters=[tidy],
        description=_("Het staat op je bankpas. Spaties maken niet uit."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": 50},
    )
    tenaamstelling = StringField(
        _("Op wiens naam staat de rekening?"),
        [needed(_("Vul de naam in die bij de rekening hoort.")), at_most(LONGEST_NAME)], filters=[tidy],
        description=_("Precies zoals op je bankpas of afschrift."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )

    def __init__(self, now, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def validate_tenaamstelling(self, field):
        if not for_bank(field.data):
            raise ValidationError(gettext("Een bank kan deze naam niet lezen. Gebruik gewone letters."))

    def validate_iban(self, field):
        same = self.now and (self.now.iban, self.now.tenaamstelling) == (field.data, self.tenaamstelling.data)
        if same:
            raise ValidationError(gettext("Dit is het rekeningnummer dat we al hebben."))


class BevestigForm(Form):
    antwoord = RadioField(
        _("Klopt dit rekeningnummer?"), [InputRequired(_("Kies een van de twee."))],
        choices=[
            SelectChoice("ja", _("Ja, betaal voortaan op deze rekening")),
            SelectChoice("nee", _("Nee, laat het zoals het was")),
        ],
    )


