"""Paper ballots: two people, one reading, and a ballot that counts once whatever else is tried."""

import re

import pytest
from sqlalchemy import select, text, update

from portal.clock import at, now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.stemmen import geheim, queries
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.papier import type_in
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import count_requested, request_count
from portal.stemmen.bundel import chain
from portal.stemmen.models import Gestemd, Keuze, Papier, Papierbundel, Stembiljet, Stemcode, Stemronde
from portal.stemmen.queries import codes, uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.story.models import Event
from portal.tellen.bundel import verify
from tests.agenda import make_agenda, make_code, make_ronde
from tests.at_once import at_once, reasons
from tests.stemmen.papier import LETTERS, retyping, typing
from tests.stemmen.voting import ballots, cast, count, option_ids


@pytest.fixture
def ronde(village):
    made = make_ronde(make_agenda(village["mo"]), regels=LETTERS)
    make_code(made)
    return made


def bundle():
    db.session.rollback()
    return db.session.execute(select(Papierbundel.naam, Papierbundel.geteld, Papierbundel.dubbel, Papierbundel.ongeldig)).all()


def test_two_people_who_read_the_same_cast_the_ballot_and_nothing_of_it_stays(ronde, typists):
    first, second, _third = option_ids(ronde)
    assert typing(typists[0], ronde, second, first).location.endswith("?bundel=A1")
    assert ballots() == (0, [])
    assert typing(typists[1], ronde, first, second).status_code == 303
    assert ballots() == (1, [f"{first}:1,{second}:1"])
    assert db.session.execute(select(Gestemd.code_id, Gestemd.kanaal)).one() == (1, "papier")
    assert (count(Papier), bundle()) == (0, [("A1", 1, 0, 0)])
    assert db.session.scalars(select(Event)).all() == []


def test_the_number_is_read_however_it_is_typed_and_a_wrong_one_is_refused(ronde, typists):
    serie, (first, *_rest) = geheim.serial(ronde.id, 1), option_ids(ronde)
    assert typing(typists[0], ronde, first, serie=f" {serie.lower().replace('-', ' ')} ").status_code == 303
    other = geheim.serial(ronde.id + 1, 1)
    for wrong in ("1", "1-", f"2{serie[1:]}", other, geheim.serial(ronde.id, 2), "é\0∞", "9" * 20, ""):
        answer = typing(typists[1], ronde, first, serie=wrong)
        assert answer.status_code == 422, wrong
    assert count(Papier) == 1


def test_one_person_is_not_two(ronde, typists):
    first, *_rest = option_ids(ronde)
    typing(typists[0], ronde, first)
    typing(typists[0], ronde, first)
    assert (count(Papier), ballots()) == (1, (0, []))


def test_the_second_sees_nothing_of_the_first_until_they_differ(ronde, typists):
    first, second, _third = option_ids(ronde)
    typing(typists[0], ronde, first)
    for page in (f"/stemmen/{ronde.id}/papier", "/stemmen/papier/1"):
        seen = typists[1].get(page).text
        assert "checked" not in seen.replace('value="" checked', "") and "Gerda las" not in seen
    assert typing(typists[1], ronde, second).location == "/stemmen/papier/1"
    seen = typists[1].get("/stemmen/papier/1").text
    assert "Gerda las" in seen and "Henk las" in seen and "1. Plan 1" in seen
    outside = typists[2].get("/stemmen/papier/1").text
    assert "Plan 1" not in outside and "Alleen wie het biljet intypte" in outside
    assert ballots() == (0, [])


def test_who_was_wrong_types_it_again_and_then_it_counts(ronde, typists):
    first, second, _third = option_ids(ronde)
    typing(typists[0], ronde, first)
    typing(typists[1], ronde, second)
    assert retyping(typists[2], second).status_code == 200
    assert typing(typists[2], ronde, second).status_code == 422
    assert retyping(typists[0], second).status_code == 303
    assert (count(Papier), ballots()) == (0, (1, [f"{second}:1"]))


def test_a_ballot_that_both_find_invalid_is_a_number_only(ronde, typists):
    first, *_rest = option_ids(ronde)
    typing(typists[0], ronde, first)
    typing(typists[1], ronde, ongeldig="onleesbaar")
    assert count(Papier) == 2
    retyping(typists[0], first, ongeldig="herkenbaar")
    assert (count(Papier), bundle(), ballots()) == (0, [("A1", 0, 0, 1)], (1, []))


@pytest.mark.parametrize("wijzigen", [False, True])
def test_a_paper_that_is_not_valid_is_a_vote_cast_and_its_code_is_used(village, typists, browse, wijzigen):
    ronde = make_ronde(make_agenda(village["mo"]), regels=Regels(toegang=(Toegang.CODE,), wijzigen=wijzigen))
    code, voter, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    for typist in typists[:2]:
        typing(typist, ronde, ongeldig="onleesbaar")
    voter.post(f"/stemmen/{ronde.id}/code", data={"code": code})
    cast(voter, ronde, first)
    assert (bundle(), ballots()) == ([("A1", 0, 0, 1)], (1, []))
    row = db.session.execute(select(Gestemd)).scalar_one()
    assert (row.code_id, row.person_id, row.kanaal) == (1, None, "papier") and geheim.plain(row.volgcode) is None
    for typist in typists[:2]:
        typing(typist, ronde, first)
    assert (bundle(), ballots()) == ([("A1", 0, 1, 1)], (1, []))


def test_who_voted_online_keeps_that_vote_when_the_paper_is_not_valid(ronde, typists, browse):
    code, voter, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    voter.post(f"/stemmen/{ronde.id}/code", data={"code": code})
    cast(voter, ronde, first)
    for typist in typists[:2]:
        typing(typist, ronde, nummer=2, ongeldig="leeg")
    assert (bundle(), ballots()) == ([("A1", 0, 1, 0)], (1, [f"{first}:1"]))


def test_votes_cast_are_the_valid_and_those_that_were_not(village, ronde, typists):
    first, *_rest = option_ids(ronde)
    make_code(ronde)
    for nummer, read in ((1, {"ongeldig": "leeg"}), (2, {})):
        for typist in typists[:2]:
            typing(typist, ronde, *([] if read else [first]), nummer=nummer, **read)
    with at(ronde.sluit_at):
        close(queries.one(ronde.id), by=village["mo"])
        request_count(queries.one(ronde.id), by=village["mo"])
        db.session.commit()
        count_requested()
    telling = queries.telling(ronde.id)
    assert (telling.biljetten, telling.ongeldig) == (1, 1)
    rows, tracking = uitgebracht.grouped(ronde.id), uitgebracht.tracking_codes(ronde.id)
    assert len(tracking) == telling.biljetten + telling.ongeldig == count(Gestemd)
    lines = chain(queries.one(ronde.id), rows, tracking)
    assert "ongeldig 1" in lines and verify(lines, queries.one(ronde.id).kop_na)


def test_what_the_round_does_not_allow_is_said_and_not_kept(ronde, typists):
    for wrong in (
        {}, {"keuze": ["999999"]}, {"keuze": ["x"]}, {"keuze": ["1"], "ongeldig": "verzonnen"}, {"keuze": ["1"], "bundel": ""}
    ):
        assert typing(typists[0], ronde, **wrong).status_code == 422, wrong
    assert count(Papier) == 0


@pytest.mark.parametrize("wijzigen", [False, True])
def test_who_voted_online_keeps_that_vote_and_the_paper_is_counted_as_double(village, typists, browse, wijzigen):
    ronde = make_ronde(make_agenda(village["mo"]), regels=Regels(toegang=(Toegang.CODE,), wijzigen=wijzigen))
    code, voter, (first, second, _third) = make_code(ronde), browse(), option_ids(ronde)
    voter.post(f"/stemmen/{ronde.id}/code", data={"code": code})
    cast(voter, ronde, first)
    typing(typists[0], ronde, second)
    assert "was al gestemd" in typists[1].get(typing(typists[1], ronde, second).location).text
    assert (ballots(), bundle(), count(Papier)) == ((1, [f"{first}:1"]), [("A1", 0, 1, 0)], 0)


def test_a_code_used_on_paper_is_used_online(ronde, typists, browse):
    code, (first, *_rest) = make_code(ronde), option_ids(ronde)
    for typist in typists[:2]:
        typing(typist, ronde, first, nummer=2)
    assert "al gestemd" in browse().post(f"/stemmen/{ronde.id}/code", data={"code": code}).text


def test_a_void_code_has_no_paper(ronde, typists):
    db.session.execute(update(Stemcode.__table__).values(vervallen_at=now()))
    db.session.commit()
    assert "Deze code is vervallen" in typing(typists[0], ronde, option_ids(ronde)[0]).text
    assert count(Papier) == 0


def test_paper_may_be_typed_after_voting_ended_and_not_before_it_began(ronde, typists):
    first, *_rest = option_ids(ronde)
    with at(ronde.opent_at.replace(year=2025)):
        assert typing(typists[0], ronde, first).status_code == 422
    with at(ronde.sluit_at):
        typing(typists[0], ronde, first)
        typing(typists[1], ronde, first)
    assert ballots() == (1, [f"{first}:1"])


def test_closing_too_soon_from_the_page_breaks_nothing_the_key_lives_until_the_round_closes(ronde, typists, village, browse):
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == ronde.id).values(sleutel="s" * 32))
    db.session.commit()
    typing(typists[0], ronde, ongeldig="leeg")
    mo = browse(village["mo"])
    with at(ronde.sluit_at):
        assert mo.post(f"/stemmen/{ronde.id}/sluiten").location.endswith("/papier")
        assert key_of(ronde) == ("s" * 32, None)
        typing(typists[1], ronde, ongeldig="leeg")
        assert mo.post(f"/stemmen/{ronde.id}/sluiten").location.endswith("/telling")
        assert key_of(ronde)[0] == ""


def key_of(ronde):
    db.session.rollback()
    return db.session.execute(select(Stemronde.sleutel, Stemronde.sleutel_vernietigd_at).where(Stemronde.id == ronde.id)).one()


def test_a_round_does_not_close_while_paper_waits_and_starting_anew_is_written_down(ronde, typists, village):
    typing(typists[0], ronde, ongeldig="leeg")
    with at(ronde.sluit_at), pytest.raises(Needed):
        close(queries.one(ronde.id), by=village["mo"])
    db.session.rollback()
    assert typists[2].post("/stemmen/papier/1/opnieuw").status_code == 303
    assert count(Papier) == 0
    event = db.session.scalar(select(Event))
    assert (event.what, event.data) == ("stemrondes.papier_opnieuw", {"nummer": 1})
    with at(ronde.sluit_at):
        close(queries.one(ronde.id), by=village["mo"])


def test_online_and_on_paper_at_once_is_one_ballot(app, ronde, person):
    first, second, _third = option_ids(ronde)
    staff = [person(rol="baliemedewerker") for _one in range(2)]
    type_in(queries.one(ronde.id), codes.code(1), {first: 1}, bundel="A1", by=staff[0])
    db.session.commit()

    def on_paper():
        return type_in(queries.one(ronde.id), codes.code(1), {first: 1}, bundel="A1", by=staff[1])

    def online():
        return put_in(queries.one(ronde.id), {second: 1}, Stemmer(code_id=1))

    paper, web = reasons(at_once(app, on_paper, online))
    assert ballots()[0] == len(ballots()[1]) == 1
    assert (paper, web == "al_gestemd") in [("geteld", True), ("dubbel", False)]
    assert count(Papier) == 0


def test_a_paper_that_is_not_valid_and_the_same_code_online_at_once_is_one_vote(app, ronde, person):
    first, *_rest = option_ids(ronde)
    staff = [person(rol="baliemedewerker") for _one in range(2)]
    type_in(queries.one(ronde.id), codes.code(1), {}, bundel="A1", ongeldig="leeg", by=staff[0])
    db.session.commit()

    def on_paper():
        return type_in(queries.one(ronde.id), codes.code(1), {}, bundel="A1", ongeldig="leeg", by=staff[1])

    def online():
        return put_in(queries.one(ronde.id), {first: 1}, Stemmer(code_id=1))

    paper, web = reasons(at_once(app, on_paper, online))
    assert (paper, web == "al_gestemd", ballots()) in [("ongeldig", True, (1, [])), ("dubbel", False, (1, [f"{first}:1"]))]


def test_two_who_type_at_once_settle_it_together(app, ronde, person):
    first, *_rest = option_ids(ronde)
    staff = [person(rol="baliemedewerker") for _one in range(3)]
    deeds = [
        lambda by=by: type_in(queries.one(ronde.id), codes.code(1), {first: 1}, bundel="A1", by=by) for by in staff[:2]
    ]
    assert sorted(at_once(app, *deeds)) == ["geteld", "wacht"]
    assert ballots() == (1, [f"{first}:1"])


def test_nothing_that_is_kept_joins_a_number_to_a_choice(ronde, typists):
    first, *_rest = option_ids(ronde)
    for typist in typists[:2]:
        typing(typist, ronde, first)
    db.session.rollback()
    holds_choice = {Stembiljet.__tablename__, Keuze.__tablename__}
    # As a ballot says it, and not as a clock does that happens to be at 10:01:12.
    chosen = re.compile(rf"(?<![\d:]){first}:1(?![\d:])")
    for table in db.metadata.sorted_tables:
        rows = db.session.execute(text(f'SELECT * FROM "{table.name}"')).all()
        if table.name not in holds_choice:
            assert not any(chosen.search(str(row)) for row in rows), table.name
    ballot = db.session.scalar(select(Stembiljet))
    assert ballot.wissel is None and not hasattr(ballot, "code_id")


def test_the_page_costs_as_many_statements_for_one_ballot_as_for_three(ronde, typists, queries):
    costs = []
    for nummer in (1, 2, 3):
        make_code(ronde)
        typing(typists[0], ronde, option_ids(ronde)[0], nummer=nummer)
        queries.clear()
        typists[1].get(f"/stemmen/{ronde.id}/papier")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2] <= 8


def test_a_refused_deed_has_a_reason(ronde, person, village):
    code = codes.code(1)
    for by in (person(rol="baliemedewerker"), person(rol="baliemedewerker")):
        type_in(ronde, code, {by.id: 1}, bundel="A1", by=by)
    with pytest.raises(NotNow, match="bezet"):
        type_in(ronde, code, {}, bundel="A1", by=village["mo"])
