"""What staff fill in about an inspanning: what it is and for which goals, its planning, and the reason of a step."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.dayform import Day
from portal.forms import Form, Once, Whole, at_most, needed, tidy
from portal.inbreng.rules.triage import Inzet
from portal.privateform import meant, point_out
from portal.taal import marked
from portal.wijkopgaven.forms.opgave import line, options
from portal.wijkopgaven.rules.inspanning import Herkomst, Koers

COLUMNS = (
    "version", "title", "wat", "gebied_code", "thema", "cluster", "eigenaar", "partners", "inzet", "herkomst",
    "begint", "eindigt",
)
HERKOMST = [
    SelectChoice(Herkomst.WIJK, _("Van het team zelf")),
    SelectChoice(Herkomst.LIJN, _("Van een afdeling (de lijn): dan zegt de regisseur eerst ja")),
    SelectChoice(Herkomst.PROGRAMMA, _("Van een programma: dan zegt de regisseur eerst ja")),
]
INZET = [
    SelectChoice(Inzet.WETEND, _("Wetend: wij weten ervan, anderen doen het")),
    SelectChoice(Inzet.ADVISEREND, _("Adviserend: wij geven raad en helpen")),
    SelectChoice(Inzet.REGISSEREND, _("Regisserend: wij brengen mensen bij elkaar en houden de vaart erin")),
    SelectChoice(Inzet.INITIEREND, _("Initiërend: wij beginnen eraan en leiden het")),
]
KOERS = [
    SelectChoice(Koers.OP_SCHEMA, _("Op schema")),
    SelectChoice(Koers.LOOPT_ACHTER, _("Loopt achter")),
    SelectChoice(Koers.LOOPT_VAST, _("Loopt vast")),
]


class InspanningForm(Form):
    """``gebieden``: (code, name) pairs; ``themas``, ``clusters``: of the profile; ``doelen``: rows of id, titel and boven.
    ``fixed``: whose work it is does not change any more; ``eigen``: may it be work of wijkregie itself?
    """

    version, eenmaal = HiddenField(), Once()
    title = line(_("Hoe heet het?"), _("Bijvoorbeeld: Veertig bomen, op plekken die bewoners kiezen."), 80,
                 _("Geef de inspanning een naam."))
    wat = TextAreaField(
        _("Wat doen we?"), [needed(_("Vertel wat we doen.")), at_most(4000)], filters=[tidy],
        render_kw={"rows": 6, "maxlength": 4000}, description=_("In gewone woorden. Iedereen kan het lezen."),
    )
    doelen = SelectMultipleField(_("Voor welke doelen?"), [Optional()], coerce=int)
    gebied_code = SelectField(_("Waar?"), [InputRequired(_("Kies een gebied."))])
    thema = SelectField(_("Onderwerp"), [Optional()])
    cluster = SelectField(_("Soort werk"), [Optional()])
    eigenaar = line(_("Wie zorgt ervoor?"), _("De functie of de organisatie, niet de naam van een persoon."), 120,
                    _("Vul in wie ervoor zorgt."))
    partners = line(_("Wie doen er mee?"), "", 300)
    inzet = RadioField(_("Wat is de rol van het team?"), [InputRequired(_("Kies een van de mogelijkheden."))], choices=INZET)
    herkomst = RadioField(_("Van wie is dit werk?"), [InputRequired(_("Kies een van de mogelijkheden."))], choices=HERKOMST)
    begint = Day(_("Begint op"), [Optional()])
    eindigt = Day(_("Klaar op"), [Optional()])

    def __init__(self, *args, gebieden, themas, clusters, doelen, partners=(), fixed=False, eigen=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = gebieden
        self.thema.choices = [SelectChoice("", _("Geen")), *options(themas)]
        self.cluster.choices = [SelectChoice("", _("Geen")), *options(clusters)]
        self.doelen.choices = [SelectChoice(row.id, marked(f"{row.titel} ({row.boven})")) for row in doelen]
        self.partners.description = _("Bijvoorbeeld: %(namen)s.", namen=", ".join(partners)) if partners else ""
        if fixed:
            del self.herkomst
        elif not eigen:
            self.herkomst.choices = HERKOMST[1:]

    @staticmethod
    def filled(inspanning):
        """What the form begins with, all but the goals."""
        return {name: getattr(inspanning, name) for name in COLUMNS}

    def validate_eindigt(self, field):
        must_follow(self.begint, field)

    @property
    def about(self):
        """What goes into the inspanning itself: all but its goals."""
        return {name: value for name, value in self.values.items() if name != "doelen"}


class PlanningForm(Form):
    version = HiddenField()
    begint = Day(_("Begint op"), [Optional()])
    eindigt = Day(_("Klaar op"), [Optional()])
    voortgang = Whole(_("Hoeveel procent is klaar?"), 0, 100)
    koers = RadioField(_("Hoe gaat het?"), [InputRequired(_("Kies een van de mogelijkheden."))], choices=KOERS)

    def validate_eindigt(self, field):
        must_follow(self.begint, field)


def must_follow(first, last):
    if first.data and last.data and last.data < first.data:
        raise ValidationError(_("De laatste dag ligt voor de eerste. Kies een latere dag."))


# What is asked with a step that needs words.
VRAGEN = {
    "afronden": _("Hoe is het gegaan?"), "stoppen": _("Waarom stopt het?"), "hervatten": _("Waarom gaat het weer verder?"),
}


class StapForm(Form):
    """One step, with the words it needs and no more. ``private``: what in them seems to be about a person."""

    version = HiddenField()
    reden = TextAreaField(
        _("Wat wil je erbij vertellen?"), [needed(_("Schrijf dit op. Iedereen kan het lezen.")), at_most(2000)],
        filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
        description=_("Wie ermee begon en wie het volgt, krijgt dit te lezen."),
    )

    toch = meant()

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, **kwargs)
        self.reden.label.text = VRAGEN.get(step.name, self.reden.label.text)
        point_out(self, "reden")
        if "reden" not in step.needs:
            del self.reden

    @property
    def note(self):
        return self.reden.data if "reden" in self else ""


class WeggooiForm(Form):
    """Throws a draft away, as it was when the page was drawn."""

    version = HiddenField()


class MijlpaalForm(Form):
    version, eenmaal = HiddenField(), Once()
    titel = line(_("Wat wil je bereiken?"), "", 120, _("Geef de mijlpaal een naam."))
    gepland_op = Day(_("Wanneer?"), [Optional()])
