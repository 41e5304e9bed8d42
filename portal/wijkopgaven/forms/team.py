"""Who is put on a wijkopgave: a function and an organisation, never a name."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.forms import Form, Once
from portal.people.rules import tells_contact
from portal.taal import foreign
from portal.wijkopgaven.forms.opgave import line, text

INTERN = (("ja", _("Bij de gemeente")), ("nee", _("Bij een partner")))


class LidForm(Form):
    """``groepen``: the projectgroepen; ``partners``: organisations this municipality often works with."""

    eenmaal = Once()
    functie = line(_("Welke functie?"), _("Bijvoorbeeld: sociaal makelaar. Noem geen naam."), 80, _("Vul een functie in."))
    organisatie = line(_("Van welke organisatie?"), "", 80)
    intern = RadioField(
        _("Waar werkt deze persoon?"), [InputRequired(_("Kies een van de twee."))], default="ja",
        choices=[SelectChoice(*choice) for choice in INTERN],
    )
    projectgroep_id = SelectField(_("In welke groep?"), [Optional()], coerce=int)

    def __init__(self, *args, groepen, partners, team, **kwargs):
        super().__init__(*args, **kwargs)
        own = [SelectChoice(groep.id, groep.naam) for groep in groepen]
        self.projectgroep_id.choices = [SelectChoice(0, team, foreign(team)), *own]
        if partners:
            self.organisatie.description = _("Bijvoorbeeld: %(namen)s.", namen=", ".join(partners))

    def validate_functie(self, field):
        if tells_contact(field.data):
            raise ValidationError(_("Laat telefoonnummers en e-mailadressen weg. Dit leest iedereen."))

    @property
    def about(self):
        """The columns of OpgaveLid."""
        return self.values | {"intern": self.intern.data == "ja", "projectgroep_id": self.projectgroep_id.data or None}


class GroepForm(Form):
    """A projectgroep."""

    eenmaal = Once()
    naam = line(_("Hoe heet de groep?"), "", 80, _("Geef de groep een naam."))
    opdracht = text(_("Wat gaat de groep doen?"), "", 1000)
