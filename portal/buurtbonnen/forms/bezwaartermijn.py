"""What is filled in about the term of a bezwaar: longer of our own, until a day that was agreed, and what it lacks."""

from flask_babel import lazy_gettext as _

from portal.buurtbonnen.forms.behandelen import DaadForm, long_text
from portal.dayform import Day
from portal.forms import WholeNumber, needed

GELEZEN = _("Wie bezwaar maakte leest deze tekst. Schrijf “je”.")


class LangerForm(DaadForm):
    dagen = WholeNumber(_("Hoeveel dagen langer?"), [needed(_("Vul een aantal dagen in."))],
                         render_kw={"inputmode": "numeric"}, description=_("Hooguit 42 dagen: dat zijn zes weken."))
    reden = long_text(_("Waarom?"), _("Schrijf op waarom."), GELEZEN)
    WAAROM = {"dagen": ("dagen", _("Kies 1 tot en met 42 dagen."))}


class UitstelForm(DaadForm):
    dag = Day(_("Tot en met welke dag?"), [needed(_("Kies een dag."))],
              description=_("De dag die je hebt afgesproken met wie bezwaar maakte."))
    reden = long_text(_("Wat is er afgesproken, en waarom?"), _("Schrijf op wat er is afgesproken."), GELEZEN)
    WAAROM = {"dag": ("dag", _("Kies een dag na de uiterste dag die nu geldt."))}


class AanvullingForm(DaadForm):
    vraag = long_text(_("Wat ontbreekt er?"), _("Schrijf op wat er ontbreekt."),
                      _("Wie bezwaar maakte leest deze tekst. Schrijf “je” en noem alles in één keer."))
    uiterlijk = Day(_("Uiterlijk op"), [needed(_("Kies een datum. Zonder datum staat de termijn niet stil."))],
                    description=_("Vanaf morgen staat de termijn stil, tot het er is of deze dag voorbij is."))
    WAAROM = {"datum": ("uiterlijk", _("Kies een dag die nog moet komen."))}


class AangevuldForm(DaadForm):
    datum = Day(_("Op welke dag kwam het binnen?"), [needed(_("Vul de dag in."))])
    antwoord = long_text(_("Wat staat erin?"), _("Schrijf op wat er binnenkwam."), _("Neem de tekst over, of vat hem samen."))
    WAAROM = {"datum": ("datum", _("Kies een dag na onze vraag, en niet later dan vandaag."))}


class AanvullenForm(DaadForm):
    antwoord = long_text(_("Je aanvulling"), _("Schrijf je aanvulling op."), rows=8)
