"""What a beheerder fills in about days off and outages."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, DateTimeLocalField, StringField
from wtforms.validators import ValidationError

from portal.clock import HERE
from portal.forms import Form, at_most, needed, tidy

YEARS = range(2000, 2100)


class LocalMoment(DateTimeLocalField):
    """Asks for a moment on the clock in the Netherlands; its data knows so."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = self.data and self.data.replace(tzinfo=HERE)


def of_our_time(form, field):
    if field.data and field.data.year not in YEARS:
        raise ValidationError(_("Kies een jaar tussen 2000 en 2100."))


class FeestdagForm(Form):
    datum = DateField(_("Welke dag?"), [needed(_("Kies een dag.")), of_our_time])
    naam = StringField(_("Hoe heet die dag?"), [needed(_("Vul een naam in.")), at_most(80)], filters=[tidy],
                       description=_("Bijvoorbeeld: dag na Koningsdag."))
    bron = StringField(_("Waar staat dat?"), [needed(_("Vul in welk besluit het is.")), at_most(200)], filters=[tidy],
                       description=_("Het koninklijk besluit, met nummer of vindplaats."))


class StoringForm(Form):
    van = LocalMoment(_("Vanaf wanneer?"), [needed(_("Kies een dag en een tijd.")), of_our_time])
    tot = LocalMoment(_("Tot wanneer?"), [needed(_("Kies een dag en een tijd.")), of_our_time])
    wat = StringField(_("Wat lukte er niet?"), [needed(_("Schrijf op wat er niet lukte.")), at_most(200)],
                      filters=[tidy], description=_("Bijvoorbeeld: een aanvraag versturen."))

    def validate_tot(self, field):
        if self.van.data and field.data < self.van.data:
            raise ValidationError(_("Het einde ligt voor het begin."))
