"""Promises of an answer as the browser visits them: one that runs, one at rest, and what services were asked."""

from datetime import timedelta

from sqlalchemy import select

from portal.clock import at, now
from portal.extensions import db
from portal.inbreng import actions as inbreng
from portal.inbreng import queries
from portal.inbreng.models import Doorsturing
from portal.initiatieven import actions
from portal.initiatieven.queries import one
from portal.story.dienst import key_of
from tests.opgaven import inbreng_of

TEXT = {"wat": "Een bank in de zon, met uitzicht op de vijver.", "waarom": "Dan kunnen buren uitrusten.", "thema": "groen",
        "gebied_code": "BU01640202"}
NAAR = {"reden": "Zij doen het groen.", "naar": "Gildebor", "naar_mail": "groen@toneel.invalid"}


def play(cast, keys):
    """Wil hands in, Mo works on it, and Gildebor answers or not."""
    keys["inbreng_beloofd"] = inbreng_of(hand_in(cast, "Een hek om het veld")).id
    resting = inbreng_of(hand_in(cast, "Een bank bij het station"))
    inbreng.pause(resting, "We wachten op de eigenaar van de grond.", by=cast["mo"])
    keys["inbreng_rust"] = resting.id
    keys["dienst_gevraagd"] = key_of(send_on(cast, "Nieuwe bloembakken"))
    answered = send_on(cast, "Meer prullenbakken")
    inbreng.answer(answered, "Ja. In maart plaatsen we er drie.")
    keys["dienst_geantwoord"], keys["inbreng_dienst"] = key_of(answered), answered.inbreng_id
    with at(now() - timedelta(days=100)):
        silent = send_on(cast, "Een andere lantaarnpaal")
    keys["dienst_verlopen"], keys["doorsturing"], keys["inbreng_stil"] = key_of(silent), silent.id, silent.inbreng_id


def hand_in(cast, title):
    plan = one(actions.start(TEXT | {"title": title}, by=cast["wil"]).id)
    actions.take_step(plan, "indienen", by=cast["wil"])
    return plan


def send_on(cast, title):
    """What Gildebor was asked about this plan."""
    plan = hand_in(cast, title)
    actions.take_step(plan, "doorsturen", by=cast["mo"], **NAAR)
    db.session.flush()
    return queries.doorsturing(db.session.scalar(select(Doorsturing.id).order_by(Doorsturing.id.desc()).limit(1)))
