"""How it stands with the money of a grant: by line, in all, and as a meter that also says it in words."""

import pytest

from portal.extensions import db
from portal.toekenningen import queries
from portal.toekenningen.rules.stand import Regel, Stand
from portal.toekenningen.rules.uitgave import Status
from tests.besteding import VERANTWOORDING, make_activiteit, make_groep, make_toekenning, make_uitgave, make_versie


@pytest.fixture
def groep(village):
    return make_groep(contact=village["amina"], penningmeester=village["bas"], tweede_tekenaar=village["driss"])


@pytest.fixture
def toekenning(bea, groep):
    return make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)


def again(toekenning):
    db.session.expire_all()
    return queries.stand(queries.one(toekenning.id))


def test_each_line_says_what_waits_what_is_spent_and_what_is_left(toekenning, village):
    tent, muziek = toekenning.aanvraag.posten
    make_uitgave(toekenning, village["amina"], 10_000)
    make_uitgave(toekenning, village["amina"], 5_000, **signed(village), post_id=muziek.id)
    make_uitgave(toekenning, village["amina"], 7_000, status=Status.AFGEKEURD)
    make_uitgave(toekenning, village["amina"], 2_000, post_id=None)
    stand = again(toekenning)
    assert [(one.omschrijving, one.toegezegd, one.uitgegeven, one.over) for one in stand.regels] == [
        ("Tent", 10_000, 0, 50_000), ("Muziek", 0, 5_000, 35_000), ("", 2_000, 0, -2_000),
    ]
    assert (stand.budget, stand.toegezegd, stand.uitgegeven, stand.over) == (100_000, 12_000, 5_000, 83_000)


def signed(village):
    moment = {name: village["bas"].created_at for name in ("penningmeester_at", "tweede_at")}
    return moment | {"status": Status.GOEDGEKEURD, "penningmeester_id": village["bas"].id, "tweede_id": village["driss"].id}


def test_what_activities_still_need_is_planned_until_it_is_spent_or_over(toekenning, groep, village):
    market = make_activiteit(groep, village["amina"], toekenning_id=toekenning.id, begroot=30_000)
    make_activiteit(groep, village["amina"], toekenning_id=toekenning.id, begroot=9_000, status="afgelast")
    make_activiteit(groep, village["amina"], toekenning_id=toekenning.id, begroot=9_000, status="gehouden")
    make_uitgave(toekenning, village["amina"], 10_000, activiteit_id=market.id)
    stand = again(toekenning)
    assert (stand.gepland, stand.over, stand.vrij) == (20_000, 90_000, 70_000)
    make_uitgave(toekenning, village["amina"], 25_000, activiteit_id=market.id)
    assert again(toekenning).gepland == 0


def test_many_grants_take_as_many_statements_as_one(toekenning, bea, groep, queries):
    from portal.toekenningen import queries as lookups

    others = [make_toekenning(toekenning.aanvraag.versie, bea, groep=groep) for _ in range(2)]
    whole = [lookups.one(one.id) for one in (toekenning, *others)]
    queries.clear()
    lookups.stands(whole[:1])
    of_one = len(queries)
    queries.clear()
    assert set(lookups.stands(whole)) == {one.id for one in whole} and len(queries) == of_one == 2


def test_an_approved_plan_takes_the_place_of_the_budget(toekenning, village):
    tent, muziek = toekenning.aanvraag.posten
    toekenning.begroting = {str(tent.id): 5_000, str(muziek.id): 90_000}
    db.session.commit()
    assert [one.begroot for one in again(toekenning).regels] == [5_000, 90_000]


@pytest.mark.parametrize(("regel", "delen"), [
    (Regel(1, "Tent", 100, 20, 30), [("a", 0, 30), ("b", 30, 20), ("c", 50, 10)]),
    (Regel(1, "Tent", 100, 0, 0), [("c", 0, 10)]),
    (Regel(1, "Tent", 100, 50, 150), [("a", 0, 75), ("b", 75, 25), ("x", 50, 50)]),
])
def test_the_parts_of_the_meter_fill_it_and_never_more(regel, delen):
    assert Stand(100, (regel,), 10).delen == delen


def test_a_grant_of_nothing_is_drawn_too():
    assert Stand(0).delen == [] and Stand(0).over == 0
