"""What staff fill in about goals: a goal with its indicators, and how much each goal weighs in a wijk."""

import re
from decimal import Decimal

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FormField, HiddenField, SelectField, StringField
from wtforms import Form as Part
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from portal.buurtbonnen.forms.kosten import Regels
from portal.forms import Form, Once, WholeNumber
from portal.taal import foreign
from portal.wijkopgaven.forms.opgave import line, text
from portal.wijkopgaven.rules.doelen import ORDE, fits_under, may_hold
from portal.wijkopgaven.rules.opgave import Voorrang
from portal.words import WORDS

NUMBER = re.compile(r"-?\d{1,10}(?:[,.]\d{1,2})?")
# So many rows for indicators stand on the page beyond those that are filled in.
SPARE, MOST_MATEN = 2, 30


class Getal(StringField):
    """Asks for a number as people write it here (7,5); its data is a Decimal, or None when empty or unreadable."""

    def __init__(self, label, **kwargs):
        super().__init__(label, [Optional()], render_kw={"inputmode": "decimal", "autocomplete": "off"}, **kwargs)

    def _value(self):
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else f"{self.data.normalize():f}".replace(".", ",")

    def process_formdata(self, valuelist):
        if valuelist:
            typed = valuelist[0].strip()
            self.data = Decimal(typed.replace(",", ".")) if NUMBER.fullmatch(typed) else None

    def pre_validate(self, form):
        if self.raw_data and self.raw_data[0].strip() and self.data is None:
            raise ValidationError(_("Dit getal kunnen we niet lezen. Een voorbeeld: 7,5"))


class MaatForm(Part):
    """An indicator of a goal."""

    naam = SelectField(_("Indicator"), [Optional()])
    streefwaarde = Getal(_("Waar streven we naar?"))


class DoelForm(Form):
    """What every goal tells. ``indicatoren``: rows of naam and titel to choose from."""

    version = HiddenField()
    titel = line(_("Hoe heet het doel?"), _("Kort, in gewone woorden."), 160, _("Geef het doel een naam."))
    tekst = text(_("Wat willen we bereiken?"))
    volgorde = WholeNumber(
        _("Plaats tussen de doelen ernaast"), [InputRequired(_("Vul een getal in.")), NumberRange(0, 10_000)],
        description=_("Het laagste getal staat bovenaan."), default=0,
    )
    vervallen = BooleanField(
        _("Dit doel vervalt"), description=_("Het staat dan niet meer op de site, net als alles wat eronder hangt."),
    )
    maten = Regels(FormField(MaatForm), _("Indicatoren"), max_entries=MOST_MATEN)

    def __init__(self, *args, indicatoren, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_submitted():
            for _spare in range(min(SPARE, MOST_MATEN - len(self.maten))):
                self.maten.append_entry()
        known = [SelectChoice(row.naam, row.titel, foreign(row.titel)) for row in indicatoren]
        choices = [SelectChoice("", _("Geen indicator")), *known]
        for entry in self.maten:
            entry.form.naam.choices = choices

    @property
    def about(self):
        """The columns of Doel."""
        return {name: value for name, value in self.values.items() if name not in ("maten", "boven")}

    @property
    def measures(self):
        """{indicator: value strived for or None}."""
        return {entry.form.naam.data: entry.form.streefwaarde.data for entry in self.maten if entry.form.naam.data}

    def validate_maten(self, field):
        named, twice = set(), _("Kies elke indicator maar één keer.")
        for naam in (entry.form.naam for entry in field if entry.form.naam.data):
            if naam.data in named:
                naam.errors = [twice]
                raise ValidationError(twice)
            named.add(naam.data)


def named(doelen):
    """Goals to choose from, each as far in as it stands; of [(Doel, depth)]."""
    return [SelectChoice(doel.id, f"{'– ' * depth}{doel.titel}", foreign(doel.titel)) for doel, depth in doelen]


class BestaandDoelForm(DoelForm):
    """A goal that is there. ``hoger``: the goals it may hang under, as [(Doel, depth)] in the order of the tree."""

    boven = SelectField(
        _("Onder welk doel hangt het?"), [Optional()], coerce=int,
        description=_("Kies je een ander doel? Dan komt dit daar onderaan te staan, met alles wat eronder hangt."),
    )

    def __init__(self, *args, hoger, **kwargs):
        super().__init__(*args, **kwargs)
        self.goals = {doel.id: doel for doel, _depth in hoger}
        self.boven.choices = named(hoger)
        if not hoger:
            del self.boven

    @property
    def place(self):
        """The goal it is to hang under; None for a visie."""
        return self.goals.get(self.boven.data) if self.boven else None


class NieuwDoelForm(DoelForm):
    """A new goal. ``doelen``: [(Doel, depth)] in the order of the tree."""

    boven = SelectField(_("Onder welk doel hangt het?"), [Optional()], coerce=int)
    niveau = SelectField(
        _("Welk soort doel is het?"), [InputRequired(_("Kies een soort doel."))],
        choices=[SelectChoice(niveau.value, WORDS[niveau]) for niveau in ORDE],
    )
    eenmaal = Once()
    version = volgorde = vervallen = None

    def __init__(self, *args, doelen, **kwargs):
        super().__init__(*args, **kwargs)
        shown = [(doel, depth) for doel, depth in doelen if may_hold(doel.niveau) and not doel.vervallen]
        self.levels = {doel.id: doel.niveau for doel, _depth in shown}
        self.boven.choices = [SelectChoice(0, _("Geen: dit is een visie")), *named(shown)]

    def validate_niveau(self, field):
        if not field.errors and not fits_under(field.data, self.levels.get(self.boven.data)):
            raise ValidationError(_("Dit soort doel kan niet onder het gekozen doel hangen. Kies een lager soort doel."))


class VoorrangForm(Form):
    """How much each goal weighs here; made for the goals there are by ``voorrang_form``."""

    version = HiddenField()
    doelen = ()

    def parts(self, id):
        """The two questions about one goal."""
        return self[f"voorrang-{id}"], self[f"focus-{id}"]

    @property
    def rows(self):
        """{id of the goal: (voorrang, focus)}."""
        return {doel.id: tuple(part.data for part in self.parts(doel.id)) for doel, _depth in self.doelen}


def voorrang_form(doelen, known, version):
    """``doelen``: [(Doel, depth)] to weigh; ``known``: {id: DoelFocus} as it is now; ``version``: of the wijkopgave."""
    fields, data = {}, {"version": version}
    for doel, _depth in doelen:
        fields[f"voorrang-{doel.id}"] = SelectField(
            _("Voorrang"), choices=[SelectChoice(one.value, WORDS[one]) for one in Voorrang], default=Voorrang.GEWOON.value,
        )
        fields[f"focus-{doel.id}"] = line(_("Waar leggen we de nadruk?"), "", 300)
        if doel.id in known:
            data |= {f"voorrang-{doel.id}": known[doel.id].voorrang, f"focus-{doel.id}": known[doel.id].focus}
    return type("MadeForm", (VoorrangForm,), fields | {"doelen": tuple(doelen)})(data=data)
