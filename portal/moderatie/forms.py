"""What staff fill in."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from portal.forms import Form, Once, at_most, needed, tidy
from portal.moderatie.rules import BLIJFT_VERBORGEN, NIETS_DOEN, STAPPEN_MET_REDEN, TERUGZETTEN, VERBERGEN
from portal.words import WORDS


def long_text(label, message, description="", rows=4):
    return TextAreaField(label, [needed(message), at_most(2000)], filters=[tidy], description=description,
                         render_kw={"rows": rows, "maxlength": 2000})


class ToewijzenForm(Form):
    """``colleagues``: rows of id and name."""

    behandelaar = SelectField(_("Wie behandelt dit?"))

    def __init__(self, *args, colleagues=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.behandelaar.choices = [("", _("Nog niemand")), *((str(row.id), row.name) for row in colleagues)]

    @property
    def person_id(self):
        return int(self.behandelaar.data) if self.behandelaar.data else None


class NotitieForm(Form):
    eenmaal = Once()
    tekst = long_text(_("Nieuwe notitie"), _("Schrijf eerst een notitie."), rows=3)


class VerbergenForm(Form):
    reden = long_text(
        _("Waarom verberg je dit?"), _("Geef een reden. De indiener krijgt die te lezen."),
        _("Schrijf wat er niet mag en wat de indiener kan veranderen. Schrijf “je”."), rows=6,
    )


class BesluitForm(Form):
    besluit = RadioField(_("Wat besluit je?"), [needed(_("Kies een besluit."))])
    reden = long_text(_("Waarom?"), _("Geef een reden."), rows=6)


class MeldingBesluitForm(BesluitForm):
    """Decide on a report of abuse."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.besluit.choices = [
            (NIETS_DOEN, _("Niets doen, het blijft op de site")),
            (VERBERGEN, _("Verbergen")),
        ]
        self.reden.description = _(
            "Wie dit meldde leest deze tekst. Verberg je het, dan leest de indiener hem ook."
        )


class HeroverwegingBesluitForm(BesluitForm):
    """Decide on a request for a second look."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.besluit.choices = [
            (TERUGZETTEN, _("Terugzetten op de site")),
            (BLIJFT_VERBORGEN, _("Het blijft verborgen")),
        ]
        self.reden.description = _("De indiener leest deze tekst. Schrijf “je”.")


class RedentekstForm(Form):
    version = HiddenField()
    stap = SelectField(_("Bij welke stap?"))
    titel = StringField(
        _("Korte naam"), [needed(_("Geef de tekst een korte naam.")), at_most(80)], filters=[tidy],
        description=_("Hieraan herken je de tekst. Alleen collega’s zien dit."), render_kw={"maxlength": 80},
    )
    tekst = long_text(
        _("Tekst"), _("Schrijf de tekst."),
        _("Zo begint de reden. Daarna pas je hem aan voor dit plan. Schrijf “je”."), rows=8,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stap.choices = [(stap, WORDS[stap]) for stap in STAPPEN_MET_REDEN]
