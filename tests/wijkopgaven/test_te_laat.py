"""Work and milestones whose day is over say so, wherever it is told how they go, until they are done."""

from datetime import timedelta

import pytest

from portal import clock
from portal.clock import now, today
from portal.extensions import db
from portal.templating import datum
from portal.wijkopgaven.models import InspanningMijlpaal
from portal.wijkopgaven.rules.inspanning import Koers, Status
from tests.opgaven import make_doelen, make_inspanning, make_opgave
from tests.wijkopgaven.test_inspanningen import address

LATE = "Had klaar moeten zijn op"


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


def yesterday():
    return today() - timedelta(days=1)


def in_words(day):
    return datum(day, taal="nl")


@pytest.mark.parametrize(("status", "koers", "late"), [
    (Status.INGEPLAND, Koers.OP_SCHEMA, True), (Status.IN_UITVOERING, Koers.OP_SCHEMA, True),
    (Status.IN_UITVOERING, Koers.LOOPT_VAST, False), (Status.GEREED, Koers.OP_SCHEMA, False),
    (Status.GESTOPT, Koers.OP_SCHEMA, False),
])
def test_what_should_have_been_done_is_not_on_schedule(village, browse, opgave, status, koers, late):
    goals = [make_doelen(), make_doelen()]
    work = make_inspanning(opgave, village["mo"], status, koers=koers, eindigt=yesterday(), doelen=goals)
    said = f"{LATE} {in_words(yesterday())}"
    addresses = address(work), f"/wijkopgaven/{opgave.id}", "/wijkopgaven/doelen", "/wijkopgaven/inspanningen"
    for page in (browse().get(one).text for one in addresses):
        assert (said in page) is late and "Op schema" not in page
    assert (said.lower() in browse().get("/wijkopgaven/doelen").text) is late


def test_it_is_so_from_the_day_after(village, browse, opgave):
    work = make_inspanning(opgave, village["mo"], eindigt=today())
    addresses = address(work), f"/wijkopgaven/{opgave.id}"
    assert ["Op schema" in browse().get(one).text for one in addresses] == [True, True]
    with clock.at(now() + timedelta(days=1)):
        assert [LATE in browse().get(one).text for one in addresses] == [True, True]


@pytest.mark.parametrize(("status", "late"), [
    (Status.INGEPLAND, True), (Status.IN_UITVOERING, True), (Status.GEREED, False), (Status.CONCEPT, False),
])
def test_a_milestone_that_was_missed_is_marked(village, browse, opgave, status, late):
    work = make_inspanning(opgave, village["mo"], status)
    for titel, day, reached in (("Gemist", yesterday(), None), ("Vandaag", today(), None), ("Gehaald", yesterday(), today())):
        db.session.add(InspanningMijlpaal(inspanning_id=work.id, titel=titel, gepland_op=day, gehaald_op=reached))
    db.session.commit()
    mo = browse(village["mo"])
    for page in (mo.get(address(work)).text, mo.get(address(work, "/mijlpalen")).text):
        assert page.count(f"Had gehaald moeten zijn op {in_words(yesterday())}") == late
        assert page.count("gepland op") == 2 - late
