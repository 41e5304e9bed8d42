"""An inspanning: who makes and reads it, what its page tells, its steps, and what two who change it at once get."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.story.models import Event, Follow, Notification
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import inspanningen as actions
from portal.wijkopgaven.actions import mijlpalen
from portal.wijkopgaven.actions.geld import set_money
from portal.wijkopgaven.models import Inspanning
from portal.wijkopgaven.rules.inspanning import Status
from tests.opgaven import BUURT, make_doelen, make_inspanning, make_opgave

FILLED = {
    "title": "Veertig bomen", "wat": "We planten veertig bomen.", "gebied_code": BUURT, "eigenaar": "Openbare ruimte",
    "partners": "Welbions", "inzet": "regisserend", "herkomst": "wijk", "begint": "2026-01-01", "eindigt": "2026-12-31",
}
VALUES = FILLED | {"begint": date(2026, 1, 1), "eindigt": date(2026, 12, 31)}
MONEY = [
    {"jaar": 2026, "bron": "Wijkbudget", "mede": False, "gepland": 100_000, "besteed": 25_000},
    {"jaar": 2027, "bron": "Welbions", "mede": True, "gepland": 50_000, "besteed": 0},
]


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


@pytest.fixture
def work(opgave, village):
    return make_inspanning(opgave, village["mo"])


def address(work, rest=""):
    return f"/wijkopgaven/inspanningen/{work.id}{rest}"


def made():
    """The one inspanning there is, as its pages load it."""
    db.session.expire_all()
    return queries.inspanning(db.session.scalar(select(Inspanning.id)))


def heard(what):
    rows = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    return list(db.session.scalars(rows.where(Event.what == f"inspanningen.{what}").order_by(Notification.person_id)))


def test_staff_make_one_as_a_draft_with_a_kenmerk_and_goals(opgave, village, browse):
    doel = make_doelen()
    answer = browse(village["noor"]).post(f"/wijkopgaven/{opgave.id}/inspanning", data=FILLED | {"doelen": [doel.id]})
    assert answer.status_code == 303, answer.text
    inspanning = made()
    assert (inspanning.status, inspanning.title) == (Status.CONCEPT, "Veertig bomen")
    assert inspanning.kenmerk.startswith("W-") and queries.goal_ids(inspanning) == [doel.id]
    assert "Bomen op elke route" in browse(village["mo"]).get(answer.location).text


@pytest.mark.parametrize("wrong", [
    {"title": ""}, {"wat": ""}, {"eigenaar": ""}, {"inzet": "zomaar"}, {"herkomst": "elders"}, {"gebied_code": "WK016404"},
    {"eindigt": "2025-01-01"}, {"doelen": ["99"]}, {"doelen": ["x"]}, {"begint": "gisteren"}, {"thema": "x"}, {"cluster": "x"},
    {"title": "x" * 81},
])
def test_what_is_filled_in_wrong_is_asked_again(opgave, village, browse, wrong):
    make_doelen()
    answer = browse(village["noor"]).post(f"/wijkopgaven/{opgave.id}/inspanning", data=FILLED | wrong)
    assert answer.status_code == 200 and "Er klopt nog iets niet" in answer.text
    assert db.session.scalar(select(Inspanning.id)) is None


def test_only_staff_of_the_area_make_change_and_plan(opgave, work, village):
    for name in ("amina", "bas", "driss", "rik", "bea"):
        who = village[name]
        for deed in (
            lambda who=who: actions.start(opgave, VALUES, by=who),
            lambda who=who: actions.edit(work, {"title": "Anders"}, by=who),
            lambda who=who: actions.plan(work, {"voortgang": 50}, by=who),
            lambda who=who: actions.take_step(work, "afronden", "Klaar.", by=who),
            lambda who=who: actions.mark_success(work, True, by=who),
            lambda who=who: set_money(work, MONEY, by=who),
            lambda who=who: mijlpalen.add_milestone(work, "Geplant", None, by=who),
        ):
            with pytest.raises(Refused):
                deed()
    assert (work.title, work.voortgang, work.status) == ("Veertig bomen", 0, Status.IN_UITVOERING)
    actions.plan(work, {"voortgang": 50}, by=village["noor"])


def test_an_inspanning_stays_in_the_area_of_whoever_makes_or_moves_it(village):
    wide = make_opgave(village["mo"], gebied_code="GM0164")
    with pytest.raises(Refused):
        actions.start(wide, VALUES | {"gebied_code": "BU01640401"}, by=village["noor"])
    mine = actions.start(wide, VALUES, by=village["noor"])
    with pytest.raises(Refused):
        actions.edit(mine, {"gebied_code": "BU01640401"}, by=village["noor"])


def test_a_draft_is_read_by_staff_of_the_area_only(opgave, village, browse):
    draft = make_inspanning(opgave, village["mo"], Status.CONCEPT)
    seen = {name: browse(village[name]).get(address(draft)).status_code for name in village}
    assert seen == {"amina": 404, "bas": 404, "driss": 404, "rik": 404, "bea": 404, "mo": 200, "noor": 200}
    assert browse().get(address(draft)).status_code == 404


def test_its_page_tells_everybody_what_for_whom_when_and_with_which_money(opgave, village, browse):
    doel = make_doelen()
    work = make_inspanning(
        opgave, village["mo"], doelen=[doel], eigenaar="Openbare ruimte", partners="Welbions", voortgang=45,
        begint=date(2026, 1, 1), eindigt=date(2026, 12, 31), cluster="fysiek",
    )
    set_money(work, MONEY, by=village["mo"])
    mijlpalen.add_milestone(work, "De plekken zijn gekozen", date(2026, 5, 1), by=village["mo"])
    db.session.commit()
    page = browse().get(address(work)).text
    for said in ("Openbare ruimte", "Welbions", "Bomen op elke route", "45% klaar", "Op schema", "De plekken zijn gekozen",
                 "1 mei 2026", "Wijkbudget", "medefinancier", "Regisserend", "Fysieke verbeteringen", opgave.title, work.kenmerk):
        assert said in page, said
    assert "Alleen medewerkers" not in page and "Mo" not in page.replace("Mogelijk", "").split()


def test_a_public_inspanning_of_a_draft_wijkopgave_does_not_name_it(village, browse):
    secret = make_opgave(village["mo"], "concept", title="Nog geheim")
    page = browse().get(address(make_inspanning(secret, village["mo"]))).text
    assert "Nog geheim" not in page and f"/wijkopgaven/{secret.id}\"" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three_of_everything(village, browse, queries, opgave, number):
    doelen = [make_doelen() for _ in range(number)]
    work = make_inspanning(opgave, village["mo"], doelen=doelen)
    set_money(work, [MONEY[0] | {"bron": f"Bron {n}"} for n in range(number)], by=village["mo"])
    for n in range(number):
        mijlpalen.add_milestone(work, f"Mijlpaal {n}", None, by=village["mo"])
    db.session.commit()
    amina = browse(village["amina"])
    queries.clear()
    assert browse().get(address(work)).status_code == 200
    anonymous = len(queries)
    amina.get(address(work))
    assert (anonymous, len(queries) - anonymous) == (4, 6), queries


def test_steps_are_told_and_what_is_done_is_done_whole(opgave, village, browse):
    work = make_inspanning(opgave, village["mo"], Status.CONCEPT)
    db.session.add(Follow(person_id=village["amina"].id, kind="buurten", key=BUURT))
    db.session.commit()
    mo = browse(village["mo"])
    assert mo.post(address(work, "/stap/publiceren")).status_code == 303
    assert heard("publiceren") == [village["amina"].id]
    browse(village["bas"]).post(address(work, "/volgen"))
    assert mo.post(address(work, "/stap/beginnen")).status_code == 303
    assert "Schrijf dit op" in mo.post(address(work, "/stap/afronden"), data={"reden": " "}).text
    assert mo.post(address(work, "/stap/afronden"), data={"reden": "Alle bomen staan."}).status_code == 303
    assert heard("afronden") == [village["bas"].id]
    assert (made().status, made().voortgang) == (Status.GEREED, 100)
    assert "Alle bomen staan." in browse().get(address(work)).text
    assert mo.post(address(work, "/stap/stoppen"), data={"reden": "x"}).status_code == 409


@pytest.mark.een_database
@pytest.mark.parametrize("status, said", [
    (Status.IN_UITVOERING, "Wanneer"), (Status.GEREED, "Gepland"), (Status.GESTOPT, "Gepland"),
])
def test_the_days_of_work_that_is_over_are_those_it_was_planned_for(opgave, village, browse, status, said):
    made = make_inspanning(opgave, village["mo"], status, begint=date(2026, 1, 3), eindigt=date(2026, 4, 3))
    assert f"<dt>{said}</dt><dd>3 januari 2026 tot en met 3 april 2026" in browse().get(address(made)).text


def test_a_step_with_a_reason_needs_one(work, village):
    with pytest.raises(Needed):
        actions.take_step(work, "stoppen", " ", by=village["mo"])


@pytest.mark.parametrize(("page", "data"), [
    ("/bewerken", FILLED | {"wat": "Mijn nieuwe tekst"}), ("/planning", {"voortgang": "77", "koers": "loopt_achter"}),
    ("/geld", {"regels-0-jaar": "2026", "regels-0-bron": "Mijn bron", "regels-0-gepland": "77"}),
    ("/stap/stoppen", {"reden": "Mijn reden 77"}),
])
def test_a_stale_form_says_so_and_keeps_what_was_typed(work, village, browse, page, data):
    typed = next(value for value in data.values() if "ijn" in value or value == "77")
    stale = browse(village["mo"]).post(address(work, page), data=data | {"version": "0"})
    assert stale.status_code == 200 and "net ergens anders aangepast" in stale.text and typed in stale.text
    assert (made().title, made().version, made().status) == ("Veertig bomen", work.version, Status.IN_UITVOERING)
    assert browse(village["mo"]).post(address(work, page), data=data | {"version": work.version}).status_code == 303
    assert made().version > work.version


def test_of_two_who_change_it_at_the_same_moment_the_second_hears_so(work, village):
    db.session.execute(Inspanning.__table__.update().values(version=9))
    with pytest.raises(StaleDataError):
        set_money(work, MONEY, by=village["mo"])
    db.session.rollback()


def test_whose_work_it_is_does_not_change_once_it_is_public(work, village, browse):
    with pytest.raises(NotNow):
        actions.edit(work, {"herkomst": "lijn"}, by=village["mo"])
    assert 'name="herkomst"' not in browse(village["mo"]).get(address(work, "/bewerken")).text


def test_editing_what_is_the_same_writes_nothing(work, village):
    before = work.version
    actions.edit(work, {"title": work.title}, by=village["mo"])
    actions.plan(work, {"voortgang": work.voortgang}, by=village["mo"])
    set_money(work, [], by=village["mo"])
    assert work.version == before and db.session.scalars(select(Event.what)).all() == []


def test_following_and_stopping_again(work, village, browse):
    bas = browse(village["bas"])
    assert bas.post(address(work, "/volgen")).status_code == 303
    assert "Je volgt dit werk" in bas.get(address(work)).text
    bas.post(address(work, "/niet-volgen"))
    assert "Volg dit werk" in bas.get(address(work)).text


def test_a_success_is_marked_and_taken_away_and_a_draft_is_none(work, opgave, village, browse):
    mo = browse(village["mo"])
    mo.post(address(work, "/succes"))
    mo.post(address(work, "/succes"))
    assert made().succes and "Een succes van de wijk" in browse().get(address(work)).text
    assert db.session.scalars(select(Event.what)).all() == ["inspanningen.succes"]
    mo.post(address(work, "/geen-succes"))
    assert not made().succes
    with pytest.raises(NotNow):
        actions.mark_success(make_inspanning(opgave, village["mo"], Status.CONCEPT), True, by=village["mo"])
