"""What staff fill in about a wijkopgave: what it says of itself, the version of a year, its phase and its steps."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.dayform import Day
from portal.forms import Euro, Form, Once, at_most, needed, tidy
from portal.speech import word
from portal.taal import foreign
from portal.wijkopgaven.rules.opgave import Aanleiding
from portal.words import WORDS


def line(label, description="", most=120, message=None):
    """A text of one line; asked for with a message, else not needed now."""
    checks = [needed(message) if message else Optional(), at_most(most)]
    look = {"maxlength": most, "autocomplete": "off"}
    return StringField(label, checks, filters=[tidy], description=description, render_kw=look)


def text(label, description="", most=2000, message=None, rows=4):
    """A longer text; asked for with a message, else not needed now."""
    checks = [needed(message) if message else Optional(), at_most(most)]
    look = {"rows": rows, "maxlength": most}
    return TextAreaField(label, checks, filters=[tidy], description=description, render_kw=look)


class OpgaveForm(Form):
    """``gebieden``: the areas to choose from, grouped."""

    version, eenmaal = HiddenField(), Once()
    title = line(_("Hoe heet het?"), _("Bijvoorbeeld de naam van de wijk."), 80, _("Geef het een naam."))
    gebied_code = SelectField(_("Voor welk gebied?"), [InputRequired(_("Kies een gebied."))])
    van = Day(_("Vanaf"), [needed(_("Vul de eerste dag in."))])
    tot = Day(_("Tot en met"), [needed(_("Vul de laatste dag in."))])
    aanleiding = RadioField(
        _("Wie begon erover?"), [InputRequired(_("Kies een van de mogelijkheden."))],
        choices=[SelectChoice(key.value, WORDS[key]) for key in Aanleiding], default=Aanleiding.VAN_ONDEROP.value,
    )
    aanleiding_tekst = line(_("Wat was de aanleiding?"), _("In één zin, zonder namen van mensen."), 300)
    samenvatting = text(_("De wijk in het kort"), _("Wat speelt er, en wat willen we bereiken? Dit leest iedereen."))
    trekker = line(_("Wie trekt het?"))
    wethouder = line(_("Wie is opdrachtgever?"), _("De functie, niet de naam. Bijvoorbeeld: de wijkwethouder."))
    budget = Euro(_("Budget voor de hele periode"), [Optional()], description=_("In euro, voor alle jaren samen."))

    def __init__(self, *args, gebieden, **kwargs):
        super().__init__(*args, **kwargs)
        grouped = [SelectChoice(code, naam, optgroup=label) for label, found in gebieden.items() for code, naam in found]
        self.gebied_code.choices = [SelectChoice("", _("Kies een gebied")), *grouped]
        who = {"regisseur": word("regisseur")}
        self.trekker.description = _("De functie, niet de naam van een persoon. Bijvoorbeeld: de %(regisseur)s.", **who)

    def validate_tot(self, field):
        if self.van.data and field.data < self.van.data:
            raise ValidationError(_("De laatste dag ligt voor de eerste. Kies een latere dag."))


class JaarForm(Form):
    """The version of a year: figures, stories, and what changed since the year before."""

    version = HiddenField()
    objectief = text(
        _("Hoe staat de wijk ervoor volgens de cijfers?"), _("Wat zeggen cijfers en onderzoek? Noem de bron."), 6000,
        _("Schrijf op wat de cijfers zeggen."), rows=8,
    )
    subjectief = text(
        _("Hoe staat de wijk ervoor volgens mensen?"), _("Wat zien bewoners en mensen die hier werken? Noem geen namen."), 6000,
        _("Schrijf op wat mensen zien."), rows=8,
    )
    veranderd = text(_("Wat is er veranderd sinds vorig jaar?"), _("In het eerste jaar mag dit leeg blijven."), 4000, rows=6)


def options(names):
    """What the municipality named itself, to choose from, each in the language it is given in."""
    return [SelectChoice(one.sleutel, one.naam, foreign(one.naam)) for one in names]


class FaseForm(Form):
    """``cyclus``: the phases of the cycle of this municipality."""

    fase = SelectField(_("Naar welke fase?"), [InputRequired(_("Kies een fase."))])
    note = text(_("Wat wil je erbij vertellen?"), _("Wie meekijkt, krijgt dit te lezen."), 1000)

    def __init__(self, *args, cyclus, **kwargs):
        super().__init__(*args, **kwargs)
        self.fase.choices = options(cyclus)


class StapForm(Form):
    """What goes with a step."""

    note = text(_("Wat wil je erbij vertellen?"), _("Wie meekijkt, krijgt dit te lezen."), 1000)
    loopt_door = False


class SluitForm(Form):
    """Closing it; ``werk``: the inspanningen that are not done."""

    note = text(_("Waarom?"), _("Iedereen kan deze reden lezen."), 1000, _("Vertel waarom."))
    door = BooleanField(
        _("Ik sluit toch, het werk loopt door"),
        [InputRequired(_("Rond het werk eerst af of stop het. Of zet hier een vinkje."))],
    )

    def __init__(self, *args, werk, **kwargs):
        super().__init__(*args, **kwargs)
        if not werk:
            del self.door

    @property
    def loopt_door(self):
        """Was it said that the work goes on?"""
        return "door" in self and self.door.data
