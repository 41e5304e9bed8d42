"""What may stand on a paper ballot: every form of it, and plans that were withdrawn since it was printed."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.clock import now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.models import Keuze
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang, Vorm
from portal.stemmen.verkiezing import election
from tests.agenda import make_agenda, make_code, make_ronde
from tests.stemmen.papier import LETTERS, typing
from tests.stemmen.voting import ballots, cast, option_ids


def withdraw(keuze_id, moment=None):
    gone = {"ingetrokken_at": moment or now(), "ingetrokken_reden": "Kan niet."}
    db.session.execute(update(Keuze.__table__).where(Keuze.id == keuze_id).values(gone))
    db.session.commit()


def test_a_plan_that_was_withdrawn_in_between_may_stand_on_the_paper(village, typists):
    ronde = make_ronde(make_agenda(village["mo"]), regels=LETTERS)
    make_code(ronde)
    first, second, _third = option_ids(ronde)
    typing(typists[0], ronde, first, second)
    withdraw(first)
    assert "1. Plan 1 (ingetrokken)" in typists[1].get(f"/stemmen/{ronde.id}/papier").text
    typing(typists[1], ronde, first, second)
    assert ballots() == (1, [f"{first}:1,{second}:1"])


def test_paper_is_judged_as_it_was_printed_before_or_after_a_plan_was_withdrawn(village, typists, browse):
    ronde = make_ronde(make_agenda(village["mo"]), costs=(100,) * 4, regels=Regels(toegang=(Toegang.CODE,), min_keuzes=4))
    one, two, three, four = option_ids(ronde)
    withdraw(one, now() - timedelta(hours=2))
    withdraw(two, now() - timedelta(hours=1))
    printed = [
        ((one, two, three, four), 303), ((two, three, four), 303), ((three, four), 303), ((one, three), 422), ((four,), 422),
    ]
    for number, (choices, status) in enumerate(printed, 1):
        code = make_code(ronde)
        assert [typing(typist, ronde, *choices, nummer=number).status_code for typist in typists[:2]] == [status] * 2, choices
    assert ballots()[0] == 3
    voter = browse()
    voter.post(f"/stemmen/{ronde.id}/code", data={"code": code})
    assert "niet meer op dit stembiljet" in cast(voter, ronde, one, two, three, four).text


def test_a_ranking_on_paper_keeps_its_places_when_the_first_was_withdrawn_and_the_count_leaves_it_out(village, typists):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=Vorm.VOLGORDE, regels=LETTERS)
    make_code(ronde)
    first, second, third = option_ids(ronde)
    withdraw(first)
    for typist in typists[:2]:
        typing(typist, ronde, **{f"k{first}": "1", f"k{second}": "2", f"k{third}": "3"})
    assert ballots() == (1, [f"{first}:1,{second}:2,{third}:3"])
    (counted,) = election(queries.one(ronde.id), uitgebracht.grouped(ronde.id)).ballots
    assert [name for name, _worth in counted.choices] == ["2", "3"]


@pytest.mark.parametrize(("vorm", "regels", "given", "kept"), [
    (Vorm.EEN, Regels(), {"keuze": ["1"]}, "1:1"),
    (Vorm.PUNTEN, Regels(punten_totaal=10), {"k1": "7", "k3": "3"}, "1:7,3:3"),
    (Vorm.VOLGORDE, Regels(), {"k3": "1", "k1": "2"}, "1:2,3:1"),
    (Vorm.MANDJE, Regels(), {"keuze": ["1", "3"]}, "1:1,3:1"),
])
def test_every_form_of_ballot_is_typed_in(village, typists, vorm, regels, given, kept):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=vorm, regels=regels)
    make_code(ronde)
    for typist in typists[:2]:
        assert typing(typist, ronde, **given).status_code == 303
    assert ballots() == (1, [kept])


def test_a_difference_in_points_shows_both(village, typists):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=Vorm.PUNTEN, regels=Regels(punten_totaal=10))
    make_code(ronde)
    typing(typists[0], ronde, k1="7")
    typing(typists[1], ronde, k1="1")
    page = typists[0].get("/stemmen/papier/1").text
    assert "1. Plan 1: 7" in page and "1. Plan 1: 1" in page and 'value="7"' in page
