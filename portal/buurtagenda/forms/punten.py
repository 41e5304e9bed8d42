"""What residents fill in about a point, and what staff fill in when they test it and answer."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms import Form as Part
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.buurtagenda.rules.toets import Criterium, Oordeel
from portal.clock import today
from portal.forms import Euro, Form, MailField, at_most, needed, tidy
from portal.initiatieven.forms import StapForm as InitiatiefStap

CRITERIA = {
    Criterium.BUDGET: _("Past het in het budget?"),
    Criterium.EENMALIG: _("Is het eenmalig geld?"),
    Criterium.ONDERHOUD: _("Is het onderhoud geregeld?"),
    Criterium.WET: _("Mag het van de wet?"),
    Criterium.BELEID: _("Past het bij het beleid?"),
    Criterium.PLEK: _("Is de eigenaar van de plek het ermee eens?"),
    Criterium.VERGUNNING: _("Is een vergunning niet nodig, of te krijgen?"),
    Criterium.ANDERE_PLANNEN: _("Botst het niet met andere plannen?"),
    Criterium.EIGEN_BELANG: _("Is er geen strijdig eigen belang?"),
    Criterium.NEUTRAAL: _("Is het niet religieus, politiek of commercieel?"),
}
OORDELEN = [
    SelectChoice(Oordeel.JA.value, _("Ja")), SelectChoice(Oordeel.NEE.value, _("Nee")),
    SelectChoice(Oordeel.ONZEKER.value, _("Nog niet zeker")),
]
VIA = [
    SelectChoice("balie", _("Aan de balie")), SelectChoice("post", _("Met de post")),
    SelectChoice("telefoon", _("Per telefoon")), SelectChoice("bijeenkomst", _("Op een bijeenkomst")),
]


def places(agenda):
    """The area of an agenda and each of its buurten, to choose from."""
    found = {agenda.gebied_code: agenda.gebied.naam} | {row.buurt_code: row.buurt.naam for row in agenda.buurten}
    return [SelectChoice("", _("Kies een buurt")), *(SelectChoice(code, naam) for code, naam in found.items())]


class PuntForm(Form):
    """The point itself. ``buurten``: rows of code and naam; ``themas``: those of the gemeente."""

    title = StringField(
        _("Hoe heet je punt?"), [needed(_("Geef je punt een korte naam.")), at_most(80)], filters=[tidy],
        render_kw={"maxlength": 80, "autocomplete": "off"}, description=_("Bijvoorbeeld: Veilig oversteken bij de school."),
    )
    wat = TextAreaField(
        _("Wat moet er gebeuren?"), [needed(_("Vertel wat er moet gebeuren.")), at_most(2000)], filters=[tidy],
        render_kw={"rows": 5, "maxlength": 2000}, description=_("Vertel het zoals je het een buur zou vertellen."),
    )
    waarom = TextAreaField(
        _("Waarom is dit belangrijk?"), [Optional(), at_most(1000)], filters=[tidy], render_kw={"rows": 3, "maxlength": 1000}
    )
    gebied_code = SelectField(_("In welke buurt?"), [InputRequired(_("Kies een buurt."))])
    waar = StringField(
        _("Waar precies?"), [Optional(), at_most(200)], filters=[tidy], render_kw={"maxlength": 200, "autocomplete": "off"},
        description=_("Bijvoorbeeld een straat of een plein. Zet hier geen huisnummer."),
    )
    thema = RadioField(_("Waar gaat het vooral over?"), [Optional()], validate_choice=True)
    kosten = Euro(
        _("Wat kost het ongeveer?"), [Optional()], description=_("Weet je het niet? Laat het leeg. Wij zoeken het uit.")
    )

    def __init__(self, *args, agenda, themas, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = places(agenda)
        self.thema.choices = [SelectChoice(thema.sleutel, thema.naam) for thema in themas]

    @property
    def about(self):
        return {name: value for name, value in self.values.items() if name in ABOUT} | {"thema": self.thema.data or ""}


ABOUT = ("title", "wat", "waarom", "gebied_code", "waar", "kosten")


class NamensForm(PuntForm):
    """The same questions, asked at the desk: how it came in and on which day."""

    ontvangen_via = RadioField(_("Hoe kwam het binnen?"), [InputRequired(_("Kies hoe het binnenkwam."))], choices=VIA)
    ontvangen_op = DateField(
        _("Op welke dag?"), [needed(_("Vul de dag in."))], default=today, render_kw={"autocomplete": "off"},
        description=_("De echte dag van ontvangst."),
    )

    def validate_ontvangen_op(self, field):
        if field.data > today():
            raise ValidationError(_("Deze dag moet nog komen. Kies de dag van ontvangst."))


class StapForm(InitiatiefStap):
    """One step with what it needs."""

    doel = StringField(
        _("Met welk punt?"), [needed(_("Vul het kenmerk in."))], filters=[tidy],
        description=_("Het kenmerk van het punt dat doorgaat, bijvoorbeeld A-2026-0147."),
    )
    naar_mail = MailField(
        _("E-mailadres van dat team"), _("Vul het e-mailadres in."), autocomplete="off",
        description=_("Daar sturen we het punt naartoe. Het adres komt niet op de site."),
    )


class AanpassingForm(Form):
    """The adjusted point staff propose, and why."""

    title = StringField(
        _("Naam"), [needed(_("Geef het punt een korte naam.")), at_most(80)], filters=[tidy], render_kw={"maxlength": 80}
    )
    wat = TextAreaField(
        _("Wat er gebeurt"), [needed(_("Vertel wat er gebeurt.")), at_most(2000)], filters=[tidy],
        render_kw={"rows": 5, "maxlength": 2000},
    )
    kosten = Euro(_("Wat het kost"), [Optional()])
    reden = TextAreaField(
        _("Waarom stellen we dit voor?"), [needed(_("Schrijf dit op. De indiener leest het.")), at_most(2000)],
        filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
    )

    @property
    def voorstel(self):
        return {"title": self.title.data, "wat": self.wat.data, "kosten": self.kosten.data}


class OordeelForm(Part):
    """One criterium: an answer, and a word about it."""

    oordeel = RadioField(_("Oordeel"), [Optional()], choices=OORDELEN, validate_choice=True)
    toelichting = StringField(_("Toelichting"), [Optional(), at_most(300)], filters=[tidy], render_kw={"maxlength": 300})
