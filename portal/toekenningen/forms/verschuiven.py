"""What a group fills in to use granted money in another way, and what the gemeente says to it."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from portal.forms import Euro, Form, Once, at_most, dutch_choice, needed, tidy
from portal.templating import datum, euro
from portal.toekenningen.rules.verschuiving import Soort


def whole(value):
    return int(value) if value and value.isascii() and value.isdecimal() else None


class VerschuifForm(Form):
    """One way to move money; ``naar`` remains where it goes to another grant, ``tot`` where it is saved.

    ``vrij``: how much can be moved, in cents; ``doelen``: rows of id, kenmerk, title and groep; ``dagen``: last days.
    """

    eenmaal = Once()
    naar = SelectField(_("Naar welk budget?"), [InputRequired(_("Kies waar het geld naartoe gaat."))], choices=[])
    bedrag = Euro(_("Hoeveel?"), [InputRequired(_("Vul het bedrag in."))])
    tot = RadioField(_("Tot wanneer willen jullie sparen?"), [InputRequired(_("Kies een dag."))], choices=[])
    reden = TextAreaField(
        _("Waarvoor?"), [needed(_("Schrijf op waarvoor.")), at_most(1000)], filters=[tidy],
        render_kw={"rows": 4, "maxlength": 1000}, description=_("De gemeente leest dit en beslist."),
    )

    def __init__(self, soort, vrij, doelen=(), dagen=(), **kwargs):
        super().__init__(**kwargs)
        self.vrij, self.days = vrij, {day.isoformat(): day for day in dagen}
        self.bedrag.description = gettext("Jullie kunnen hooguit %(bedrag)s vragen.", bedrag=euro(vrij))
        if soort in (Soort.REST, Soort.OVERDRACHT):
            rows = [dutch_choice(str(row.id), f"{row.groep}: {row.title} ({row.kenmerk})") for row in doelen]
            self.naar.choices = rows if len(rows) == 1 else [SelectChoice("", gettext("Kies een budget")), *rows]
        else:
            del self.naar
        if soort == Soort.SPAREN:
            self.tot.choices = [SelectChoice(text, datum(day)) for text, day in self.days.items()]
        else:
            del self.tot

    def validate_bedrag(self, field):
        if field.data is not None and not 0 < field.data <= self.vrij:
            raise ValidationError(gettext("Vul een bedrag in van meer dan 0 en hooguit %(bedrag)s.", bedrag=euro(self.vrij)))

    @property
    def asked(self):
        """As the action takes it."""
        naar = whole(self.naar.data) if "naar" in self else None
        tot = self.days.get(self.tot.data) if "tot" in self else None
        return {"bedrag": self.bedrag.data, "reden": self.reden.data, "naar_id": naar, "tot": tot}


IN_DE_WEG = {
    "voornemen": _("Er loopt een voornemen om dit budget lager vast te stellen. Wacht op dat besluit."),
    "dicht": _("Het budget waar dit naartoe zou gaan, is al verantwoord. Er kan geen geld meer bij."),
    "bedrag": _("Er is nog %(bedrag)s over. Zoveel kan er niet meer weg."),
}


class VerschuivingBesluitForm(Form):
    akkoord = RadioField(
        _("Sta je dit toe?"), [InputRequired(_("Kies ja of nee."))],
        choices=[SelectChoice("ja", _("Ja")), SelectChoice("nee", _("Nee"))],
    )
    reden = TextAreaField(
        _("Waarom?"), [at_most(1000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 1000},
        description=_("De groep leest dit. Verplicht als je het niet toestaat."),
    )

    def validate(self, extra_validators=None):
        good = super().validate(extra_validators)
        if self.akkoord.data == "nee" and not self.reden.data:
            self.reden.errors = [*self.reden.errors, gettext("Schrijf op waarom niet.")]
            return False
        return good

    def explain(self, name, vrij):
        """Say beside the choice why it cannot be allowed now. ``vrij``: what is left, in cents."""
        self.akkoord.errors = [IN_DE_WEG[name] % {"bedrag": euro(vrij)}]
