"""What staff choose when they link, and why they take a link away."""

from flask_babel import lazy_gettext as _
from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Optional

from portal.forms import Form, at_most, needed, tidy


class KoppelForm(Form):
    """``keuzes``: what may be chosen, as (value, text)."""

    keuze = SelectMultipleField(_("Wat hoort erbij?"), [InputRequired(_("Kies minstens één regel."))])
    bijdrage = TextAreaField(
        _("Wat brengt het bij?"), [Optional(), at_most(500)], filters=[tidy], render_kw={"rows": 2, "maxlength": 500},
        description=_("Bijvoorbeeld: de plek voor de bomen. Staat op de site als alles wat je koppelt openbaar is."),
    )

    def __init__(self, *args, keuzes, **kwargs):
        super().__init__(*args, **kwargs)
        self.keuze.choices = keuzes


class LosForm(Form):
    reden = TextAreaField(
        _("Waarom hoort het er niet meer bij?"), [needed(_("Schrijf de reden op.")), at_most(500)], filters=[tidy],
        render_kw={"rows": 3, "maxlength": 500}, description=_("Wie het indiende, leest dit."),
    )
