"""What finance fills in when a payment did not arrive, and when a recipient pays back."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, ValidationError

from portal.clock import today
from portal.dayform import Day
from portal.forms import Euro, Form, Once, at_most, needed, tidy
from portal.templating import euro


class TerugForm(Form):
    reden = StringField(
        _("Wat is er gebeurd?"), [needed(_("Vul in wat er is gebeurd.")), at_most(140)], filters=[tidy],
        description=_("De ontvanger leest dit. Bijvoorbeeld: de rekening is opgeheven."), render_kw={"maxlength": 140},
    )
    rekening_klopt_niet = BooleanField(
        _("De rekening klopt niet: vraag de ontvanger om een ander rekeningnummer"), default=True
    )


class OntvangstForm(Form):
    eenmaal = Once()
    bedrag = Euro(_("Hoeveel kwam er binnen?"), [InputRequired(_("Vul een bedrag in."))])
    ontvangen_op = Day(_("Op welke dag?"), [InputRequired(_("Vul een datum in."))])
    omschrijving = StringField(
        _("Omschrijving op het afschrift"), [at_most(140)], filters=[tidy], render_kw={"maxlength": 140}
    )

    def __init__(self, open_bedrag, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.open_bedrag = open_bedrag

    def validate_bedrag(self, field):
        if field.data == 0:
            raise ValidationError(gettext("Vul een bedrag in van meer dan 0 euro."))
        if field.data and field.data > self.open_bedrag:
            most = euro(self.open_bedrag)
            raise ValidationError(gettext("Er staat nog %(bedrag)s open. Vul hooguit dat bedrag in.", bedrag=most))

    def validate_ontvangen_op(self, field):
        if field.data and field.data > today():
            raise ValidationError(gettext("Deze dag moet nog komen."))


class TerugdraaiForm(Form):
    reden = StringField(
        _("Wat klopt er niet aan deze boeking?"), [needed(_("Vul in wat er niet klopt.")), at_most(140)], filters=[tidy],
        description=_("De ontvanger leest dit. Bijvoorbeeld: er kwam 50 euro binnen, geen 500."), render_kw={"maxlength": 140},
    )
