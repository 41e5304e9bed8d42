"""What staff fill in, and who reports something to them."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from portal.forms import Form, Once, at_most, needed, tidy
from portal.moderatie.rules import (
    BLIJFT_VERBORGEN,
    STAPPEN_MET_REDEN,
    TERUGZETTEN,
    VERBERGEN,
    besluiten,
)
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


class NieuwsWegForm(Form):
    """Takes news off the site."""

    reden = long_text(_("Waarom haal je dit weg?"), _("Geef een reden."), _("Alleen het team leest dit."))


class VerbergenForm(Form):
    reden = long_text(
        _("Waarom verberg je dit?"), _("Geef een reden. De indiener krijgt die te lezen."),
        _("Schrijf wat er niet mag en wat de indiener kan veranderen. Schrijf “je”."), rows=6,
    )


class WeghalenForm(Form):
    """Takes what was handed in off the site."""

    reden = long_text(
        _("Waarom haal je dit van de site?"), _("Geef een reden. De indiener krijgt die te lezen."),
        _("Schrijf wat er niet mag. De indiener leest dit. Schrijf “je”."), rows=6,
    )


class MisbruikForm(Form):
    """Somebody says what is not in order."""

    eenmaal = Once()
    tekst = TextAreaField(
        _("Wat klopt er niet?"),
        [
            needed(_("Vertel wat er niet klopt.")),
            Length(min=10, max=2000, message=_("Schrijf minstens een paar woorden, en hooguit 2.000 tekens.")),
        ],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )
    te_goeder_trouw = BooleanField(
        _("Ik meld dit eerlijk en naar beste weten."), [InputRequired(_("Zet hier een vinkje als dat zo is."))]
    )


def called(kind, *names):
    """These decisions with what they are called, for this kind of zaak."""
    return [(name, WORDS.get(f"{kind}.{name}", WORDS.get(name))) for name in names]


class BesluitForm(Form):
    besluit = RadioField(_("Wat besluit je?"), [needed(_("Kies een besluit."))])
    reden = long_text(_("Waarom?"), _("Geef een reden."), rows=6)


class MeldingBesluitForm(BesluitForm):
    """Decide on a report of abuse. ``soort``: the kind of thing it is about; ``blijft``: it cannot go off the site now."""

    def __init__(self, *args, soort, blijft=False, **kwargs):
        super().__init__(*args, **kwargs)
        can_be = [name for name in besluiten(soort) if name != VERBERGEN or not blijft]
        self.besluit.choices = called("misbruikmeldingen", *can_be)
        self.reden.description = _(
            "Wie dit meldde leest deze tekst. Haal je het van de site, dan leest de indiener hem ook."
        ) if VERBERGEN in can_be else _("Wie dit meldde leest deze tekst.")


class HeroverwegingBesluitForm(BesluitForm):
    """Decide on a request for a second look."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.besluit.choices = called("heroverwegingen", TERUGZETTEN, BLIJFT_VERBORGEN)
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
