"""What a beheerder fills in to lower or raise a plafond that people already ask of."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from portal.forms import Euro, Form, at_most, needed, tidy


class PlafondForm(Form):
    """``was``: how much it was when the page was drawn, in cents: whether it is lowered or raised hangs on that."""

    was = HiddenField()
    bedrag = Euro(
        _("Nieuw plafond"), [InputRequired(_("Vul een bedrag in."))],
        description=_("Een verlaging geldt alleen voor aanvragen die vanaf nu binnenkomen. Een verhoging geldt voor iedereen."),
    )
    reden = StringField(
        _("Welk besluit is het, en waar is het bekendgemaakt?"),
        [needed(_("Vul het besluit en de vindplaats in.")), at_most(300)], filters=[tidy], render_kw={"maxlength": 300},
    )
