"""On which ballots to try the rules of a round."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice

from portal.forms import Form, Whole, at_most, needed, tidy

# A count with more voters takes longer than somebody waits for a page.
MADE_UP, VOTERS, MOST_VOTERS, SEED = 0, 500, 2000, "1"


class ProefForm(Form):
    """Asked in the address, so that a colleague can look at the same; ``earlier``: rounds that were counted."""

    class Meta(Form.Meta):
        csrf = False

    bron = SelectField(_("Op welke stemmen?"), coerce=int)
    stemmers = Whole(
        _("Hoeveel stemmers?"), 10, MOST_VOTERS, description=_("Van een eerdere stemming hooguit zoveel, door het lot gekozen."),
    )
    zaad = StringField(
        _("Welke reeks?"), [needed(_("Vul een woord of getal in.")), at_most(40)], filters=[tidy],
        description=_("Een ander woord of getal geeft andere verzonnen stemmen. Hetzelfde geeft steeds dezelfde."),
    )

    def __init__(self, args, *, earlier):
        given = {"bron": str(MADE_UP), "stemmers": str(VOTERS), "zaad": SEED} | args.to_dict()
        super().__init__(formdata=type(args)(given))
        rounds = [SelectChoice(row.id, gettext("Stemmen van: %(naam)s", naam=row.title)) for row in earlier]
        self.bron.choices = [SelectChoice(MADE_UP, gettext("Verzonnen stemmen")), *rounds]
