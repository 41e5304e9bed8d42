"""Sorting a submission, the leidraad, and the rows of the triage table."""

from flask_babel import lazy_gettext as _
from markupsafe import Markup
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from portal.forms import Form, at_most, needed, tidy
from portal.inbreng.rules.triage import JA, NEE, Aard, Inzet, Zwaarte
from portal.speech import word
from portal.taal import marked
from portal.words import WORDS

MOST_PLACE, MOST_TEXT = 120, 2000


def named(keys):
    return [SelectChoice(key.value, WORDS[key]) for key in keys]


class TriageForm(Form):
    """``table``: the rows of the triage table; what is left empty follows from it."""

    version = HiddenField()
    aard = RadioField(_("Wat voor vraag is het?"), [needed(_("Kies wat voor vraag het is."))], choices=named(Aard))
    zwaarte = RadioField(_("Hoeveel raakt het?"), [needed(_("Kies hoeveel het raakt."))])
    belegd_bij = StringField(
        _("Waar hoort het, als dat anders is dan in de tabel?"), [at_most(MOST_PLACE)], filters=[tidy],
        description=_("Dit staat ook op de openbare pagina. Noem een afdeling of organisatie, geen persoon."),
        render_kw={"maxlength": MOST_PLACE},
    )
    inzet = SelectField(choices=[SelectChoice("", _("Zoals in de tabel")), *named(Inzet)])

    def __init__(self, *args, table=(), **kwargs):
        super().__init__(*args, **kwargs)
        who = {"regisseur": word("regisseur")}
        self.inzet.label.text = _("Wat doet de %(regisseur)s, als dat anders is dan in de tabel?", **who)
        examples = {row.zwaarte: row.voorbeelden for row in table if not row.aard}
        self.zwaarte.choices = [(key.value, with_examples(WORDS[key], examples.get(key))) for key in Zwaarte]


def with_examples(text, examples):
    """The name of a weight with what belongs to it, as the municipality wrote that: in Dutch."""
    return Markup("{}: {}").format(text, marked(examples[:1].lower() + examples[1:])) if examples else text


class LeidraadForm(Form):
    """A question each for ``names`` (Naam of the profile), filled with the answers that were kept."""

    version = HiddenField()
    toelichting = TextAreaField(
        _("Toelichting"), [at_most(MOST_TEXT)], filters=[tidy],
        description=_("Alleen collega’s lezen dit."), render_kw={"rows": 4, "maxlength": MOST_TEXT},
    )

    @classmethod
    def of(cls, names):
        """The form with these questions, before the toelichting."""
        message, choices = _("Kies ja of nee."), [SelectChoice(JA, _("Ja")), SelectChoice(NEE, _("Nee"))]
        asked = {f"vraag_{name.sleutel}": RadioField(marked(name.naam), [needed(message)], choices=choices) for name in names}
        return type("Leidraad", (cls,), {**asked, "names": [name.sleutel for name in names]})

    @property
    def answers(self):
        """{question: ja or nee}."""
        return {name: self[f"vraag_{name}"].data for name in self.names}


class RegelForm(Form):
    version = HiddenField()
    belegd_bij = StringField(
        _("Waar hoort het?"), [needed(_("Vul in waar het hoort.")), at_most(MOST_PLACE)], filters=[tidy],
        description=_("Een afdeling, programma of organisatie. Indieners lezen dit."), render_kw={"maxlength": MOST_PLACE},
    )
    inzet = SelectField(choices=named(Inzet))
    voorbeelden = TextAreaField(
        _("Voorbeelden"), [at_most(500)], filters=[tidy], render_kw={"rows": 3, "maxlength": 500},
        description=_("Hieraan herkent een collega waar iets hoort."),
    )


    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.inzet.label.text = _("Wat doet de %(regisseur)s?", regisseur=word("regisseur"))


class NieuweRegelForm(RegelForm):
    """A row for one kind of question; ``taken``: the (zwaarte, aard) that have one."""

    zwaarte = SelectField(_("Hoeveel raakt het?"), choices=named(Zwaarte))
    aard = SelectField(_("Wat voor vraag is het?"), choices=named(Aard))

    def __init__(self, *args, taken=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = taken

    def validate_aard(self, field):
        if (self.zwaarte.data, field.data) in self.taken:
            raise ValidationError(_("Deze regel is er al. Pas die aan."))
