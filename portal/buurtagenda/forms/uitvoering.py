"""What staff fill in when the agenda is adopted and while the work is done."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional, ValidationError

from portal.dayform import Day
from portal.forms import Euro, Form, Once, WholeNumber, at_most, needed, tidy


class PlanForm(Form):
    """Who does it, by when, and the money."""

    uitvoerder = StringField(
        _("Wie zorgt ervoor?"), [needed(_("Vul in wie ervoor zorgt.")), at_most(120)], filters=[tidy],
        render_kw={"maxlength": 120, "autocomplete": "off"},
        description=_("De rol of de organisatie, niet de naam van een persoon."),
    )
    klaar_voor = Day(_("Wanneer is het klaar?"), [Optional()])
    geld_gepland = Euro(_("Hoeveel geld is ervoor?"), [Optional()])
    geld_besteed = Euro(_("Hoeveel is er besteed?"), [Optional()])
    version = HiddenField()


class NieuwsForm(Form):
    eenmaal = Once()
    tekst = TextAreaField(
        _("Wat is er gebeurd?"), [needed(_("Schrijf op wat er is gebeurd.")), at_most(2000)], filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
        description=_("Wie het punt indiende, steunde of volgt, krijgt dit te lezen."),
    )


class StapOpWegForm(Form):
    eenmaal = Once()
    titel = StringField(
        _("Wat wil je bereiken?"), [needed(_("Geef de mijlpaal een naam.")), at_most(120)], filters=[tidy],
        render_kw={"maxlength": 120},
    )
    gepland_op = Day(_("Wanneer?"), [Optional()])


class VaststelForm(Form):
    """The agenda as it is adopted: a place for each point that comes on it, and two reasons. ``version``: the points it asks
    about."""

    version = HiddenField()
    gekozen = TextAreaField(
        _("Waarom staan deze punten op de agenda?"), [needed(_("Schrijf de reden op.")), at_most(1000)], filters=[tidy],
        render_kw={"rows": 3, "maxlength": 1000},
    )
    niet_gekozen = TextAreaField(
        _("Waarom de andere punten niet?"), [at_most(1000)], filters=[tidy],
        render_kw={"rows": 3, "maxlength": 1000}, description=_("Krijgt elk punt een plaats? Laat dit dan leeg."),
    )

    @property
    def places(self):
        """{point id: its place, None when it has none}."""
        return {int(name[5:]): field.data for name, field in self._fields.items() if name.startswith("plek_")}

    @property
    def chosen(self):
        """{point id: reason} in the order of their places, and the reason of the others under None."""
        places = sorted((place, id) for id, place in self.places.items() if place)
        return {id: self.gekozen.data for _place, id in places} | {None: self.niet_gekozen.data}

    def validate_gekozen(self, field):
        places = [place for place in self.places.values() if place]
        if len(places) != len(set(places)):
            raise ValidationError(_("Twee punten hebben dezelfde plaats. Geef elk punt een eigen plaats."))

    def validate_niet_gekozen(self, field):
        if not field.data and not all(self.places.values()):
            raise ValidationError(_("Schrijf de reden op."))


def adopting(punten, **kwargs):
    """The form to adopt an agenda, with a number for each admitted point; empty is not chosen."""

    class Form(VaststelForm):
        pass

    for punt in punten:
        checks = [Optional(), NumberRange(1, 999, _("Kies een getal van 1 tot en met 999."))]
        setattr(Form, f"plek_{punt.id}", WholeNumber(punt.title, checks, render_kw={"inputmode": "numeric"}))
    return Form(**kwargs)
