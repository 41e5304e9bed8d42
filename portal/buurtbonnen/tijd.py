"""What only time does to applications: reminding, letting the clock run on, and keeping money at the end of a day."""

from portal.buurtbonnen import queries
from portal.buurtbonnen.actions import rij
from portal.buurtbonnen.actions.termijn import VANZELF, expire, remind
from portal.buurtbonnen.queries import rij as wachtenden
from portal.buurtbonnen.queries import termijn
from portal.buurtbonnen.termijnen import reachable
from portal.clock import today
from portal.transaction import transaction, tried


def pass_by():
    """Do all that is due today; how much was done, by name. Doing it twice is doing it once; what goes wrong with one
    does not hold up the others."""
    day = today()
    with transaction():
        to_remind, over, kassen = termijn.to_remind(day), termijn.expired(day), wachtenden.open_plafonds()
    return {
        "herinnerd": sum(tried(remind_one, *ids) for ids in to_remind),
        "verlopen": sum(tried(expire_one, *ids, day) for ids in over),
        "gereserveerd": sum(tried(divide_one, id) for id in kassen),
    }


def remind_one(verzoek_id, aanvraag_id):
    return remind(termijn.verzoek(verzoek_id), queries.one(aanvraag_id))


def expire_one(verzoek_id, aanvraag_id, day):
    """Only when the last day was one on which it could be sent."""
    verzoek = termijn.verzoek(verzoek_id)
    if is_over := reachable(verzoek.uiterlijk) < day:
        expire(verzoek, queries.one(aanvraag_id))
    return is_over


def divide_one(plafond_id):
    plafond = wachtenden.locked(plafond_id)
    return len(rij.divide(plafond, wachtenden.regels_of(plafond), by=VANZELF))
