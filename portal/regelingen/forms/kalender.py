"""What a beheerder fills in about days off and outages."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import ValidationError

from portal.dayform import Day, LocalMoment
from portal.forms import Form, at_most, needed, tidy


class FeestdagForm(Form):
    datum = Day(_("Welke dag?"), [needed(_("Kies een dag."))])
    naam = StringField(_("Hoe heet die dag?"), [needed(_("Vul een naam in.")), at_most(80)], filters=[tidy],
                       description=_("Bijvoorbeeld: dag na Koningsdag."))
    bron = StringField(_("Waar staat dat?"), [needed(_("Vul in welk besluit het is.")), at_most(200)], filters=[tidy],
                       description=_("Het koninklijk besluit, met nummer of vindplaats."))


class StoringForm(Form):
    van = LocalMoment(_("Vanaf wanneer?"), [needed(_("Kies een dag en een tijd."))])
    tot = LocalMoment(_("Tot wanneer?"), [needed(_("Kies een dag en een tijd."))])
    wat = StringField(_("Wat lukte er niet?"), [needed(_("Schrijf op wat er niet lukte.")), at_most(200)],
                      filters=[tidy], description=_("Bijvoorbeeld: een aanvraag versturen."))

    def validate_tot(self, field):
        if self.van.data and field.data < self.van.data:
            raise ValidationError(_("Het einde ligt voor het begin."))
