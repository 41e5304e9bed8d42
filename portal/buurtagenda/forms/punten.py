"""What residents fill in about a point, and what staff fill in when they test it and answer."""

from flask_babel import lazy_gettext as _
from wtforms import Form as Part
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from portal.buurtagenda.forms.bijdrage import Bijdrage, on_behalf
from portal.buurtagenda.rules.toets import Criterium, Oordeel
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


class PuntForm(Bijdrage):
    """The point itself."""

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

    @property
    def about(self):
        return {name: value for name, value in self.values.items() if name in ABOUT} | {"thema": self.thema.data or ""}


ABOUT = ("title", "wat", "waarom", "gebied_code", "waar", "kosten")
NamensForm = on_behalf(PuntForm)


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
