"""What must be heard before anybody may grant or refuse: the area, and the organisations that have a say."""

from portal.bewonersgroepen import queries as groepen
from portal.buurtbonnen import queries
from portal.buurtbonnen.queries.besluiten import adviezen_of
from portal.buurtbonnen.rules.behandelen import VRAAGT_ADVIES, vraagt_raadpleging
from portal.regelingen.rules.parameters import waarde


def not_heard(aanvraag):
    """The name of who was not heard yet: raadpleging, gevraagd_advies; or ""."""
    if vraagt_raadpleging(aanvraag.versie.regels, aanvraag.gevraagd) and not aanvraag.raadpleging:
        return "raadpleging"
    return "gevraagd_advies" if must_ask_advice(aanvraag) else ""


def must_ask_advice(aanvraag):
    """An organisation has a say in it, and none was asked; one that lost its recognition before it answered is none."""
    if waarde(aanvraag.versie.regels, "gezag") not in VRAAGT_ADVIES:
        return False
    return not any(advies.uitkomst or advies.kan_nog for advies in adviezen_of(aanvraag)) and bool(bodies(aanvraag))


def bodies(aanvraag):
    """The recognised organisations whose werkgebied it touches; never the one that asks."""
    codes = [code for code in queries.own_werkgebieden(aanvraag) if code]
    return [groep for groep in groepen.recognised_for(codes) if groep.id != aanvraag.groep_id]
