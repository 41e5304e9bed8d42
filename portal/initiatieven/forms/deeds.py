"""What residents and staff fill in to do something with an initiatief."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import (
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from portal.bewonersgroepen.forms.velden import must_not_have_been
from portal.dayform import Day
from portal.forms import Form, MailField, Once, at_most, needed, tidy
from portal.fotoform import ACCEPT
from portal.privateform import meant, point_out


class VoortgangForm(Form):
    """News that is on the site at once. ``private``: what seems to be about a person; then it must be meant."""

    eenmaal = Once()
    tekst = TextAreaField(
        _("Wat is er gebeurd?"),
        [needed(_("Schrijf op wat er is gebeurd.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )
    foto = FileField(_("Foto"), [Optional()], render_kw={"accept": ACCEPT})
    alt = StringField(_("Wat is er op de foto te zien?"), [at_most(200)], filters=[tidy], render_kw={"maxlength": 200})
    toch = meant()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        point_out(self, "tekst", "alt")


class AntwoordForm(Form):
    eenmaal = Once()
    tekst = TextAreaField(
        _("Antwoord van de gemeente"),
        [needed(_("Schrijf het antwoord.")), at_most(4000)],
        filters=[tidy],
        render_kw={"rows": 6, "maxlength": 4000},
        description=_("Begin met ja of nee. Geef één reden en zeg wat er wanneer gebeurt. Schrijf “je”."),
    )


class MijlpaalForm(Form):
    """A step on the way, of which anyone reads at once."""

    eenmaal = Once()
    titel = StringField(
        _("Wat wil je bereiken?"),
        [needed(_("Geef de mijlpaal een naam.")), at_most(120)],
        filters=[tidy],
        render_kw={"maxlength": 120},
    )
    gepland_op = Day(_("Wanneer?"), [Optional(), must_not_have_been])
    toch = meant()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        point_out(self, "titel")


class UitnodigingForm(Form):
    eenmaal = Once()
    email = MailField(_("E-mailadres"), _("Vul een e-mailadres in."), autocomplete="off")


class WeghalenForm(Form):
    reden = TextAreaField(
        _("Waarom haal je dit weg?"),
        [needed(_("Geef een reden. Wie dit plan trekt, leest die.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
        description=_("Wie dit plan trekt, leest dit. De reden komt niet op de site."),
    )


# What a reason is called where it is more than that.
REDENEN = {"realiseren": _("Hoe is het gegaan?"), "aanvulling_vragen": _("Wat heb je nog nodig?")}


class StapForm(Form):
    """One step with what it needs, and no more. ``live``: the reason is on the site at once, so what seems to be about a
    person (``private``) must be meant."""

    reden = TextAreaField(
        _("Reden"),
        [needed(_("Schrijf dit op.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )
    datum = Day(_("Uiterlijk op"), [needed(_("Kies een datum."))])
    naar = StringField(
        _("Naar wie?"),
        [needed(_("Vul in wie het overneemt.")), at_most(120)],
        filters=[tidy],
        description=_("De naam van het team of de organisatie. Die komt op de site."),
    )
    naar_mail = MailField(
        _("E-mailadres van dat team"),
        _("Vul het e-mailadres in."),
        autocomplete="off",
        description=_("Daar sturen we het plan naartoe. Het adres komt niet op de site."),
    )
    doel = StringField(
        _("Met welk initiatief?"),
        [needed(_("Vul het kenmerk in."))],
        filters=[tidy],
        description=_("Het kenmerk van het initiatief dat doorgaat, bijvoorbeeld I-2026-0147."),
    )

    toch = meant()

    private = ()
    WITH = {"reden": ("reden",), "datum": ("datum",), "naar": ("naar", "naar_mail"), "doel": ("doel",)}

    def __init__(self, *args, step, live=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.reden.label.text = REDENEN.get(step.name, self.reden.label.text)
        wanted = {field for need in step.needs for field in self.WITH[need]}
        for name in {field for fields in self.WITH.values() for field in fields} - wanted:
            del self[name]
        if live and "reden" in wanted:
            point_out(self, "reden")
        else:
            del self.toch


class HeroverwegingForm(Form):
    tekst = TextAreaField(
        _("Waarom ben je het er niet mee eens?"),
        [needed(_("Vertel waarom.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )
