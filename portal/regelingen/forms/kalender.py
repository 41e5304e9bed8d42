"""What a beheerder fills in about days off and outages."""

from flask_babel import lazy_gettext as _
from wtforms import DateTimeLocalField, StringField
from wtforms.validators import ValidationError

from portal.clock import HERE
from portal.dayform import Day, of_our_time
from portal.forms import Form, at_most, needed, tidy


class LocalMoment(DateTimeLocalField):
    """Asks for a moment on the clock in the Netherlands; its data knows so."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = self.data and self.data.replace(tzinfo=HERE)


class FeestdagForm(Form):
    datum = Day(_("Welke dag?"), [needed(_("Kies een dag."))])
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
