"""What staff fill in to propose and decide on an amount, and what a recipient thinks of it."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from portal.forms import Euro, Form, at_most, needed, tidy
from portal.verantwoording.woorden import WAAROM_NIET, WIJZIGINGSGRONDEN

LONGEST = 4000


def long_text(label, message, description=""):
    render = {"rows": 6, "maxlength": LONGEST}
    return TextAreaField(label, [needed(message), at_most(LONGEST)], filters=[tidy], render_kw=render, description=description)


def amount():
    return Euro(_("Vast te stellen bedrag"), [InputRequired(_("Vul het bedrag in."))])


class BedragForm(Form):
    bedrag = amount()

    def explain(self, name):
        """Say beside the right field why it cannot be done like this."""
        field = self._fields.get(name, self.bedrag)
        field.errors = [*field.errors, str(WAAROM_NIET[name])]


class BeoordelenForm(BedragForm):
    grond = RadioField(
        _("Waarom mag het lager dan eerder vastgesteld?"), [Optional()],
        choices=[SelectChoice(letter, text) for letter, text in WIJZIGINGSGRONDEN.items()],
        description=_("Alleen als het bedrag lager wordt (artikel 4:49 Awb). Leg bij de reden uit wat er aan de hand is."),
    )
    reden = long_text(
        _("Waarom dit bedrag?"), _("Schrijf de reden op. Die staat in de brief."),
        _("Dit komt in de brief. Schrijf “u”, in korte zinnen. Is het lager dan toegekend? Noem dan wat niet klopte."),
    )


class BesluitForm(BedragForm):
    reden = long_text(
        _("Waarom besluit je dit?"), _("Schrijf de reden op. Die staat in de brief."),
        _("Dit komt in de brief. Schrijf “u”. Reageerde de ontvanger? Schrijf dan wat je met die reactie deed."),
    )


class TerugForm(Form):
    reden = long_text(
        _("Wat moet er nog bij?"), _("Schrijf op wat er nog bij moet."), _("De ontvanger leest dit. Vraag precies wat er mist.")
    )


class TerugleggenForm(Form):
    reden = long_text(_("Waarom leg je het terug?"), _("Schrijf op waarom."), _("Je collega leest dit."))


class ReactieForm(Form):
    zienswijze = long_text(
        _("Wat vind je van dit voornemen?"), _("Schrijf op wat je ervan vindt."),
        _("Klopt er iets niet, of is er een reden die wij niet kennen? Wij lezen dit voor we besluiten."),
    )
