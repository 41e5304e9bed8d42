"""The list of inspanningen: of a wijkopgave or the town, for a goal or for none, a page at a time, drafts for staff only."""

import pytest

from portal.extensions import db
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import doelen as actions
from portal.wijkopgaven.models import Doel
from portal.wijkopgaven.rules.inspanning import Status
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus
from tests.opgaven import make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

LIST = "/wijkopgaven/inspanningen"


def test_the_list_is_of_all_that_runs_or_of_one_wijkopgave(village, browse):
    here, there = make_opgave(village["noor"]), make_opgave(village["noor"], title="Verderop")
    gone = make_opgave(village["noor"], OpgaveStatus.AFGESLOTEN, title="Voorbij")
    for opgave, title in ((here, "Bomen"), (there, "Banken"), (gone, "Perken")):
        make_inspanning(opgave, village["noor"], title=title)
    text = browse().get(LIST).text
    assert "Bomen</a>" in text and "Banken</a>" in text and "Perken</a>" not in text
    text = browse().get(f"{LIST}?opgave={here.id}").text
    assert "Bomen</a>" in text and "Banken</a>" not in text and "Inspanningen in De Noork" in text
    assert "Perken</a>" in browse().get(f"{LIST}?opgave={gone.id}").text


def test_the_list_is_of_one_goal_or_of_what_serves_none(village):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    gone = Doel(ouder_id=doel.ouder_id, niveau="operationeel", titel="Minder stenen")
    db.session.add(gone)
    db.session.flush()
    served = make_inspanning(opgave, village["noor"], doelen=[doel, gone])
    lapsed, loose = make_inspanning(opgave, village["noor"], doelen=[gone]), make_inspanning(opgave, village["noor"])
    actions.edit(gone, {"vervallen": True}, {}, by=village["bea"])
    found = {doel: [row.id for row in queries.listed(opgave.id, doel)] for doel in (None, doel.id, 0)}
    assert list(found.values()) == [[served.id, lapsed.id, loose.id], [served.id], [lapsed.id, loose.id]]
    assert [row.id for row in queries.listed(doel=0)] == [lapsed.id, loose.id]


def test_a_draft_is_listed_for_those_who_work_on_it(village, browse):
    opgave = make_opgave(village["noor"])
    make_inspanning(opgave, village["noor"], Status.CONCEPT, title="Geheim plan")
    for who, shown in ((None, False), ("amina", False), ("noor", True)):
        text = browse(village[who] if who else None).get(f"{LIST}?opgave={opgave.id}").text
        assert ("Geheim plan" in text) == shown, who
    assert "Geheim plan" not in browse(village["noor"]).get(LIST).text


def test_a_draft_of_a_wijkopgave_does_not_exist_for_a_stranger(village, browse):
    opgave = make_opgave(village["noor"], OpgaveStatus.CONCEPT)
    assert browse().get(f"{LIST}?opgave={opgave.id}").status_code == 404
    assert browse(village["noor"]).get(f"{LIST}?opgave={opgave.id}").status_code == 200


@pytest.mark.parametrize(("asked", "status"), [
    ("opgave=99", 404), ("opgave=9999999999", 404), ("opgave=x", 404), ("doel=99", 404), ("doel=9999999999", 404),
    ("opgave=&doel=", 200), ("doel=x", 200), ("na=x", 200), ("na=1.9999999999", 200), ("na=-1.-1", 200),
])
def test_what_nobody_can_mean_is_answered_kindly(village, browse, asked, status):
    assert browse().get(f"{LIST}?{asked}").status_code == status


def test_a_page_follows_on_the_other_and_what_is_being_done_comes_first(village):
    opgave = make_opgave(village["noor"])
    states = [Status.GEREED, Status.INGEPLAND, Status.IN_UITVOERING] * 9
    made = {make_inspanning(opgave, village["noor"], status).id: status for status in states}
    first = queries.listed(opgave.id)
    rest = queries.listed(opgave.id, after=first.after)
    ids = [row.id for page in (first, rest) for row in page]
    order = [Status.IN_UITVOERING, Status.INGEPLAND, Status.GEREED]
    assert ids == sorted(made, key=lambda id: (order.index(made[id]), id)) and (len(first), rest.after) == (20, None)


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_and_for_twelve(village, browse, queries, initiatief_by, number):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    inbreng = make_inbreng(initiatief_by(village["amina"]))
    for _one in range(number):
        make_koppeling(inbreng, make_inspanning(opgave, village["noor"], doelen=[doel]), village["noor"])
    client, address = browse(), f"{LIST}?opgave={opgave.id}&doel={doel.id}"
    db.session.commit()
    queries.clear()
    text = client.get(address).text
    assert (text.count("Komt uit 1 initiatief"), len(queries)) == (number, 4), queries
