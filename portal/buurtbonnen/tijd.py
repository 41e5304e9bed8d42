"""What only time does to applications: reminding, letting the clock run on, and keeping money at the end of a day. Last days
follow the calendar."""

from portal.buurtbonnen import queries
from portal.buurtbonnen.actions import bezwaartermijn, rij
from portal.buurtbonnen.actions.termijn import VANZELF, expire, remind, set_deadline
from portal.buurtbonnen.klok import klok_of
from portal.buurtbonnen.queries import besluiten, termijn
from portal.buurtbonnen.queries import rij as wachtenden
from portal.buurtbonnen.termijnen import reachable
from portal.clock import today
from portal.transaction import transaction, tried


def pass_by():
    """Do all that is due today; how much was done, by name. Doing it twice is doing it once; what goes wrong with one
    does not hold up the others."""
    day = today()
    with transaction():
        to_remind, over, kassen = termijn.to_remind(day), termijn.expired(day), wachtenden.open_plafonds()
        aanvragen, bezwaren = moved_aanvragen(), moved_bezwaren()
    return {
        "herinnerd": sum(tried(remind_one, *ids) for ids in to_remind),
        "verlopen": sum(tried(expire_one, *ids, day) for ids in over),
        "gereserveerd": sum(tried(divide_one, id) for id in kassen),
        "verschoven": sum(tried(move_one, id) for id in aanvragen) + sum(tried(move_bezwaar, id) for id in bezwaren),
    }


def moved_aanvragen():
    """The ids of applications with another last day by the calendar of today: a day off was added since, or dropped."""
    return [one.id for one, rests in termijn.with_a_last_day() if klok_of(one, rests).einde != one.beslissen_voor]


def moved_bezwaren():
    """The same of what waits for an answer to a bezwaar."""
    return [one.id for one in termijn.open_bezwaren() if bezwaartermijn.klok_of(one).einde != one.beslissen_voor]


def move_one(id):
    set_deadline(queries.one(id))
    return True


def move_bezwaar(id):
    bezwaartermijn.set_deadline(besluiten.bezwaar(id))
    return True


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
