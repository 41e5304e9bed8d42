"""What finance fills in to compose a run and to take it further."""

from datetime import timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from portal.betalingen.rules import RunStatus
from portal.clock import today
from portal.dayform import Day
from portal.forms import Form, at_most, needed, tidy

# A bank takes a file at most so many days ahead.
LONGEST_AHEAD = 90


class RunForm(Form):
    """``works_on``: do people work on this day?"""

    uitvoeren_op = Day(
        _("Wanneer moet de bank betalen?"), [InputRequired(_("Vul een datum in."))],
        description=_("Kies een werkdag waarop een collega de betaalrun al kan hebben goedgekeurd."),
    )
    voor = Day(
        _("Alleen wat betaald moet zijn tot en met"), [Optional()],
        description=_("Laat leeg om alles te betalen wat nu betaald mag worden."),
    )

    def __init__(self, works_on, **kwargs):
        super().__init__(**kwargs)
        self.works_on = works_on

    def validate_uitvoeren_op(self, field):
        if field.data and not today() <= field.data <= today() + timedelta(LONGEST_AHEAD):
            raise ValidationError(gettext("Kies een dag vanaf vandaag, hooguit drie maanden vooruit."))
        if field.data and not self.works_on(field.data):
            raise ValidationError(gettext("Kies een werkdag. In het weekend en op een feestdag betaalt de bank niet."))


class StapForm(Form):
    """Approving: nothing to fill in, but only what the approver saw."""

    version = HiddenField()


class UitvoerenForm(StapForm):
    datum = Day(
        _("Op welke dag heeft de bank betaald?"), [InputRequired(_("Vul een datum in."))],
        description=_("Zo staat het op het afschrift."),
    )

    def validate_datum(self, field):
        if field.data and field.data > today():
            raise ValidationError(gettext("Deze dag moet nog komen. Meld het pas als de bank heeft betaald."))


class IntrekkenForm(StapForm):
    reden = TextAreaField(
        _("Waarom gaat deze betaalrun niet door?"), [needed(_("Vul een reden in.")), at_most(300)], filters=[tidy],
        render_kw={"rows": 3, "maxlength": 300},
    )
    niet_bij_bank = BooleanField(
        _("Ik weet zeker dat de bank dit bestand niet heeft, of het niet uitvoert"),
        [InputRequired(_("Vraag het eerst bij de bank na. Anders betaalt de gemeente twee keer."))],
    )

    def __init__(self, run, **kwargs):
        super().__init__(**kwargs)
        if run.status != RunStatus.GOEDGEKEURD:
            del self.niet_bij_bank
