"""What a group fills in of its bestedingsplan, and what who approves it says."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from portal.forms import Euro, Form, at_most, needed, tidy
from portal.taal import marked
from portal.templating import euro
from portal.toekenningen.rules.plan import te_veel

REGEL = "regel-"


class PlanForm(Form):
    """Made for the lines of a budget by ``plan_form``."""

    tekst = TextAreaField(
        _("Wat gaan jullie doen met het geld?"), [needed(_("Vertel wat jullie gaan doen.")), at_most(4000)], filters=[tidy],
        render_kw={"rows": 8, "maxlength": 4000},
        description=_("Vertel per activiteit wat, wanneer en voor wie. De commissie leest dit."),
    )
    toegekend = 0

    @property
    def regels(self):
        return [field for name, field in self._fields.items() if name.startswith(REGEL)]

    @property
    def bedragen(self):
        """{id of a line: cents}"""
        return {int(field.name.removeprefix(REGEL)): field.data or 0 for field in self.regels}

    def validate(self, extra_validators=None):
        good = super().validate(extra_validators)
        if good and (more := te_veel(self.bedragen, self.toegekend)):
            self.form_errors.append(gettext(
                "Samen is dit %(meer)s meer dan de %(toegekend)s die is toegekend. Maak een regel lager.",
                meer=euro(more), toegekend=euro(self.toegekend),
            ))
        return not self.errors


def plan_form(posten, bedragen, toegekend, tekst=""):
    """``posten``: the lines of the budget; ``bedragen``: {id of a line: cents} to begin with."""
    lines = [post for post in posten if not post.baat]
    unnamed = gettext("Zonder naam")
    fields = {f"{REGEL}{post.id}": Euro(marked(post.omschrijving or unnamed), [Optional()]) for post in lines}
    given = {f"{REGEL}{post.id}": bedragen.get(post.id, 0) for post in lines}
    made = type("MadeForm", (PlanForm,), fields | {"toegekend": toegekend})
    return made(data=given | {"tekst": tekst})


class PlanBesluitForm(Form):
    akkoord = RadioField(
        _("Kan de groep het geld zo gebruiken?"), [InputRequired(_("Kies ja of nee."))],
        choices=[SelectChoice("ja", _("Ja, dit plan is goed")), SelectChoice("nee", _("Nee, het plan moet anders"))],
    )
    reden = TextAreaField(
        _("Wat moet er anders?"), [at_most(1000)], filters=[tidy], render_kw={"rows": 4, "maxlength": 1000},
        description=_("De groep leest dit. Alleen nodig als het plan anders moet."),
    )
    version = HiddenField()

    def validate(self, extra_validators=None):
        good = super().validate(extra_validators)
        if self.akkoord.data == "nee" and not self.reden.data:
            self.reden.errors = [*self.reden.errors, gettext("Schrijf op wat er anders moet.")]
            return False
        return good
