"""A point on the agenda: received, supported, tested, adjusted, merged or sent on, and never lost."""

import pytest
from sqlalchemy import select

from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.rules.toets import Criterium, advice
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.initiatieven import queries as initiatieven
from portal.story.models import Event, Mail, Notification
from portal.wijken.models import Gebied
from tests.agenda import BUURT, make_agenda, make_punt
from tests.at_once import kinds, when_ready

VALUES = {"title": "Bankje", "wat": "Een bank bij de vijver.", "gebied_code": BUURT}
ALL_WELL = {name: ("ja", "") for name in Criterium}


@pytest.fixture
def agenda(village):
    return queries.one(make_agenda(village["mo"], drempel=2).id)


@pytest.fixture
def placed(agenda, village):
    return queries.punt(make_punt(agenda, village["amina"], Status.GEPLAATST).id)


@pytest.fixture
def supported(placed, village):
    for name in ("bas", "rik"):
        punten.support(placed, by=village[name])
    return placed


def told(what):
    """Who heard of such an event."""
    rows = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    return set(db.session.scalars(rows.where(Event.what == f"agendapunten.{what}")))


def test_a_point_gets_a_kenmerk_and_a_receipt_with_a_copy(agenda, village):
    made = punten.submit(agenda, VALUES, by=village["amina"])
    letter = db.session.scalars(select(Mail)).one()
    assert made.kenmerk in letter.subject and VALUES["wat"] in letter.body and "Waar: " in letter.body
    assert made.status == Status.INGEDIEND and village["mo"].id in told("indienen")


def test_points_come_in_only_while_they_are_gathered(village):
    closed = queries.one(make_agenda(village["mo"], Fase.STEMMING).id)
    with pytest.raises(Refused):
        punten.submit(closed, VALUES, by=village["amina"])


def test_nobody_sees_a_point_before_it_is_placed(agenda, village):
    made = punten.submit(agenda, VALUES, by=village["amina"])
    assert queries.public_points(agenda.id) == []
    punten.take_step(queries.punt(made.id), "plaatsen", by=village["mo"])
    db.session.commit()
    assert [row.id for row in queries.public_points(agenda.id)] == [made.id]


def test_support_counts_once_and_tells_when_the_threshold_is_reached(placed, village):
    for _again in range(2):
        punten.support(placed, by=village["bas"])
    assert told("drempel") == set()
    punten.support(placed, by=village["rik"])
    assert {village["amina"].id, village["mo"].id} <= told("drempel")
    db.session.refresh(placed)
    assert placed.steun_count == 2


def test_nobody_tests_or_admits_an_own_point(agenda, village):
    own = queries.punt(make_punt(agenda, village["mo"], Status.GEPLAATST).id)
    with pytest.raises(Refused):
        punten.test(own, ALL_WELL, by=village["mo"])


def test_a_point_is_admitted_only_after_all_ten_criteria(supported, village):
    placed = supported
    with pytest.raises(Needed, match="toets"):
        punten.take_step(placed, "toelaten", by=village["mo"], reden="Dit kan.")
    punten.test(placed, ALL_WELL, by=village["mo"])
    punten.take_step(placed, "toelaten", by=village["mo"], reden="Dit kan.")
    assert placed.status == Status.TOEGELATEN and village["amina"].id in told("toelaten")


@pytest.mark.parametrize("name, expected", [
    (None, "toelaten"), ("budget", "aanpassing_voorstellen"), ("wet", "niet_toelaten"), ("neutraal", "niet_toelaten"),
])
def test_what_the_test_leads_to(name, expected):
    answers = {str(criterium): "nee" if criterium == name else "ja" for criterium in Criterium}
    assert advice(answers) == expected
    assert advice(answers | {"plek": ""}) == ""


def test_an_adjustment_counts_only_when_the_submitter_agrees(supported, village):
    placed = supported
    proposal = {"title": "Twee bankjes", "kosten": 80_000}
    punten.take_step(placed, "aanpassing_voorstellen", by=village["mo"], reden="Zo past het.", voorstel=proposal)
    assert placed.title != proposal["title"]
    with pytest.raises(Refused):
        punten.take_step(placed, "aanpassing_aannemen", by=village["bas"])
    punten.take_step(placed, "aanpassing_aannemen", by=village["amina"])
    assert (placed.title, placed.kosten, placed.status) == ("Twee bankjes", 80_000, Status.TOEGELATEN)


def test_merging_moves_supporters_once_and_tells_both(agenda, placed, village):
    other = queries.punt(make_punt(agenda, village["bas"], Status.GEPLAATST, kenmerk="A-2026-0099").id)
    for point in (placed, other):
        punten.support(point, by=village["rik"])
    punten.take_step(placed, "samenvoegen", by=village["mo"], reden="Lijkt erop.", doel="a-2026-0099")
    db.session.refresh(other)
    assert placed.doel_id == other.id and other.steun_count == 1
    assert village["amina"].id in told("samenvoegen") and village["bas"].id in told("opnemen")


def test_whose_point_went_on_in_another_hears_what_becomes_of_that_to_the_end(agenda, placed, village):
    """Amina's point goes on as that of Bas, and that as Rik's, which Rik then takes back."""
    names = ("bas", "rik")
    first, last = (queries.punt(make_punt(agenda, village[name], Status.GEPLAATST, kenmerk=f"A-2026-009{number}").id)
                   for number, name in enumerate(names))
    punten.take_step(placed, "samenvoegen", by=village["mo"], reden="Lijkt erop.", doel=first.kenmerk)
    punten.take_step(first, "samenvoegen", by=village["mo"], reden="Lijkt erop.", doel=last.kenmerk)
    assert village["amina"].id in told("samenvoegen")
    punten.take_step(last, "intrekken", by=village["rik"], reden="Het hoeft niet meer.")
    assert {village["amina"].id, village["bas"].id} <= told("intrekken") and village["rik"].id not in told("intrekken")


def test_who_heard_that_a_point_goes_on_in_another_hears_that_it_was_taken_back(agenda, placed, village):
    """Also of a point that was merged before that made somebody a follower."""
    make_punt(agenda, village["bas"], Status.SAMENGEVOEGD, doel_id=placed.id)
    punten.take_step(placed, "intrekken", by=village["amina"], reden="Het hoeft niet meer.")
    assert village["bas"].id in told("intrekken")


def test_it_merges_only_within_the_agenda_and_never_with_itself(placed, village):
    elsewhere = make_punt(make_agenda(village["mo"]), village["bas"], Status.GEPLAATST, kenmerk="A-2026-0098")
    for doel in (elsewhere.kenmerk, placed.kenmerk or "", "A-1999-0001"):
        with pytest.raises(Needed):
            punten.take_step(placed, "samenvoegen", by=village["mo"], reden="x", doel=doel)


def test_forwarding_sends_the_whole_point_to_a_real_mailbox(placed, village):
    placed.waarom = "Ouderen kunnen nergens zitten."
    punten.take_step(
        placed, "doorsturen", by=village["mo"], reden="Past daar.", naar="Wijkbeheer", naar_mail="wijk@voorbeeld.invalid"
    )
    letter = db.session.scalars(select(Mail).where(Mail.to == "wijk@voorbeeld.invalid")).one()
    assert placed.wat in letter.body and placed.waarom in letter.body and placed.naar == "Wijkbeheer"
    assert f"Waar: {db.session.get(Gebied, placed.gebied_code).naam}" in letter.body
    assert f"/buurtagenda/punten/{placed.id}\n" in letter.body


def test_an_initiatief_becomes_a_point_of_its_own_initiatiefnemer_once(agenda, village, initiatief_by):
    plan = initiatief_by(village["amina"])
    made = punten.take_over(agenda, plan, by=village["mo"])
    assert (made.owner_id, made.initiatief_id) == (village["amina"].id, plan.id)
    with pytest.raises(NotNow):
        punten.take_over(agenda, plan, by=village["mo"])


def test_of_two_who_take_over_the_same_plan_at_once_one_makes_a_point_of_it(app, village, initiatief_by):
    agenda, plan = make_agenda(village["mo"]).id, initiatief_by(village["amina"]).id

    def take(wait):
        here, text = queries.one(agenda), initiatieven.one(plan)
        wait()
        return punten.take_over(here, text, by=village["mo"]).title

    assert sorted(kinds(when_ready(app, take, take)), key=str) == [NotNow, "Moestuin"]
    assert [punt.initiatief_id for punt in queries.all_points(agenda)] == [plan]
