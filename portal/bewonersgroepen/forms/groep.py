"""What people fill in about their group."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from portal.alphabets import mixes_alphabets
from portal.bewonersgroepen.forms.velden import CHOOSE, areas, one_of
from portal.bewonersgroepen.rules import LONGEST_NAME, SHORTEST_NAME, Soort
from portal.forms import Form, at_most, needed, tidy
from portal.people.rules import names_office, plain_name, tells_contact
from portal.privacy import ADDRESS, personal_data
from portal.words import WORDS


def one_line(text):
    return " ".join(tidy(text).split())


class GroepForm(Form):
    """``gebieden``: every area, grouped. ``vast``: the names of what may not be changed any more. ``offices``: the words that may
    not stand in the name, unless they stood in it already."""

    naam = StringField(
        _("Hoe heet de groep?"),
        [
            needed(_("Geef de groep een naam.")),
            Length(
                SHORTEST_NAME, LONGEST_NAME, _("Kies een naam van minstens %(min)d en hooguit %(max)d tekens.")
            ),
        ],
        filters=[plain_name],
        render_kw={"maxlength": LONGEST_NAME, "autocomplete": "off"},
        description=_("Iedereen kan deze naam lezen."),
    )
    soort = one_of(
        _("Wat voor groep is het?"), [SelectChoice(soort.value, WORDS[soort]) for soort in Soort], default=Soort.GROEP.value
    )
    gebied_code = SelectField(
        _("In welke buurt of wijk?"), [needed(_("Kies een buurt of wijk."))], invalid_choice_message=CHOOSE
    )
    omschrijving = TextAreaField(
        _("Wat doen jullie?"),
        [needed(_("Vertel wat jullie doen.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 5, "maxlength": 2000},
        description=_("Iedereen kan dit lezen. Zet er geen namen, telefoonnummers of e-mailadressen in."),
    )

    bereikbaar = StringField(
        _("Hoe bereiken mensen jullie?"),
        [at_most(200)],
        filters=[one_line],
        render_kw={"maxlength": 200, "autocomplete": "off"},
        description=_("Bijvoorbeeld het e-mailadres van de groep, of waar en wanneer jullie bij elkaar komen. Iedereen kan dit "
                      "lezen: zet er geen eigen nummer of adres in."),
    )
    version = HiddenField()

    def __init__(self, *args, gebieden, offices, vast=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = offices
        self.gebied_code.choices = areas(gebieden, _("Kies een buurt of wijk"))
        for name in vast:
            del self._fields[name]

    def validate_naam(self, field):
        if tells_contact(field.data):
            raise ValidationError(_("Zet geen e-mailadres of telefoonnummer in de naam."))
        if field.data != field.object_data and (mixes_alphabets(field.data) or names_office(field.data, self.offices)):
            raise ValidationError(_("Kies een naam waardoor niemand denkt dat de groep van de gemeente is."))

    def validate_omschrijving(self, field):
        found = [finding for finding in personal_data(field.data) if finding.kind != ADDRESS]
        if found:
            raise ValidationError(_("Haal dit weg, iedereen kan het lezen: %(wat)s", wat=found[0].found))


class RedenForm(Form):
    reden = TextAreaField(
        _("Reden"),
        [needed(_("Schrijf dit op. Iedereen kan het lezen.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )
