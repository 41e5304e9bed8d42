"""What a voter fills in beside the ballot: a code, a buurt, and a declaration."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from portal.forms import Form, needed, tidy
from portal.stemmen.rules.ronde import Toegang
from portal.wijken.rules import Soort, soort_of


class StemcodeForm(Form):
    code = StringField(
        _("Je stemcode"),
        [needed(_("Vul je stemcode in.")), Length(max=60, message=_("Een stemcode heeft tien tekens."))],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": 60},
        description=_("Tien letters en cijfers, zoals K7QM-3TXW-8R. Hoofdletters en streepjes hoeven niet."),
    )


class BuurtForm(Form):
    """``places``: what wijken.queries.choices gives, of which somebody lives in a buurt."""

    buurt_code = SelectField(
        _("In welke buurt woon je?"), [needed(_("Kies je buurt."))], invalid_choice_message=_("Kies je buurt.")
    )

    def __init__(self, places, **kwargs):
        super().__init__(**kwargs)
        self.buurt_code.choices = [SelectChoice("", gettext("Kies je buurt"))] + [
            SelectChoice(code, naam, optgroup=wijk)
            for wijk, found in places.items() for code, naam in found if soort_of(code) == Soort.BUURT
        ]


class VerklaringForm(Form):
    """What a voter declares on casting. ``plek``: where voters live. A pass is of an organisation."""

    leeftijd = BooleanField(validators=[needed(_("Kruis aan dat je oud genoeg bent om te stemmen."))])
    woont = BooleanField(validators=[needed(_("Kruis aan dat je hier mag stemmen."))])

    def __init__(self, plek, regels, soort="", **kwargs):
        super().__init__(**kwargs)
        if regels.min_leeftijd:
            self.leeftijd.label.text = gettext("Ik ben %(n)s jaar of ouder.", n=regels.min_leeftijd)
        else:
            del self.leeftijd
        self.woont.label.text = (
            gettext("Ik stem namens de organisatie waarvoor deze pas is.") if soort == Toegang.PAS
            else _("Ik woon in %(plek)s.", plek=plek)
        )
