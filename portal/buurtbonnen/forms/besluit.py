"""What who decides fills in."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from portal.buurtbonnen.rules.besluit import Uitkomst
from portal.forms import Euro, Form, at_most, needed, tidy
from portal.regelingen.sentences import formal
from portal.taal import marked

LONGEST = 4000
UITKOMSTEN = [
    SelectChoice(Uitkomst.TOEKENNEN.value, _("Toekennen")),
    SelectChoice(Uitkomst.AFWIJZEN.value, _("Afwijzen")),
    SelectChoice(Uitkomst.BUITEN_BEHANDELING.value, _("Buiten behandeling stellen")),
]
# Why a besluit cannot be taken like this: beside which field, and in which words.
WAAROM_NIET = {
    "advies": ("uitkomst", _("Nog niet iedereen heeft advies gegeven. Wacht daarop, of leg de aanvraag terug.")),
    "gevraagd_advies": ("uitkomst", _(
        "Er is nog geen advies gevraagd aan de bewonersorganisatie. Leg de aanvraag terug om dat te doen."
    )),
    "raadpleging": ("uitkomst", _(
        "Bij dit bedrag moet eerst de buurt geraadpleegd zijn. Leg de aanvraag terug om dat te doen."
    )),
    "niets": ("bedrag", _("Vul in welk bedrag je toekent.")),
    "te_veel": ("bedrag", _("Dit is meer dan er gevraagd is. Ken hooguit het gevraagde bedrag toe.")),
    "deel_mag_niet": ("bedrag", _("Deze regeling kent geen gedeeltelijke toekenning. Ken alles toe, of wijs af.")),
    "akkoord": ("bedrag", _("De aanvrager is nog niet akkoord met dit deel. Vraag dat eerst.")),
    "volgorde": ("uitkomst", _("Deze aanvraag is nog niet aan de beurt in de volgorde van de ronde.")),
    "afwijking": ("afwijking", _("Je wijkt af van het advies. Schrijf op waarom.")),
    "herstel": ("uitkomst", _(
        "Dit kan alleen als je om aanvulling vroeg en die niet of te weinig kwam. "
        "Dat moet binnen vier weken daarna. Leg de aanvraag anders terug."
    )),
    "plafond": ("bedrag", _("Er is niet genoeg geld over voor dit bedrag. Iemand anders was net eerder, of het is op.")),
}

# Why a rule keeps the money from being granted, beside that rule.
WAAROM_GEEN_GELD = {
    "oordeel": _("Kies of de aanvraag hieraan voldoet."),
    "tegenspraak": _("Je kent geld toe, maar de aanvraag voldoet hier niet aan. Kies wat je besluit."),
}
OORDEEL = "oordeel-"


def besluit_form(te_beoordelen, possible, **given):
    """With these outcomes to choose from, and a question for each of these rules: {sleutel: verdict}."""
    fields = {OORDEEL + sleutel: oordeel_field(rule) for sleutel, rule in te_beoordelen.items()}
    form = type("MadeForm", (BesluitForm,), fields)(**given)
    form.uitkomst.choices = [choice for choice in UITKOMSTEN if choice.value in possible]
    return form


def oordeel_field(rule):
    choices = [SelectChoice("ja", _("Voldoet")), SelectChoice("nee", _("Voldoet niet"))]
    about = _("artikel %(nummer)s", nummer=rule.artikel) if rule.artikel[:1].isdigit() else rule.artikel
    return RadioField(marked(formal(rule)), [Optional()], choices=choices, description=about)


def long_text(label, message="", **kwargs):
    checks = [needed(message)] if message else []
    return TextAreaField(label, [*checks, at_most(LONGEST)], filters=[tidy], render_kw={"rows": 6}, **kwargs)


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def blame(form, field, message):
    """Say beside this field what is wrong with it."""
    form[field].errors = [*form[field].errors, message]


class BesluitForm(Form):
    uitkomst = RadioField(_("Wat besluit je?"), [needed(_("Kies wat je besluit."))], choices=UITKOMSTEN)
    bedrag = Euro(_("Toegekend bedrag"), description=_("Alleen bij toekennen."))
    reden = long_text(
        _("Waarom?"), _("Schrijf de reden op. Die staat in de brief."),
        description=_("Dit komt in de brief aan de aanvrager. Schrijf “u”, in korte zinnen."),
    )
    afwijking = long_text(
        _("Waarom wijk je af van het advies?"), description=_("Alleen nodig als je het advies niet volgt.")
    )
    verplichtingen = long_text(
        _("Wat vragen we van de aanvrager?"), description=_("Eén verplichting op elke regel.")
    )

    @property
    def plichten(self):
        return lines(self.verplichtingen.data)

    @property
    def vragen(self):
        """The questions about rules."""
        return [field for name, field in self._fields.items() if name.startswith(OORDEEL)]

    @property
    def oordelen(self):
        """{sleutel: met or not} of the rules that were answered."""
        return {field.name.removeprefix(OORDEEL): field.data == "ja" for field in self.vragen if field.data}

    def explain(self, name):
        """Say beside the right field why it cannot be done like this."""
        blame(self, *WAAROM_NIET[name])

    def explain_oordeel(self, sleutel, name):
        blame(self, OORDEEL + sleutel, WAAROM_GEEN_GELD[name])
