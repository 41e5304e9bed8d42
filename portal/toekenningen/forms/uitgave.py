"""What is asked of money that was spent: for which line of the budget, how much, when, and the receipts."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import MultipleFileField
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.clock import today
from portal.dayform import Day
from portal.forms import Euro, Form, Once, at_most, dutch_choice, needed, tidy
from portal.templating import euro
from portal.toekenningen.rules.uitgave import Soort
from portal.words import WORDS

ELSE = "anders"
MOST_AT_ONCE = 5
MOST_CENTS = 100_000_000


def as_id(value):
    """The number of a line or an activity, or None for what stands on no list."""
    return int(value) if value not in ("", ELSE, None) else None


def receipts(description=""):
    """Photos or files of receipts; a telephone offers its camera."""
    return MultipleFileField(
        _("Bon of rekening, als foto of PDF"), [at_once], default=list, description=description,
        render_kw={"accept": "image/*,.pdf"},
    )


def at_once(form, field):
    if len(field.data) > MOST_AT_ONCE:
        raise ValidationError(gettext("Voeg hooguit %(aantal)s bestanden tegelijk toe.", aantal=MOST_AT_ONCE))


def line(post):
    """A line of the begroting to choose."""
    if post.omschrijving:
        return dutch_choice(str(post.id), post.omschrijving)
    return SelectChoice(str(post.id), gettext("Zonder naam"))


class UitgaveForm(Form):
    """``posten``: the lines of the budget; ``activiteiten``: rows of id and title; ``groep``: others sign, and a member may
    have advanced it."""

    eenmaal = Once()
    post = SelectField(_("Bij welke regel van de begroting hoort het?"), [InputRequired(_("Kies een regel."))], choices=[])
    activiteit = SelectField(_("Voor welke activiteit?"), [Optional()], choices=[])
    omschrijving = StringField(
        _("Waar is het geld aan uitgegeven?"), [needed(_("Schrijf op waaraan het geld is uitgegeven.")), at_most(120)],
        filters=[tidy], render_kw={"maxlength": 120},
    )
    bedrag = Euro(_("Bedrag"), [InputRequired(_("Vul het bedrag in."))], description=_("Bijvoorbeeld 12,50."))
    gedaan_op = Day(
        _("Wanneer was dat?"), [InputRequired(_("Vul de datum in die op de bon staat."))], default=today,
        description=_("De datum die op de bon staat."),
    )
    soort = RadioField(_("Hoe is het betaald?"), [InputRequired(_("Kies hoe het is betaald."))], default=Soort.REKENING)
    bonnen = receipts(_("Maak een foto met je telefoon, of kies een bestand. Heb je de bon niet bij je? Voeg hem later toe."))

    def __init__(self, posten, activiteiten=(), groep=True, **kwargs):
        super().__init__(**kwargs)
        lines = [line(post) for post in posten]
        first = [SelectChoice("", gettext("Kies een regel"))] if len(lines) > 1 else []
        self.post.choices = [*first, *lines, SelectChoice(ELSE, gettext("Iets dat niet in de begroting staat"))]
        self.soort.choices = [SelectChoice(soort.value, WORDS[soort]) for soort in Soort]
        if activiteiten:
            rows = [dutch_choice(str(row.id), row.title) for row in activiteiten]
            self.activiteit.choices = [SelectChoice("", gettext("Geen")), *rows]
        else:
            del self.activiteit
        if not groep:
            del self.soort

    def validate_bedrag(self, field):
        if field.data == 0:
            raise ValidationError(gettext("Vul een bedrag in van meer dan 0 euro."))
        if field.data and field.data > MOST_CENTS:
            raise ValidationError(gettext("Vul een bedrag in van hooguit %(bedrag)s.", bedrag=euro(MOST_CENTS)))

    def validate_gedaan_op(self, field):
        if field.data and field.data > today():
            raise ValidationError(gettext("Deze datum is nog niet geweest."))

    @property
    def values(self):
        """The columns of an Uitgave: without its receipts."""
        given = super().values
        given.pop("bonnen")
        posts = {"post_id": as_id(given.pop("post")), "activiteit_id": as_id(given.pop("activiteit", None))}
        return given | posts


class BonForm(Form):
    """More receipts with an expense."""

    eenmaal = Once()
    bonnen = receipts(_("Maak een foto met je telefoon, of kies een bestand. Samen hooguit tien."))

    def validate_bonnen(self, field):
        if not field.data:
            raise ValidationError(gettext("Kies een foto of bestand."))


class RedenForm(Form):
    reden = TextAreaField(
        _("Waarom niet?"), [needed(_("Schrijf op waarom niet.")), at_most(500)], filters=[tidy],
        description=_("Wie de uitgave noteerde en het bestuur kunnen dit lezen."), render_kw={"rows": 3, "maxlength": 500},
    )
