"""That something was reported as not in order, and what came of it, told of whatever can be reported."""

from flask_babel import lazy_gettext as _

from portal.moderatie.rules import MELDBAAR

TOLD = {f"{soort}.misbruik": _("Iemand meldt dat er iets niet klopt") for soort in MELDBAAR}
TOLD |= {f"{soort}.misbruik_besluit": _("Er is besloten over je melding") for soort in MELDBAAR}
