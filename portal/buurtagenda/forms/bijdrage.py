"""What every contribution to an agenda asks, and what is asked too when staff enter it for somebody else."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, Once, needed

VIA = [
    SelectChoice("balie", _("Aan de balie")), SelectChoice("post", _("Met de post")),
    SelectChoice("telefoon", _("Per telefoon")), SelectChoice("bijeenkomst", _("Op een bijeenkomst")),
]


def places(agenda):
    """The area of an agenda and each of its buurten, to choose from."""
    found = {agenda.gebied_code: agenda.gebied.naam} | {row.buurt_code: row.buurt.naam for row in agenda.buurten}
    return [SelectChoice("", _("Kies een buurt")), *(SelectChoice(code, naam) for code, naam in found.items())]


class Bijdrage(Form):
    """With a ``gebied_code`` in the area of the agenda, and a ``thema`` of the gemeente."""

    eenmaal = Once()

    def __init__(self, *args, agenda, themas, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = places(agenda)
        self.thema.choices = [SelectChoice(thema.sleutel, thema.naam) for thema in themas]


def on_behalf(form):
    """The same form, asked at the desk: after its own questions how it came in and on which day."""

    class NamensForm(form):
        ontvangen_via = RadioField(
            _("Hoe kwam het binnen?"), [InputRequired(_("Kies hoe het binnenkwam."))], choices=VIA
        )
        ontvangen_op = Day(
            _("Op welke dag?"), [needed(_("Vul de dag in."))], default=today,
            description=_("De echte dag van ontvangst."),
        )

        def validate_ontvangen_op(self, field):
            if field.data > today():
                raise ValidationError(_("Deze dag moet nog komen. Kies de dag van ontvangst."))

        @property
        def came(self):
            return {"via": self.ontvangen_via.data, "received": self.ontvangen_op.data}

    return NamensForm
