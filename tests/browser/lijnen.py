"""Lines of submissions as the browser visits them: one that was sorted and is public, one that ended with a no."""

from portal.inbreng import actions as inbreng
from portal.initiatieven import actions
from tests.browser.afspraken import hand_in
from tests.opgaven import inbreng_of

QUESTIONS = ("meer_partijen", "hele_wijk", "doel", "bewoners", "geen_lijn")


def play(cast, keys):
    """Wil hands in, Mo sorts and answers."""
    plan = hand_in(cast, "Een speelplek bij de school")
    actions.take_step(plan, "publiceren", by=cast["mo"])
    row = inbreng_of(plan)
    inbreng.sort_out(row, "open_vraagstuk", "meervoudig", by=cast["mo"])
    inbreng.follow_leidraad(row, dict.fromkeys(QUESTIONS, "ja"), "Ook de school en Welbions zijn nodig.", 3, by=cast["mo"])
    keys["inbreng_gesorteerd"] = row.id
    refused = hand_in(cast, "Een zwembad op het dak")
    actions.take_step(refused, "publiceren", by=cast["mo"])
    actions.take_step(refused, "niet_haalbaar", by=cast["mo"], reden="Het dak kan dit niet dragen.")
    keys["inbreng_afgerond"] = inbreng_of(refused).id
