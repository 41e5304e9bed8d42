"""What a group tells afterwards: how many came, the story, and photos with consent."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import InputRequired, NumberRange

from portal.activiteiten.forms.velden import filled, nothing_private
from portal.forms import Form, WholeNumber, at_most, needed, tidy
from portal.fotoform import FotoForm

MOST_PEOPLE = 100_000
A_NUMBER = _("Vul een getal in. Een schatting is goed.")


class TerugblikForm(Form):
    deelnemers = WholeNumber(
        _("Hoeveel mensen deden er mee?"),
        [filled(A_NUMBER), NumberRange(0, MOST_PEOPLE, A_NUMBER)],
        render_kw={"inputmode": "numeric", "min": 0, "max": MOST_PEOPLE, "autocomplete": "off"},
        description=_("Een schatting is goed. We vragen geen namen."),
    )
    verhaal = TextAreaField(
        _("Hoe was het?"),
        [needed(_("Vertel in een paar zinnen hoe het was.")), at_most(4000), nothing_private],
        filters=[tidy],
        render_kw={"rows": 8, "maxlength": 4000},
        description=_("Iedereen kan dit lezen. Noem geen mensen bij hun naam die dat niet willen."),
    )
    version = HiddenField()


class ActiviteitFotoForm(FotoForm):
    toestemming = BooleanField(
        _("Iedereen die je op de foto herkent, vindt het goed dat die op de site staat. "
          "Bij kinderen vinden ook de ouders het goed."),
        [InputRequired(_("Vraag eerst of het mag. Zet daarna hier een vinkje."))],
    )
