"""The parts of a round as forms: what and when, the ballot, who may vote, and how it is counted."""

from fractions import Fraction

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, StopValidation, ValidationError

from portal.dayform import LocalMoment
from portal.forms import Euro, Form, Whole, at_most, needed, tidy
from portal.stemmen.rules.regels import Rest, Telregel
from portal.stemmen.rules.ronde import Kanaal, Toegang, Vorm

MOST = 10_000_000
VORMEN = [
    SelectChoice(Vorm.KIES, _("Plannen kiezen: iedereen kruist er een aantal aan")),
    SelectChoice(Vorm.MANDJE, _("Mandje: iedereen vult een mandje tot het geld op is")),
    SelectChoice(Vorm.PUNTEN, _("Punten: iedereen verdeelt een aantal punten")),
    SelectChoice(Vorm.VOLGORDE, _("Volgorde: iedereen zet plannen op volgorde")),
    SelectChoice(Vorm.EEN, _("Eén keuze: iedereen kiest er precies één")),
]
TOEGANGEN = [
    SelectChoice(Toegang.ACCOUNT, _("Met een account: iemand verklaart zelf er te wonen en oud genoeg te zijn")),
    SelectChoice(Toegang.CODE, _("Met een code uit een brief: één per adres of per persoon")),
    SelectChoice(Toegang.BALIE, _("Aan de balie: een medewerker bekijkt een bewijs en geeft een code")),
    SelectChoice(Toegang.PAS, _("Met een stempas voor organisaties en ondernemers")),
]
TELREGELS = [
    SelectChoice(Telregel.MEESTE_STEMMEN, _("Meeste stemmen of punten: van boven naar beneden tot het op is")),
    SelectChoice(Telregel.GELIJKE_DELEN, _("Gelijke delen: iedere stem heeft een even groot deel van het geld of de plaatsen")),
]
RESTEN = [
    SelectChoice(Rest.VOLGENDE, _("Het volgende plan dat wel past, is aan de beurt")),
    SelectChoice(Rest.DEEL, _("Het eerste plan dat niet past, krijgt wat er over is")),
    SelectChoice(Rest.NIETS, _("Het stopt daar; wat over is, wordt niet uitgegeven")),
]
KANALEN = {Kanaal.WEB: _("Op internet"), Kanaal.PAPIER: _("Op papier"), Kanaal.BALIE: _("Aan de balie")}


class DeelForm(Form):
    """One part of a round, as it was when the page was drawn."""

    version = HiddenField()


class WatForm(DeelForm):
    title = StringField(
        _("Hoe heet de stemronde?"), [needed(_("Geef de stemronde een naam.")), at_most(80)], filters=[tidy],
        description=_("Een vraag werkt goed. Bijvoorbeeld: Waar gaat € 25.000 voor de buurt heen?"),
        render_kw={"maxlength": 80},
    )
    uitleg = TextAreaField(
        _("Waar gaat het over?"), [Optional(), at_most(2000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 2000},
        description=_("Een paar zinnen in gewone woorden. Iedereen leest ze voor het stemmen."),
    )
    vorm = RadioField(_("Hoe stemmen mensen?"), [needed(_("Kies hoe mensen stemmen."))], choices=VORMEN)
    budget = Euro(
        _("Hoeveel geld is er te verdelen?"),
        description=_("Leeg: het gaat niet om geld, maar om wat het belangrijkst is."),
    )
    opent_at = LocalMoment(
        _("Vanaf wanneer kunnen mensen stemmen?"), [needed(_("Kies een dag en een tijd."))],
        description=_("Op de klok in Nederland. Vanaf dat moment is de stemming vanzelf open."),
    )
    sluit_at = LocalMoment(
        _("Tot wanneer kunnen mensen stemmen?"), [needed(_("Kies een dag en een tijd."))],
        description=_("Wat op dit moment nog niet is gestemd, telt niet meer mee."),
    )

    def validate_budget(self, field):
        if field.data is not None and not 0 < field.data < MOST * 100:
            raise ValidationError(_("Vul een bedrag in van meer dan € 0."))

    def validate_sluit_at(self, field):
        if self.opent_at.data and field.data <= self.opent_at.data:
            raise ValidationError(_("De stemming sluit voor hij opent. Kies een later moment."))


class WijzigForm(DeelForm):
    """What every form of ballot asks last."""

    wijzigen = BooleanField(
        _("Mensen mogen hun stem veranderen tot de stemming sluit"),
        description=_(
            "Dan bewaren we met een geheime sleutel welk biljet bij wie hoort. Bij het sluiten vernietigen we die sleutel. "
            "Dit staat ook in de uitleg voor stemmers."
        ),
    )


class KiesForm(WijzigForm):
    min_keuzes = Whole(
        _("Hoeveel plannen kiest iemand minstens?"),
        description=_("Met een minimum van 3 kijken mensen verder dan hun eigen plan."),
    )
    max_keuzes = Whole(
        _("Hoeveel plannen kiest iemand hooguit?"), needed=False, description=_("Leeg: zoveel als iemand wil."),
    )


class MandjeForm(KiesForm):
    mandje_min = Euro(
        _("Voor hoeveel geld kiest iemand minstens?"),
        description=_("Leeg: een mandje hoeft niet vol. Het hele budget: alleen een vol mandje mag, dat lukt bijna nooit."),
    )


class PuntenForm(WijzigForm):
    punten_totaal = Whole(_("Hoeveel punten verdeelt iemand?"), most=1000)
    punten_max = Whole(
        _("Hoeveel punten krijgt één plan hooguit?"), most=1000, needed=False,
        description=_("Leeg: alle punten mogen naar één plan."),
    )
    punten_min_keuzes = Whole(_("Over hoeveel plannen verdeelt iemand ze minstens?"), most=1000)


BILJET = {Vorm.KIES: KiesForm, Vorm.EEN: WijzigForm, Vorm.MANDJE: MandjeForm, Vorm.PUNTEN: PuntenForm, Vorm.VOLGORDE: KiesForm}


class WieForm(DeelForm):
    toegang = SelectMultipleField(
        _("Hoe weten we wie mag stemmen?"), [needed(_("Kies minstens één manier."))], choices=TOEGANGEN,
        description=_("De afspraak is: iedereen stemt één keer, langs welke weg ook."),
    )
    zonder_brief = BooleanField(
        _("Wie een account heeft, mag ook zonder code stemmen"),
        description=_("Telt alleen naast codes uit een brief of van de balie. Let op: iemand kan dan met allebei stemmen."),
    )
    min_leeftijd = Whole(
        _("Hoe oud is iemand minstens?"), 0, 99,
        description=_("In jaren. Wie stemt, verklaart dat zelf. 0: iedereen mag stemmen."),
    )


class TelForm(DeelForm):
    telregel = RadioField(
        _("Hoe tellen we?"), [needed(_("Kies hoe er geteld wordt."))], choices=TELREGELS,
        description=_(
            "Gelijke delen past bij tien of meer plannen en minstens drie keuzes per persoon. "
            "Kijk bij ‘Wat als?’ wat het uitmaakt."
        ),
    )
    plaatsen = Whole(
        _("Hoeveel onderwerpen worden gekozen?"), needed=False,
        description=_("Alleen als het niet om geld gaat. Gaat het wel om geld, laat dit dan leeg."),
    )
    rest = RadioField(_("Wat gebeurt er als een plan niet past?"), [needed(_("Kies wat er dan gebeurt."))], choices=RESTEN)
    samen = BooleanField(
        _("Wat van het geld van een thema of gebied overblijft, is voor alle plannen samen"),
        description=_("Telt alleen als een thema of gebied eigen geld heeft."),
    )
    min_stemmen = Whole(_("Hoeveel mensen moeten een plan minstens kiezen?"))
    quorum = Whole(
        _("Hoeveel stemmers zijn nodig voor een geldige uitslag?"), needed=False,
        description=_("Leeg: de uitslag geldt altijd. Bijna nergens in Nederland is hier een minimum voor."),
    )
    gewicht_web, gewicht_papier, gewicht_balie = (
        StringField(
            _("Gewicht van een stem: %(kanaal)s", kanaal=naam), [Optional(), at_most(9)], filters=[tidy],
            description=_("Leeg: telt voor 1. Een ander gewicht staat in de uitleg voor stemmers. Bijvoorbeeld: 3/2."),
        )
        for naam in KANALEN.values()
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.weights.values():
            field.validators = [*field.validators, positive]

    @property
    def weights(self):
        return {kanaal: self[f"gewicht_{kanaal}"] for kanaal in KANALEN}


def positive(form, field):
    """A weight: a whole number or a fraction, more than 0."""
    try:
        good = 0 < Fraction(field.data.replace(",", ".")) < 1000
    except (ValueError, ZeroDivisionError):
        good = False
    if not good:
        raise StopValidation(_("Vul een getal of een breuk in. Bijvoorbeeld: 2 of 3/2."))
