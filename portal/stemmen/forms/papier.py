"""What is typed from a paper ballot: its number, the bundle it came in, the choice, or why it is not valid."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice

from portal.forms import Form, at_most, needed, tidy
from portal.stemmen.biljetzinnen import explained
from portal.stemmen.forms.biljet import NUMBERED, read
from portal.stemmen.rules.papier import Ongeldig
from portal.stemmen.rules.ronde import Vorm

PLAIN = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
ONGELDIG = {
    "": _("Het biljet is geldig"),
    Ongeldig.LEEG: _("Er is niets ingevuld"),
    Ongeldig.REGELS: _("Er is te veel of te weinig ingevuld"),
    Ongeldig.ONLEESBAAR: _("De keuze is niet te lezen"),
    Ongeldig.HERKENBAAR: _("Er staat een naam of handtekening op"),
}


class PapierForm(Form):
    """Made for one round by ``papier_form``."""

    serie = StringField(
        _("Nummer van het biljet"), [needed(_("Vul het nummer in dat op het biljet staat.")), at_most(20)],
        filters=[tidy], render_kw=PLAIN | {"maxlength": 20}, description=_("Zoals 123-K7QM. De vier tekens horen erbij."),
    )
    bundel = StringField(
        _("Bundel"), [needed(_("Vul in bij welke bundel het biljet hoort.")), at_most(20)], filters=[tidy],
        render_kw=PLAIN | {"maxlength": 20}, description=_("Het nummer op de omslag van de stapel."),
    )

    def reading(self, ronde, data):
        """What this person reads, as (choices, why it is not valid); None, with what is wrong said, when it is neither."""
        if self.ongeldig.data:
            return {}, self.ongeldig.data
        choices, fouten = read(ronde, data, papier=True)
        self.form_errors.extend(explained(ronde, fouten))
        return None if fouten else (choices, "")


def papier_form(ronde, **data):
    """All options in the order of the paper: it may be from before one was withdrawn. ``data``: what to fill in at first."""
    names = {keuze.id: name_of(keuze) for keuze in ronde.keuzes}
    reasons = [SelectChoice(value, label) for value, label in ONGELDIG.items()]
    fields = choice_fields(ronde.vorm, names) | {
        "ongeldig": RadioField(_("Is het biljet geldig?"), choices=reasons, default="", validate_choice=True)
    }
    return type("MadeForm", (PapierForm,), fields)(data=data)


def name_of(keuze):
    name = f"{keuze.nummer}. {keuze.title}"
    return gettext("%(plan)s (ingetrokken)", plan=name) if keuze.ingetrokken_at else name


def choice_fields(vorm, names):
    if vorm in NUMBERED:
        label = _("punten") if vorm == Vorm.PUNTEN else _("plaats")
        keys = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 9}
        return {f"k{key}": StringField(f"{name} ({label})", filters=[tidy], render_kw=keys) for key, name in names.items()}
    kind = RadioField if vorm == Vorm.EEN else SelectMultipleField
    choices = [SelectChoice(str(key), name) for key, name in names.items()]
    return {"keuze": kind(_("Wat is er aangekruist?"), choices=choices, validate_choice=False)}


def filled(vorm, row):
    """What somebody typed before, as it is filled in again."""
    if vorm in NUMBERED:
        return {f"k{key}": str(value) for key, value in row.keuzes.items()} | {"ongeldig": row.ongeldig}
    keys = list(row.keuzes)
    return {"keuze": (keys or [None])[0] if vorm == Vorm.EEN else keys, "ongeldig": row.ongeldig}
