"""The pages of an account. What cannot be read is said; what is not filled in yet may wait until it is handed in."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from markupsafe import Markup
from wtforms import BooleanField, FieldList, FormField, HiddenField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import NumberRange, Optional

from portal.forms import Euro, Form, WholeNumber, at_most, tidy
from portal.fotoform import FotoForm, picture_in
from portal.taal import marked
from portal.verantwoording.woorden import NODIG

LONGEST_STORY, LONGEST_NOTE, MOST_PEOPLE = 4000, 300, 100_000


def story(label, description=""):
    render = {"maxlength": LONGEST_STORY, "rows": 6}
    return TextAreaField(label, [at_most(LONGEST_STORY)], filters=[tidy], render_kw=render, description=description)


def people():
    limit = NumberRange(0, MOST_PEOPLE, _("Vul een heel getal in van 0 of meer."))
    return WholeNumber(
        _("Hoeveel mensen deden mee?"), [Optional(), limit], render_kw={"inputmode": "numeric"},
        description=_("Een schatting is goed."),
    )


def truth():
    return BooleanField(_("Ik heb alles naar waarheid ingevuld."))


def anyway():
    return BooleanField(_("Ik lever toch in, zonder deze handtekeningen."))


def already():
    return BooleanField(_("Ik lever nu al in."))


class BedragForm(PlainForm):
    """What was spent on one line."""

    uitgegeven = Euro(_("Uitgegeven"), [Optional()])


class RegelForm(BedragForm):
    """The same with what went otherwise."""

    toelichting = StringField(
        _("Wat ging anders?"), [at_most(LONGEST_NOTE)], filters=[tidy], render_kw={"maxlength": LONGEST_NOTE}
    )


class PaginaForm(Form):
    """A page of an account, filled with what was kept. ``regels`` are asked in the order of the lines."""

    version = HiddenField()
    VELDEN = ()

    def __init__(self, verantwoording, *args, **kwargs):
        self.verantwoording = verantwoording
        given = {name: getattr(verantwoording, name) for name in self.VELDEN}
        super().__init__(*args, data=given | {"version": str(verantwoording.version)}, **kwargs)
        if "regels" in self and not self.is_submitted():
            self.fill_lines()
        if "regels" in self:
            self.match_lines()

    def fill_lines(self):
        for regel in self.verantwoording.regels:
            self.regels.append_entry({"uitgegeven": regel.uitgegeven, "toelichting": regel.toelichting})

    def match_lines(self):
        """One entry for each line, whatever a visitor made of the names."""
        while len(self.regels.entries) < len(self.verantwoording.regels):
            self.regels.append_entry()
        del self.regels.entries[len(self.verantwoording.regels):]

    @property
    def lines(self):
        """[(line of the account, its form)]."""
        if "regels" not in self:
            return []
        return list(zip(self.verantwoording.regels, [entry.form for entry in self.regels], strict=True))

    def validate(self, *args, **kwargs):
        """What is wrong in a line is said with its name: a page has many."""
        good = super().validate(*args, **kwargs)
        for regel, form in self.lines:
            naam = marked(regel.omschrijving) if regel.omschrijving else _("Andere uitgaven")
            for field in form:
                field.errors = [Markup("{}: {}").format(naam, error) for error in field.errors]
        return good

    @property
    def kept(self):
        """What is to be kept of this page."""
        values = {name: self[name].data for name in self.VELDEN}
        return values | ({"regels": {regel.id: form.data for regel, form in self.lines}} if self.lines else {})

    @property
    def fotos(self):
        """[(picture, what is on it)] to keep with it; what is wrong with a photo is said beside it."""
        return []

    def explain(self, name):
        """Say beside the right field what lacks."""
        if name in self:
            self[name].errors = [*self[name].errors, str(NODIG[name])]
        else:
            self.form_errors.append(str(NODIG[name]))


class VerslagForm(PaginaForm):
    """The light account: all of it on one page."""

    VELDEN = ("verhaal", "deelnemers")
    verhaal = story(_("Hoe is het gegaan?"), _("Een paar zinnen zijn genoeg."))
    deelnemers = people()
    regels = FieldList(FormField(BedragForm))
    foto = FileField(
        _("Foto"), render_kw=FotoForm.foto.kwargs["render_kw"],
        description=_("JPG, PNG of WebP, hooguit 8 MB. Alleen de gemeente ziet hem."),
    )
    alt = StringField(
        _("Wat is er op de foto te zien?"), [at_most(200)], filters=[tidy], render_kw={"maxlength": 200},
        description=_("Voor wie de foto niet kan zien."),
    )
    toch, nu_al = anyway(), already()
    naar_waarheid = truth()

    @property
    def fotos(self):
        if not self.foto.data:
            return []
        if not self.alt.data:
            self.alt.errors = [str(NODIG["foto_alt"])]
            return []
        picture = picture_in(self.foto)
        return [(picture, self.alt.data)] if picture else []


class VerhaalForm(PaginaForm):
    VELDEN = ("verhaal", "anders", "deelnemers")
    verhaal = story(_("Hoe is het gegaan?"))
    anders = story(_("Wat ging anders dan in het plan?"), _("Bijvoorbeeld een activiteit die niet doorging, en waarom."))
    deelnemers = people()


class GeldForm(PaginaForm):
    regels = FieldList(FormField(RegelForm))


class BonnenForm(PaginaForm):
    """Nothing is filled in here: receipts are kept with the expenses."""


class NakijkenForm(PaginaForm):
    toch, nu_al = anyway(), already()
    naar_waarheid = truth()


PAGINAFORMS = {
    "verslag": VerslagForm, "verhaal": VerhaalForm, "geld": GeldForm, "bonnen": BonnenForm, "nakijken": NakijkenForm,
}
