"""Which deeds are possible now for this visitor, and which of them is the likely one."""

from portal.buurtbonnen.actions import bezwaarherstel, bezwaartermijn
from portal.buurtbonnen.actions.termijn import holds_up, may_extend, may_stand_still
from portal.buurtbonnen.letters import is_stranger
from portal.buurtbonnen.rules.behandelen import is_te_laat, vraagt_raadpleging
from portal.buurtbonnen.rules.bezwaar import is_te_laat as bezwaar_is_te_laat
from portal.buurtbonnen.rules.bezwaar import to_complete
from portal.buurtbonnen.rules.status import BIJ_GEMEENTE, OPEN, Status
from portal.buurtbonnen.termijnen import reachable
from portal.clock import today
from portal.permissions import can
from portal.regelingen.rules.parameters import waarde


def possible(aanvraag, adviezen, verzoeken, kas, schorsingen, person):
    """The names of the deeds of views.daden, in the order in which they are mostly done."""
    if aanvraag.status not in OPEN:
        return []
    handles, decides = can(person, "aanvragen.behandelen", aanvraag), can(person, "aanvragen.besluiten", aanvraag)
    mine = handler_deeds(aanvraag, adviezen, verzoeken, kas, person) if handles else []
    if handles and any(holds_up(stop, today()) for stop in schorsingen):
        mine.append("hervatten")
    if decides and aanvraag.status == Status.TER_BESLUIT:
        mine += ["besluiten", "terugleggen"]
    return mine


def handler_deeds(aanvraag, adviezen, verzoeken, kas, person):
    status, regels, day = aanvraag.status, aanvraag.versie.regels, today()
    at_us, waits = status in BIJ_GEMEENTE, status == Status.AANVULLING_GEVRAAGD
    expired = waits and bool(verzoeken) and reachable(verzoeken[0].uiterlijk) < day
    asks = {
        "oppakken": aanvraag.behandelaar_id != person.id,
        "compleet": at_us and aanvraag.compleet_op is None,
        "aanvulling": at_us,
        "verdergaan": waits,
        "raadpleging": vraagt_raadpleging(regels, aanvraag.gevraagd) and not aanvraag.raadpleging,
        "advies": status == Status.INGEDIEND and not (adviezen and all(one.uitkomst for one in adviezen)),
        "loten": kas is not None and kas.loten,
        "deel": at_us and bool(aanvraag.gevraagd) and may_offer(aanvraag, kas),
        "deelantwoord": aanvraag.deel_bedrag is not None and not aanvraag.deel_akkoord_op and is_stranger(aanvraag),
        "voorleggen": status in (Status.INGEDIEND, Status.IN_ADVIES) or expired,
        "verdagen": may_extend(aanvraag, day),
        "stilzetten": may_stand_still(aanvraag, day),
        "ingebreke": is_te_laat(aanvraag, day) and aanvraag.in_gebreke_op is None,
        "doorsturen": True,
        "intrekken": can(person, "aanvragen.intrekken", aanvraag),
    }
    return [name for name, now in asks.items() if now]


def may_offer(aanvraag, kas):
    """Can a part be proposed: none was yet, or others got the money for the part that was agreed to?"""
    agreed_in_vain = aanvraag.deel_akkoord_op is not None and kas is not None and not kas.gereserveerd
    return bool(waarde(aanvraag.versie.regels, "deel_toekennen")) and (aanvraag.deel_bedrag is None or agreed_in_vain)


def bezwaar_deeds(bezwaar, person):
    """The names of the deeds of views.bezwaartermijn that are possible now for this person."""
    day, decides = today(), can(person, "bezwaren.beslissen", bezwaar)
    late = bezwaar_is_te_laat(bezwaar, day) and bezwaar.in_gebreke_op is None
    knows = can(person, "bezwaren.dossier", bezwaar)
    now = {
        "aanvulling": decides and bezwaarherstel.may_ask(bezwaar, day),
        "aangevuld": knows and to_complete(bezwaar) is not None,
        "verdagen": decides and bezwaartermijn.may_extend(bezwaar, day),
        "uitstellen": decides and bezwaartermijn.may_put_off(bezwaar, day),
        "ingebreke": late and knows,
    }
    return [name for name, possible in now.items() if possible]
