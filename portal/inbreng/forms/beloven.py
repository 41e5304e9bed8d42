"""Another date, a pause, and what a service answers or does not."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, TextAreaField

from portal.dayform import Day
from portal.forms import Form, at_most, needed, tidy
from portal.privateform import meant, point_out

MOST = 2000


class Reden(TextAreaField):
    """Asks why, for whoever waits for the answer."""

    def __init__(self, label, **kwargs):
        super().__init__(
            label, [needed(_("Leg uit waarom.")), at_most(MOST)], filters=[tidy],
            description=_("Wie dit indiende, leest het. Noem geen namen van anderen."),
            render_kw={"rows": 4, "maxlength": MOST}, **kwargs,
        )


class AfspraakForm(Form):
    version = HiddenField()
    datum = Day(
        _("Nieuwe datum"), [needed(_("Kies een datum."))], description=_("Uiterlijk op deze dag geven wij antwoord."),
    )
    reden = Reden(_("Waarom een andere datum?"))

    NOT_GOOD = {
        "datum": _("Kies een dag die nog moet komen, binnen een jaar."),
        "werkdag": _("Op deze dag werkt de gemeente niet: het is weekend of een feestdag. Kies een werkdag."),
        "wet": _("De wet geeft minder tijd voor deze aanvraag. Verdaag de termijn in het dossier."),
    }


class PauzeForm(Form):
    reden = Reden(_("Waar wachten we op?"))

    NOT_GOOD = {"te_laat": _("De afgesproken dag is al voorbij. Spreek een nieuwe datum af.")}


class Antwoord(TextAreaField):
    """Asks what a service does with it, for whoever handed it in."""

    def __init__(self, label, message, **kwargs):
        super().__init__(
            label, [needed(message), at_most(MOST)], filters=[tidy],
            description=_("Begin met ja of nee. Wie dit indiende leest het precies zo. Noem geen namen van bewoners."),
            render_kw={"rows": 8, "maxlength": MOST}, **kwargs,
        )


class AntwoordForm(Form):
    """What a service answers. ``private``: what in it seems to be about a person; then it must be meant."""

    antwoord = Antwoord(_("Jullie antwoord"), _("Schrijf wat jullie ermee doen."))
    toch = meant()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        point_out(self, "antwoord")


class DoorgevenForm(AntwoordForm):
    """What a service answered by phone or by mail, written down by staff."""

    antwoord = Antwoord(_("Het antwoord van de dienst"), _("Schrijf op wat de dienst antwoordde."))


class NietWachtenForm(Form):
    reden = Reden(_("Waarom wachten we niet meer?"))
