"""What may be filled in about options: which points, an own text and cost, limits by theme or area, and pairs."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from portal.forms import Euro, Form, Whole, WholeNumber, at_most, needed, tidy
from portal.stemmen.forms.ronde import DeelForm
from portal.stemmen.rules.regels import Grens


class PuntenKiezen(Form):
    """Points of the agenda to put on the ballot; ``points``: those that can be chosen."""

    punten = SelectMultipleField(
        _("Welke punten komen op het stembiljet?"), [needed(_("Kies minstens één punt."))], coerce=int,
        description=_("Je kunt de tekst en de kosten daarna nog aanpassen. Het punt zelf verandert niet mee."),
    )

    def __init__(self, *args, points, **kwargs):
        super().__init__(*args, **kwargs)
        self.punten.choices = [SelectChoice(point.id, point.title) for point in points]


class KeuzeForm(Form):
    """An option; ``about_money``: then its cost must be known."""

    title = StringField(
        _("Hoe heet het plan?"), [needed(_("Geef het plan een naam.")), at_most(80)], filters=[tidy], render_kw={"maxlength": 80}
    )
    tekst = TextAreaField(
        _("Wat gebeurt er als dit wordt gekozen?"), [needed(_("Schrijf op wat er gebeurt.")), at_most(3000)], filters=[tidy],
        render_kw={"rows": 6, "maxlength": 3000}, description=_("In gewone woorden. Dit leest iedereen die stemt."),
    )
    kosten = Euro(_("Wat kost het?"), description=_("Het hele plan, met onderhoud. Kost het niets? Vul dan 0 in."))
    thema = SelectField(_("Bij welk thema hoort het?"), [Optional()])
    gebied_code = SelectField(_("Waar is het?"), [needed(_("Kies waar het is."))])

    def __init__(self, *args, themas, areas, about_money, **kwargs):
        super().__init__(*args, **kwargs)
        self.about_money = about_money
        self.thema.choices = [SelectChoice("", _("Geen thema")), *(SelectChoice(thema.sleutel, thema.naam) for thema in themas)]
        self.gebied_code.choices = [SelectChoice(area.code, area.naam) for area in areas]
        if not about_money:
            self.kosten.description = _("Alleen als het al bekend is.")

    def validate_kosten(self, field):
        if self.about_money and field.data is None:
            raise ValidationError(_("Vul in wat het kost. Kost het niets? Vul dan 0 in."))


class KeuzeAanpassen(KeuzeForm):
    """An option there is, as somebody saw it in this version of its round."""

    version = HiddenField()


class PaarForm(Form):
    """Two options that exclude each other."""

    een_id = SelectField(_("Dit plan"), coerce=int)
    ander_id = SelectField(_("kan niet samen met"), coerce=int)

    def __init__(self, *args, options, **kwargs):
        super().__init__(*args, **kwargs)
        self.een_id.choices = self.ander_id.choices = [SelectChoice(option.id, option.title) for option in options]

    def validate_ander_id(self, field):
        if field.data == self.een_id.data:
            raise ValidationError(_("Kies twee verschillende plannen."))


class OrdeForm(Form):
    """An option to move up, down or off the ballot."""

    keuze = WholeNumber()


class GrenzenForm(DeelForm):
    """Limits of themes and areas; made for some of them by ``grenzen_form``. ``groups``: {kind: {key: name}}."""

    groups = {}

    def rows_of(self, kind):
        """(name, most on a ballot, money) of each theme or area."""
        return [(name, self[f"{kind}-{key}-keuzes"], self[f"{kind}-{key}-budget"]) for key, name in self.groups[kind].items()]

    @property
    def limits(self):
        """{"per_thema": {key: Grens}, …}, without those that limit nothing."""
        return {f"per_{kind}": self.limits_of(kind, named) for kind, named in self.groups.items()}

    def limits_of(self, kind, named):
        given = {key: Grens(self[f"{kind}-{key}-keuzes"].data, self[f"{kind}-{key}-budget"].data) for key in named}
        return {key: grens for key, grens in given.items() if grens != Grens()}


def grenzen_form(groups, regels, version):
    """``groups``: {"thema": {key: name}, "gebied": {code: name}} of the options there are."""
    fields, data = {}, {"version": version}
    for kind, named in groups.items():
        for key, name in named.items():
            fields[f"{kind}-{key}-keuzes"] = Whole(_("Hooguit zoveel keuzes: %(naam)s", naam=name), 0, 1000, needed=False)
            fields[f"{kind}-{key}-budget"] = Euro(_("Hooguit zoveel geld: %(naam)s", naam=name))
            grens = getattr(regels, f"per_{kind}").get(key, Grens())
            data |= {f"{kind}-{key}-keuzes": grens.max_keuzes, f"{kind}-{key}-budget": grens.budget}
    return type("MadeForm", (GrenzenForm,), fields | {"groups": groups})(data=data)


class RedenForm(Form):
    """A public reason."""

    reden = TextAreaField(
        _("Waarom?"), [needed(_("Schrijf op waarom. Iedereen kan dit lezen.")), at_most(1000)], filters=[tidy],
        render_kw={"rows": 4, "maxlength": 1000}, description=_("Iedereen kan dit lezen. Noem geen namen."),
    )


class VersieForm(Form):
    """A deed about a round as somebody saw it."""

    version = HiddenField()
