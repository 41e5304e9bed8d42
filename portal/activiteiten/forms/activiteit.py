"""What a group fills in to plan an activity. Days and times are those of the clock on the wall here."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from portal.activiteiten.forms.velden import filled, nothing_private
from portal.bewonersgroepen.forms.velden import CHOOSE, areas, one_of
from portal.clock import HERE, on_the_clock, today
from portal.dayform import Day
from portal.forms import Euro, Form, Once, at_most, dutch_choice, needed, tidy

YEARS_BACK, YEARS_AHEAD = 1, 2
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]
IEDEREEN = [SelectChoice("ja", _("Iedereen is welkom")), SelectChoice("nee", _("Alleen voor een bepaalde groep"))]
# Columns that the form asks for in other fields.
MOMENTS = {"dag", "van", "tot", "laatste_dag"}


def line(label, most, *validators, **kwargs):
    return StringField(label, [*validators, at_most(most)], filters=[tidy], render_kw={"maxlength": most}, **kwargs)


def clock(label, message):
    return TimeField(label, [filled(message)], format=TIMES, render_kw={"autocomplete": "off"})


def within_reach(form, field):
    if field.data and not today().year - YEARS_BACK <= field.data.year <= today().year + YEARS_AHEAD:
        raise ValidationError(_("Kies een dag tussen vorig jaar en over twee jaar."))


class ActiviteitForm(Form):
    """``gebieden``: every area, grouped. ``potjes``: the budgets of the group that run, as rows of id, title and jaar."""

    title = line(_("Hoe heet de activiteit?"), 80, needed(_("Geef de activiteit een naam.")), nothing_private)
    wat = TextAreaField(
        _("Wat gaan jullie doen?"),
        [needed(_("Vertel wat jullie gaan doen.")), at_most(2000), nothing_private],
        filters=[tidy],
        render_kw={"rows": 5, "maxlength": 2000},
        description=_("Iedereen kan dit lezen. Zet er geen namen, telefoonnummers of e-mailadressen in."),
    )
    dag = Day(_("Op welke dag?"), [needed(_("Kies een dag.")), within_reach])
    van = clock(_("Hoe laat begint het?"), _("Vul in hoe laat het begint, bijvoorbeeld 14:30."))
    tot = clock(_("Hoe laat is het afgelopen?"), _("Vul in hoe laat het is afgelopen, bijvoorbeeld 17:00."))
    laatste_dag = Day(
        _("Laatste dag"), [Optional(), within_reach],
        description=_("Alleen als het langer dan één dag duurt, of tot na middernacht."),
    )
    waar = line(
        _("Waar is het?"), 200, needed(_("Vul in waar het is.")),
        description=_("Bijvoorbeeld: buurthuis De Noork, of het plein bij de school."),
    )
    gebied_code = SelectField(
        _("In welke buurt of wijk?"), [needed(_("Kies een buurt of wijk."))], invalid_choice_message=CHOOSE
    )
    iedereen = one_of(_("Voor wie is het?"), IEDEREEN, default="ja")
    voor_wie = line(
        _("Voor welke groep?"), 200, nothing_private, description=_("Bijvoorbeeld: kinderen van 8 tot 12 jaar.")
    )
    toegankelijk = line(
        _("Hoe toegankelijk is het?"), 300, nothing_private,
        description=_("Bijvoorbeeld: gratis, zonder drempels, met een toilet voor een rolstoel."),
    )
    aanmelden = line(
        _("Hoe meld je je aan?"), 200,
        description=_("Iedereen kan dit lezen. Gebruik het adres of nummer van de groep, niet dat van jezelf."),
    )
    potje = SelectField(_("Uit welk budget betalen jullie dit?"), coerce=int, invalid_choice_message=CHOOSE, default=0)
    begroot = Euro(_("Hoeveel mag het kosten?"), [Optional()], description=_("Alleen jullie groep ziet dit."))
    bestuur = BooleanField(_("Dit is een activiteit voor het bestuur zelf"))
    version, eenmaal = HiddenField(), Once()

    def __init__(self, *args, gebieden, potjes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = areas(gebieden, _("Kies een buurt of wijk"))
        names = [dutch_choice(row.id, f"{row.title} {row.jaar}") for row in potjes]
        self.potje.choices = [SelectChoice(0, _("Uit geen budget")), *names]
        if not potjes:
            for name in ("potje", "begroot", "bestuur"):
                del self._fields[name]

    def validate_van(self, field):
        if field.data is not None and self.dag.data and on_the_clock(self.dag.data, field.data) is None:
            raise ValidationError(_("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))

    def validate_tot(self, field):
        begin, end = self.begin, self.end
        if begin and field.data is not None and end is None:
            raise ValidationError(_("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))
        if begin and end and end <= begin:
            raise ValidationError(
                _("Het einde is eerder dan het begin. Duurt het tot na middernacht? Vul dan ook de laatste dag in.")
            )

    def validate_voor_wie(self, field):
        if self.iedereen.data == "nee" and not field.data:
            raise ValidationError(_("Vertel voor welke groep het is."))

    @property
    def begin(self):
        """The moment it begins; None when what was filled in is no moment."""
        return moment(self.dag.data, self.van.data)

    @property
    def end(self):
        return moment(self.laatste_dag.data or self.dag.data, self.tot.data)

    @property
    def values(self):
        """The columns of an Activiteit."""
        given = {name: value for name, value in super().values.items() if name not in MOMENTS}
        all_welcome = given.pop("iedereen") == "ja"
        given |= {"begint_at": self.begin, "eindigt_at": self.end, "voor_iedereen": all_welcome}
        given["voor_wie"] = "" if all_welcome else given["voor_wie"]
        if "potje" in given:
            given["toekenning_id"], given["begroot"] = given.pop("potje") or None, given["begroot"] or 0
        return given


def moment(day, time):
    return on_the_clock(day, time) if day and time is not None else None


def typed(activiteit):
    """What stands in the fields of the form that are no columns."""
    begin, end = activiteit.begint_at.astimezone(HERE), activiteit.eindigt_at.astimezone(HERE)
    return {
        "dag": begin.date(), "van": begin.time(), "tot": end.time(),
        "laatste_dag": end.date() if end.date() != begin.date() else None,
        "iedereen": "ja" if activiteit.voor_iedereen else "nee", "potje": activiteit.toekenning_id or 0,
    }
