"""What who decides on a bezwaar fills in about its term: longer of our own, or until a day that was agreed."""

from flask_babel import lazy_gettext as _
from wtforms import IntegerField

from portal.buurtbonnen.forms.behandelen import DaadForm, long_text
from portal.dayform import Day
from portal.forms import needed

GELEZEN = _("Wie bezwaar maakte leest deze tekst. Schrijf “je”.")


class LangerForm(DaadForm):
    dagen = IntegerField(_("Hoeveel dagen langer?"), [needed(_("Vul een aantal dagen in."))],
                         render_kw={"inputmode": "numeric"}, description=_("Hooguit 42 dagen: dat zijn zes weken."))
    reden = long_text(_("Waarom?"), _("Schrijf op waarom."), GELEZEN)
    WAAROM = {"dagen": ("dagen", _("Kies 1 tot en met 42 dagen."))}


class UitstelForm(DaadForm):
    dag = Day(_("Tot en met welke dag?"), [needed(_("Kies een dag."))],
              description=_("De dag die je hebt afgesproken met wie bezwaar maakte."))
    reden = long_text(_("Wat is er afgesproken, en waarom?"), _("Schrijf op wat er is afgesproken."), GELEZEN)
    WAAROM = {"dag": ("dag", _("Kies een dag na de uiterste dag die nu geldt."))}
