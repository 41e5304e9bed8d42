"""What staff fill in about an organisation, and the organisation about a regeling."""

from flask_babel import lazy_gettext as _
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from portal.bewonersgroepen.forms.velden import CHOOSE, areas, must_have_come, must_not_have_been
from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, Once, at_most, dutch_choice, needed, tidy

MOST_CONDITIONS, LONGEST_CONDITION = 12, 300


def lines(text):
    """Each line as a text of its own, without what is empty."""
    return list(dict.fromkeys(line for line in map(str.strip, tidy(text).split("\n")) if line))


def must_be_few_and_short(form, field):
    found = lines(field.data)
    if len(found) > MOST_CONDITIONS:
        raise ValidationError(_("Schrijf hooguit %(aantal)d voorwaarden op.", aantal=MOST_CONDITIONS))
    if any(len(line) > LONGEST_CONDITION for line in found):
        raise ValidationError(_("Maak elke voorwaarde hooguit %(max)d tekens lang.", max=LONGEST_CONDITION))


def voorwaarden():
    """Asks for conditions, one a line."""
    return TextAreaField(
        _("Voorwaarden bij de erkenning"),
        [must_be_few_and_short],
        filters=[tidy],
        render_kw={"rows": 5},
        description=_("Eén op elke regel. Bijvoorbeeld: Het bestuur heeft minstens drie mensen. Iedereen kan ze lezen."),
    )


class VoorwaardenForm(Form):
    voorwaarden = voorwaarden()


class ErkenningForm(Form):
    """``gebieden``: every area, grouped, with the werkgebieden first."""

    gebied_code = SelectField(
        _("Werkgebied"), [needed(_("Kies een werkgebied."))], invalid_choice_message=CHOOSE,
        description=_("Over aanvragen uit dit gebied kan de organisatie advies geven."),
    )
    op = Day(_("Erkend sinds"), [needed(_("Kies een datum.")), must_have_come], since=1900, default=today)
    voorwaarden = voorwaarden()

    def __init__(self, *args, gebieden, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = areas(gebieden, _("Kies een werkgebied"))


class CriteriumForm(Form):
    """``soorten``: the kinds of cost the regeling knows, as (sleutel, tekst)."""

    eenmaal = Once()
    tekst = TextAreaField(
        _("Wat is het criterium?"),
        [needed(_("Schrijf het criterium op.")), at_most(300)],
        filters=[tidy],
        render_kw={"rows": 3, "maxlength": 300},
        description=_("Eén regel, in gewone taal. Bijvoorbeeld: Wij betalen geen eten en drinken."),
    )
    categorie = SelectField(
        _("Over welke kosten gaat het?"), invalid_choice_message=CHOOSE,
        description=_("Kies je een soort kosten, dan past een aanvraag met die kosten niet. "
                      "Kies je niets, dan beoordeelt jullie adviseur het."),
    )
    geldig_van = Day(_("Vanaf wanneer?"), [needed(_("Kies een datum.")), must_not_have_been], default=today)

    def __init__(self, *args, soorten, **kwargs):
        super().__init__(*args, **kwargs)
        self.categorie.choices = [
            SelectChoice("", _("Niet over een soort kosten")), *(dutch_choice(*soort) for soort in soorten)
        ]


class EindeForm(Form):
    tot = Day(_("Wat is de laatste dag?"), [needed(_("Kies een datum.")), must_not_have_been], default=today)
