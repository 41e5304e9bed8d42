"""What the browser visits of paying: accounts, a run in every state, and money that came back."""



from portal.betalingen import actions, queries
from portal.bewonersgroepen import queries as groepen
from portal.clock import today
from portal.toekenningen.actions import kas
from tests.besteding import ANOTHER_IBAN, IBAN
from tests.browser.groups import LONG
from tests.browser.newcomer import newcomer
from tests.browser.spending import accounted_for, granted


def play(cast, keys):
    """Fien and Frits pay, Co looks on; the group of Wil gave another account through Pien, which waits."""
    cast["fien"], cast["frits"] = newcomer("Fien", "financien"), newcomer("Frits", "financien")
    cast["co"] = newcomer("Co", "controller")
    versie, bes = accounted_for(cast["bea"]), cast["bes"]
    back = granted(versie, bes, owner=cast["wil"])
    give(back, cast["wil"], IBAN, "W. Voorbeeld")
    owes = granted(versie, bes, owner=cast["buur"])
    give(owes, cast["buur"], IBAN, "Buur")
    keys["run_uitgevoerd"] = run_of(cast, "uitgevoerd").id
    actions.came_back(first(keys["run_uitgevoerd"]), f"De rekening is opgeheven. {LONG}", account_wrong=True, by=cast["fien"])
    kas.settle(owes, 30_000, by=bes)
    actions.receive(owes, 5_000, today(), LONG, by=cast["fien"])
    keys["geboekt"] = queries.receipts(owes)[0].id
    keys |= {"ontvangst": owes.id, "geen_rekening": back.id} | going(versie, cast, keys)


def going(versie, cast, keys):
    """A run the bank has, one that waits for approval with an odd name, and accounts that wait for a second person."""
    bes, groep = cast["bes"], granted(versie, cast["bes"], groep=groepen.one(keys["geldgroep"]))
    give(groep, cast["wil"], IBAN, "Buren van de Lindestraat")
    approved = run_of(cast, "goedgekeurd")
    odd = granted(versie, bes, owner=cast["buur"])
    give(odd, cast["buur"], IBAN, LONG[:70])
    composed = run_of(cast, "samengesteld")
    waits = actions.give(groep, ANOTHER_IBAN, "Buren van de Lindestraat", by=cast["pien"])
    *_back, booked = queries.payments(queries.run(keys["run_uitgevoerd"]))
    asked = actions.give(odd, ANOTHER_IBAN, "Iemand anders", by=cast["buur"])
    granted(versie, bes, owner=cast["buur"])
    return {
        "run_goedgekeurd": approved.id, "run_samengesteld": composed.id, "groepsrekening": groep.id,
        "rekening_wacht": waits.id, "rekening_fien": asked.id, "betaling": booked.id,
    }


def give(toekenning, by, number, name):
    return actions.give(toekenning, number, name, by=by)


def run_of(cast, status):
    """A run of all that is due now, as far as asked."""
    made = actions.compose(today(), by=cast["fien"])
    if status != "samengesteld":
        actions.approve(made, by=cast["frits"])
    if status == "uitgevoerd":
        actions.execute(made, today(), by=cast["fien"])
    return made


def first(run_id):
    return queries.betaling(queries.payments(queries.run(run_id))[0].id)
