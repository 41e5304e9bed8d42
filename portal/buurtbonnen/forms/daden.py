"""What people fill in to do something with an application: add a file, hand it in, take it back, enter it for another."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from portal.buurtbonnen.forms.velden import options, own_options
from portal.buurtbonnen.woorden import KANALEN, LABELS
from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, Once, at_most, mail_address, needed, tidy
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.words import KEUZES

ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"


class BestandForm(Form):
    """One file; its kinds are those the version asks for, and something else."""

    eenmaal = Once()
    soort = RadioField(_("Wat voor bestand is het?"), [InputRequired(_("Kies wat voor bestand het is."))], choices=[])
    bestand = FileField(
        _("Bestand"), [FileRequired(_("Kies een bestand."))], render_kw={"accept": ACCEPT},
        description=_("PDF, foto, Word, Excel of ODT, hooguit 10 MB. Uit foto’s halen we de plaats en tijd."),
    )

    def __init__(self, regels, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = [row["soort"] for row in waarde(regels, "bestanden", ())]
        kinds = dict.fromkeys([*asked, "overig"])
        if len(kinds) == 1 and not self.is_submitted():
            self.soort.data = "overig"
        self.soort.choices = options((kind, str(KEUZES["bestanden"][kind])) for kind in kinds)


class IndienenForm(Form):
    """The declarations of the version: all of them, or it is not sent."""

    version = HiddenField()
    verklaringen = SelectMultipleField(LABELS["verklaringen"], choices=[])

    def __init__(self, aanvraag, *args, **kwargs):
        given = {"verklaringen": (aanvraag.antwoorden or {}).get("verklaringen"), "version": str(aanvraag.version)}
        super().__init__(*args, data=given, **kwargs)
        rows = waarde(aanvraag.versie.regels, "verklaringen", ())
        self.verklaringen.choices = own_options(rows)
        if not rows:
            del self._fields["verklaringen"]

    def validate_verklaringen(self, field):
        if set(field.data or ()) != {choice.value for choice in field.choices}:
            raise ValidationError(_("Zet een vinkje bij elke verklaring. Klopt er een niet? Bel ons dan eerst."))


class IntrekkenForm(Form):
    reden = TextAreaField(
        _("Waarom trek je de aanvraag in?"), [needed(_("Vertel kort waarom.")), at_most(500)], filters=[tidy],
        render_kw={"rows": 3, "maxlength": 500},
    )


class BeginForm(Form):
    """Begins an application: sent twice, it begins one."""

    eenmaal = Once()


class NamensForm(BeginForm):
    """What staff write down of an application that came in another way."""

    ontvangen_via = RadioField(
        _("Hoe kwam de aanvraag binnen?"), [InputRequired(_("Kies hoe de aanvraag binnenkwam."))],
        choices=options(KANALEN.items()),
    )
    ontvangen_op = Day(
        _("Op welke dag kwam hij binnen?"), [needed(_("Vul de dag in."))],
        description=_("De echte dag van ontvangst. Die telt voor de termijn."),
    )
    email = StringField(
        _("E-mailadres van de aanvrager"), filters=[tidy], render_kw={"autocomplete": "off", "maxlength": 254},
        description=_("Zonder e-mailadres stuur je de ontvangst zelf met de post."),
    )
    akkoord = BooleanField(
        _("De aanvrager vindt het goed dat ik de aanvraag invoer en de gegevens bewaar."),
        [InputRequired(_("Vraag dit eerst aan de aanvrager."))],
    )

    def validate_ontvangen_op(self, field):
        if field.data and field.data > today():
            raise ValidationError(_("Deze dag moet nog komen. Kies de dag van ontvangst."))

    def validate_email(self, field):
        if not field.data:
            return
        if not (spelled := mail_address(field.data)):
            raise ValidationError(_("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl"))
        field.data = spelled

    @property
    def received(self):
        """As the draft keeps it: the sentence the applicant agreed to is kept as it stood here."""
        return {
            "ontvangen_via": self.ontvangen_via.data, "ontvangen_op": self.ontvangen_op.data,
            "email": self.email.data, "toestemming": str(self.akkoord.label.text),
        }
