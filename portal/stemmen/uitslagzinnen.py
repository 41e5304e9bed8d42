"""The result in words: what each rule is called in this round, what it comes down to, and how its list is read."""

from flask_babel import gettext as _

from portal.stemmen.rules.regels import Regels, Telregel
from portal.stemmen.telzinnen import eenheid, gedeeld, groeit, na_de_delen, past_niet, plaatspunten


def naam(telregel, in_points):
    """What a rule is called where points are counted, or votes."""
    if telregel == Telregel.GELIJKE_DELEN:
        return _("Gelijke delen")
    return _("Meeste punten") if in_points else _("Meeste stemmen")


def kern(ronde, telregel):
    """What a rule comes down to."""
    if telregel == Telregel.GELIJKE_DELEN:
        return [*gedeeld(ronde), groeit()]
    if ronde.budget:
        down = _("Van boven naar beneden krijgt elk plan het geld dat het kost, zolang het past.")
    else:
        down = _("Van boven naar beneden gaan we de lijst af, tot alle plaatsen vergeven zijn.")
    return [_("Wat de meeste %(wat)s krijgt, staat bovenaan.", wat=eenheid(ronde)), down]


def lezen(ronde):
    """How the list of the result is read: what a place was worth, the rule, what came of the rest, and its order."""
    regels = Regels.of(ronde.regels)
    lines = [*plaatspunten(ronde), *kern(ronde, regels.telregel)]
    if regels.telregel == Telregel.GELIJKE_DELEN:
        return [*lines, na_de_delen(ronde, regels), _("De lijst staat op volgorde van %(wat)s.", wat=eenheid(ronde))]
    return [*lines, past_niet(regels)] if ronde.budget else lines
