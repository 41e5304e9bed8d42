"""Voting with a code of a letter or the desk, alone or together with an account."""

import re

import pytest
from sqlalchemy import select, update

from portal.clock import now
from portal.extensions import db
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions.uitbrengen import spend
from portal.stemmen.models import Gestemd, Stembiljet, Stemcode
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.story.models import Mail
from tests.agenda import make_code, make_ronde
from tests.stemmen.voting import BY_LETTER, ballots, cast, choose, enter, log_in, option_ids

LETTERS = Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE))

def test_a_letter_code_votes_without_an_account_and_is_forgotten_at_once(agenda, browse):
    ronde = make_ronde(agenda, regels=LETTERS)
    code, browser, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    choose(browser, ronde, first)
    assert enter(browser, ronde, f" {code.lower().replace('-', ' ')} ").location == f"/stemmen/{ronde.id}/nakijken"
    assert "Plan 1" in browser.get(f"/stemmen/{ronde.id}/nakijken").text
    cast(browser, ronde, first)
    assert ballots() == (1, [f"{first}:1"])
    assert "Je hebt gestemd" in browser.get(f"/stemmen/{ronde.id}/gestemd").text
    with browser.session_transaction() as session:
        assert session["stemcodes"] == {}
        assert {"stemcodes", "stembewijzen", "stemsleutel", "csrf_token", "_fresh"} >= set(session)
    assert "Kies gerust alvast" in browser.get(f"/stemmen/{ronde.id}/stem").text
    refused = enter(browser, ronde, code)
    assert refused.status_code == 422 and "Met deze code is al gestemd" in refused.text


@pytest.mark.parametrize("typed", ["", "K7QM-3TXB-8R", "0000-0000-00", "x" * 70, "\0\0", "K7QM", "éé∞"])
def test_what_is_no_code_is_said_and_never_an_error(agenda, browse, typed):
    ronde = make_ronde(agenda, regels=LETTERS)
    make_code(ronde)
    assert enter(browse(), ronde, typed).status_code == 422


def test_a_code_of_another_round_or_a_void_one_is_refused(agenda, browse):
    ronde, other = make_ronde(agenda, regels=LETTERS), make_ronde(agenda, regels=LETTERS)
    assert "Deze code klopt niet" in enter(browse(), ronde, make_code(other)).text
    assert "werkt niet meer" in enter(browse(), ronde, make_code(ronde, vervallen_at=now())).text


def test_every_try_of_a_code_counts_also_a_good_one(app, agenda, browse):
    app.config["LIMITS_FACTOR"] = 0.05
    ronde = make_ronde(agenda, regels=LETTERS)
    browser, code = browse(), make_code(ronde)
    assert [enter(browser, ronde, "K7QM-3TXB-8R").status_code for _try in range(4)] == [422, 422, 422, 429]
    assert enter(browser, ronde, code).status_code == 429


def test_a_code_that_becomes_void_after_it_was_entered_casts_nothing(agenda, browse):
    ronde = make_ronde(agenda, regels=LETTERS)
    code, browser, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    enter(browser, ronde, code)
    db.session.execute(update(Stemcode.__table__).values(vervallen_at=now()))
    db.session.commit()
    assert cast(browser, ronde, first).location == f"/stemmen/{ronde.id}/nakijken"
    assert ballots() == (0, [])


def test_account_and_code_together_are_one_vote_and_both_are_used(agenda, village, browse):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    code, browser, (first, *_rest) = make_code(ronde), browse(village["amina"]), option_ids(ronde)
    enter(browser, ronde, code)
    assert "allebei gebruikt" in (choose(browser, ronde, first), browser.get(f"/stemmen/{ronde.id}/nakijken").text)[1]
    cast(browser, ronde, first)
    db.session.rollback()
    assert db.session.execute(select(Gestemd.person_id, Gestemd.code_id)).one() == (village["amina"].id, 1)
    assert cast(browse(village["amina"]), ronde, first).location == f"/stemmen/{ronde.id}/gestemd"
    assert enter(browse(), ronde, code).status_code == 422
    assert ballots()[0] == 1


def test_who_voted_by_account_hears_how_to_vote_with_the_pass_of_an_organisation(agenda, village, browse):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    code, browser, (first, second, *_rest) = make_code(ronde), browse(village["amina"]), option_ids(ronde)
    cast(browser, ronde, first)
    refused = enter(browser, ronde, code)
    assert refused.status_code == 422 and "Log dan eerst uit." in refused.text
    browser.post("/uitloggen")
    enter(browser, ronde, code)
    cast(browser, ronde, second)
    assert ballots() == (2, [f"{first}:1", f"{second}:1"])


@pytest.mark.parametrize("first_way", ["account", "code"])
def test_an_account_and_a_code_that_change_a_vote_together_are_both_used_afterwards(agenda, village, browse, first_way):
    ronde = make_ronde(agenda, regels=Regels(toegang=LETTERS.toegang, zonder_brief=True, wijzigen=True))
    code, (first, second, third) = make_code(ronde), option_ids(ronde)
    alone, both = (browse(village["amina"]) if first_way == "account" else browse()), browse(village["amina"])
    if first_way == "code":
        enter(alone, ronde, code)
    cast(alone, ronde, first)
    enter(both, ronde, code)
    assert "allebei gebruikt" in (choose(both, ronde, second), both.get(f"/stemmen/{ronde.id}/nakijken").text)[1]
    cast(both, ronde, second)
    later = browse()
    enter(later, ronde, code)
    for browser in (later, browse(village["amina"])):
        cast(browser, ronde, third)
        assert ballots() == (1, [f"{third}:1"])
    kept = db.session.execute(select(Gestemd.person_id, Gestemd.code_id, Gestemd.adres_hash.is_not(None))).one()
    assert kept == (village["amina"].id, 1, True)


def test_an_account_and_a_code_that_both_voted_change_neither_vote_together(agenda, village, browse):
    ronde = make_ronde(agenda, regels=Regels(toegang=LETTERS.toegang, zonder_brief=True, wijzigen=True))
    codes, (first, second, third) = [make_code(ronde), make_code(ronde)], option_ids(ronde)
    by_code, amina = browse(), browse(village["amina"])
    enter(by_code, ronde, codes[0])
    cast(by_code, ronde, first)
    enter(amina, ronde, codes[1])
    cast(amina, ronde, second)
    enter(amina, ronde, codes[0])
    cast(amina, ronde, third)
    assert ballots() == (2, [f"{first}:1", f"{second}:1"])
    third_code = make_code(ronde)
    enter(amina, ronde, third_code)
    cast(amina, ronde, third)
    assert ballots() == (2, [f"{first}:1", f"{second}:1"])
    assert not db.session.scalar(select(Gestemd.id).where(Gestemd.code_id == 3))


def test_a_code_whose_paper_was_not_valid_takes_no_account_along(agenda, village, person, browse):
    ronde = make_ronde(agenda, regels=Regels(toegang=LETTERS.toegang, zonder_brief=True, wijzigen=True))
    code, (first, *_rest), amina = make_code(ronde), option_ids(ronde), browse(village["amina"])
    spend(ronde, Stemmer(code_id=1))
    db.session.commit()
    enter(amina, ronde, code)
    cast(amina, ronde, first)
    db.session.rollback()
    assert ballots() == (1, []) and db.session.scalar(select(Gestemd.person_id)) is None


def test_a_code_entered_before_logging_in_is_still_there_after_it(agenda, village, browse):
    ronde = make_ronde(agenda, regels=LETTERS)
    code, browser, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    enter(browser, ronde, code)
    choose(browser, ronde, first)
    log_in(browser, village["amina"])
    assert "Plan 1" in browser.get(f"/stemmen/{ronde.id}/nakijken").text
    cast(browser, ronde, first)
    db.session.rollback()
    assert db.session.execute(select(Gestemd.person_id, Gestemd.code_id)).one() == (village["amina"].id, 1)


@pytest.mark.parametrize("ended", ["everywhere", "by another"])
def test_a_code_does_not_outlive_the_session_it_was_entered_in(agenda, village, browse, ended):
    """Forgotten to log out at a computer that others use: who comes after neither sees nor casts that vote."""
    ronde = make_ronde(agenda, regels=LETTERS)
    code, shared, (first, *_rest) = make_code(ronde), browse(village["amina"]), option_ids(ronde)
    enter(shared, ronde, code)
    choose(shared, ronde, first)
    if ended == "everywhere":
        browse(village["amina"]).post("/mijn/overal-uitloggen")
    else:
        browse().post("/inloggen", data={"email": village["bas"].email})
        body = db.session.scalars(select(Mail.body).order_by(Mail.id.desc())).first()
        shared.post(re.search(r"/inloggen/link/\S+", body)[0])
    assert "Plan 1" not in shared.get(f"/stemmen/{ronde.id}/nakijken").text
    with shared.session_transaction() as session:
        assert not {"stemcodes", "stembewijzen"} & set(session)
    cast(shared, ronde, first)
    assert ballots() == (0, [])


def test_a_code_that_somebody_else_left_on_this_device_can_be_wiped(agenda, browse):
    ronde = make_ronde(agenda, regels=LETTERS)
    code, browser, (first, *_rest) = make_code(ronde), browse(), option_ids(ronde)
    enter(browser, ronde, code)
    choose(browser, ronde, first)
    assert "Wis de stemcode" in browser.get(f"/stemmen/{ronde.id}/nakijken").text
    browser.post(f"/stemmen/{ronde.id}/code/vergeten")
    cast(browser, ronde, first)
    assert ballots() == (0, [])
    assert enter(browse(), ronde, code).status_code == 303


def test_an_account_without_a_letter_is_sent_to_the_desk(agenda, village, browse):
    ronde = make_ronde(agenda, regels=LETTERS)
    browser, (first, *_rest) = browse(village["amina"]), option_ids(ronde)
    choose(browser, ronde, first)
    assert "Kom dan langs bij de balie" in browser.get(f"/stemmen/{ronde.id}/nakijken").text
    assert cast(browser, ronde, first).status_code == 303
    assert ballots() == (0, [])


def test_a_code_may_change_a_vote_by_being_entered_again(agenda, browse):
    ronde = make_ronde(agenda, regels=Regels(toegang=(Toegang.CODE,), wijzigen=True))
    code, browser, (first, second, _third) = make_code(ronde), browse(), option_ids(ronde)
    for choice in (first, second):
        enter(browser, ronde, code)
        cast(browser, ronde, choice)
    assert ballots() == (1, [f"{second}:1"])


def test_a_code_of_the_desk_casts_a_vote_of_the_desk_and_no_field_of_the_form_does(agenda, browse, village):
    ronde = make_ronde(agenda, regels=Regels(toegang=(*Toegang,), zonder_brief=True))
    first, *_rest = option_ids(ronde)
    code, letter = make_code(ronde, soort=Toegang.BALIE), make_code(ronde)
    for entered in (code, letter):
        browser = browse()
        enter(browser, ronde, entered)
        cast(browser, ronde, first, kanaal="balie", soort="balie")
    cast(browse(village["amina"]), ronde, first, kanaal="balie", soort="balie")
    db.session.rollback()
    by_code = select(Gestemd.code_id, Gestemd.kanaal).order_by(Gestemd.code_id.is_(None), Gestemd.code_id)
    assert db.session.execute(by_code).all() == [(1, "balie"), (2, "web"), (None, "web")]
    assert sorted(db.session.scalars(select(Stembiljet.kanaal))) == ["balie", "web", "web"]


def test_a_round_without_codes_offers_no_code(agenda, browse):
    assert "Ik heb een code" not in browse().get(f"/stemmen/{make_ronde(agenda).id}").text
    assert "Ik heb een code" in browse().get(f"/stemmen/{make_ronde(agenda, regels=BY_LETTER).id}").text
