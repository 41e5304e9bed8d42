"""The question for each kind of value, and the way between what is typed and what a version keeps."""

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from portal.dayform import Day
from portal.forms import Euro, at_most, tidy
from portal.regelingen.forms.fields import Getal, Termijn
from portal.regelingen.rules.parameters import LONGEST_TEXT, Soort
from portal.regelingen.words import KEUZES, KOLOMMEN, label, uitleg

JA_NEE = [SelectChoice("ja", _("Ja")), SelectChoice("nee", _("Nee"))]
LONGEST_ARTICLE = 80


def questions(parameter):
    """The fields of one parameter: its value unless that is a lijst, its article, and whether it is made up."""
    name = f"r-{parameter.sleutel}"
    asked = {} if parameter.soort == Soort.LIJST else {name: question(parameter)}
    return asked | {
        f"{name}-artikel": StringField(
            _("Artikel"), [at_most(LONGEST_ARTICLE)], filters=[tidy], render_kw={"maxlength": LONGEST_ARTICLE}
        ),
        f"{name}-voorbeeld": BooleanField(_("Dit is een voorbeeld, geen vastgestelde regel")),
    }


def question(parameter):
    sleutel = parameter.sleutel
    choices = [SelectChoice(*choice) for choice in KEUZES.get(sleutel, {}).items()]
    given = {"label": label(sleutel), "description": uitleg(sleutel)}
    match parameter.soort:
        case Soort.JA_NEE:
            return RadioField(validators=[Optional()], choices=JA_NEE, **given)
        case Soort.KEUZE:
            return RadioField(validators=[Optional()], choices=choices, **given)
        case Soort.KEUZES:
            return SelectMultipleField(validators=[Optional()], choices=choices, **given)
        case _:
            return typed(parameter.soort, **given)


def typed(soort, **given):
    """A question whose answer is typed."""
    match soort:
        case Soort.GETAL:
            return Getal(render_kw={"inputmode": "numeric", "autocomplete": "off"}, **given)
        case Soort.BEDRAG:
            return Euro(**given)
        case Soort.TERMIJN:
            return Termijn(render_kw={"autocomplete": "off"}, **given)
        case Soort.DATUM:
            return Day(validators=[Optional()], **given)
        case _:
            kw = {"maxlength": LONGEST_TEXT, "autocomplete": "off"}
            return StringField(validators=[at_most(LONGEST_TEXT)], filters=[tidy], render_kw=kw, **given)


def cell(parameter, kolom):
    """One cell of a row. A row is known by a key that nobody has to think of."""
    name = KOLOMMEN[kolom.naam]
    if kolom.naam == "sleutel":
        return HiddenField()
    if kolom.uit or kolom.keuzes:
        words = KEUZES.get(parameter.sleutel, {})
        choices = [SelectChoice("", _("Kies")), *(SelectChoice(value, words.get(value, value)) for value in kolom.keuzes)]
        return SelectField(name, [Optional()], choices=choices)
    return typed(kolom.soort, label=name)


def show(soort, value):
    """What a version keeps, as the data of its field."""
    if value is None:
        return None
    if soort == Soort.JA_NEE:
        return "ja" if value else "nee"
    return date.fromisoformat(value) if soort == Soort.DATUM else value


def keep(soort, data):
    """The data of a field, as a version keeps it."""
    if data in (None, "", []):
        return None
    if soort == Soort.JA_NEE:
        return data == "ja"
    return data.isoformat() if soort == Soort.DATUM else data
