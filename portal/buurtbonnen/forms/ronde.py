"""What is filled in about a round: the points of a beoordelaar, and the order that is fixed."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, NumberRange

from portal.buurtbonnen.forms.behandelen import DaadForm, long_text
from portal.buurtbonnen.forms.velden import options
from portal.buurtbonnen.rules.ronde import MEEST, MINST
from portal.forms import WholeNumber, at_most, needed, tidy
from portal.taal import marked

PLAATS = "plaats-"
NODIG = _("Vul een plaats in, 1 of hoger.")


class WaarderingForm(DaadForm):
    punten = RadioField(
        _("Hoeveel punten geef je?"), [InputRequired(_("Kies hoeveel punten je geeft."))],
        choices=options((number, str(number)) for number in range(MINST, MEEST + 1)), coerce=int,
        description=_("1 is het minst en 10 het meest."),
    )
    toelichting = long_text(
        _("Waarom?"), _("Schrijf op waarom."), _("Wie beslist leest dit. Noem geen namen of adressen."), rows=4,
    )
    geen_belang = BooleanField(
        _("Ik heb geen belang bij deze aanvraag: hij is niet van mij, mijn gezin, mijn adres of mijn groep."),
        [InputRequired(_("Zet hier een vinkje als dat zo is. Anders beoordeelt een ander."))],
    )
    WAAROM = {"geen_belang": ("geen_belang", _("Zet hier een vinkje als dat zo is."))}


class VolgordeForm(DaadForm):
    reden = long_text(
        _("Waarom deze volgorde?"), _("Schrijf op waarom."),
        _("Elke aanvrager leest dit, en het staat bij de regeling. Noem geen namen."), rows=4,
    )
    bron = StringField(
        _("Waar staat de uitslag?"), [at_most(300)], filters=[tidy], render_kw={"maxlength": 300},
        description=_("Bijvoorbeeld een verslag of de uitslag van een stemronde, met de datum."),
    )
    WAAROM = {
        "plaatsen": (None, _("Geef elke aanvraag een plaats, 1 of hoger.")),
        "reden": ("reden", _("Schrijf op waarom.")),
        "bron": ("bron", _("Schrijf op waar de uitslag van de stemronde staat.")),
    }

    @property
    def plekken(self):
        """The questions for a place, one for each application."""
        return [field for name, field in self._fields.items() if name.startswith(PLAATS)]

    @property
    def plaatsen(self):
        """{id of an application: its place}"""
        return {int(field.name.removeprefix(PLAATS)): field.data or 0 for field in self.plekken}


def volgorde_form(ronde, voorstel):
    """With a question for each application: {id: the place that follows from the points} to begin with."""
    fields = {f"{PLAATS}{id}": plaats_field(row) for id, row in ronde.aanvragen.items()}
    if ronde.stemt:
        fields["bron"] = StringField(
            _("Waar staat de uitslag van de stemronde?"),
            [needed(_("Schrijf op waar de uitslag van de stemronde staat.")), at_most(300)], filters=[tidy],
            render_kw={"maxlength": 300}, description=_("De naam en de datum van de uitslag, of het adres ervan."),
        )
    given = {f"{PLAATS}{id}": ronde.plaats(id) or voorstel.get(id) for id in ronde.aanvragen}
    return type("MadeForm", (VolgordeForm,), fields)(data=given)


def plaats_field(row):
    checks = [InputRequired(NODIG), NumberRange(1, None, NODIG)]
    return WholeNumber(marked(row.title), checks, description=row.kenmerk, render_kw={"inputmode": "numeric"})
