"""What was saved and not cast: a banner on every page, one reminder, and a figure for staff."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from portal.clock import at, now
from portal.extensions import db
from portal.people.models import Person
from portal.stemmen import queries as rounds
from portal.stemmen.actions import hand_on
from portal.stemmen.herinneren import remind
from portal.stemmen.models import Stemconcept
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.story import delivery
from portal.story.models import Mail
from tests.agenda import make_agenda, make_code, make_ronde
from tests.at_once import at_once
from tests.stemmen.voting import cast, choose, option_ids

BANNER = "Je hebt nog niet gestemd."


@pytest.fixture
def ronde(village):
    return make_ronde(make_agenda(village["mo"]), regels=Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE), zonder_brief=True))


@pytest.fixture
def soon(ronde):
    """A moment within two days of the closing, long after what is saved now."""
    return ronde.sluit_at - timedelta(days=1)


def save(browser, ronde):
    choose(browser, ronde, option_ids(ronde)[0], actie="bewaren")


def reminded():
    db.session.rollback()
    return [mail.to for mail in db.session.scalars(select(Mail).order_by(Mail.id)) if "nog niet" in mail.subject]


@pytest.mark.parametrize("path", ["/", "/initiatieven/", "/buurten/BU01640202", "/bestaat-niet", "/inloggen"])
def test_while_it_is_not_cast_every_page_says_so(ronde, village, browse, path):
    amina, stranger, other = browse(village["amina"]), browse(), browse()
    save(amina, ronde)
    save(stranger, ronde)
    visitors = (amina, stranger) if path != "/inloggen" else (stranger,)
    for browser in visitors:
        page = browser.get(path).text
        assert BANNER in page and ronde.title in page and f'href="/stemmen/{ronde.id}/nakijken"' in page
    assert BANNER not in other.get(path).text
    with at(ronde.sluit_at):
        assert [BANNER in browser.get(path).text for browser in visitors] == [False] * len(visitors)


def test_after_casting_the_banner_is_gone_wherever_it_was_cast(ronde, village, browse):
    phone, laptop = browse(village["amina"]), browse(village["amina"])
    save(phone, ronde)
    assert BANNER in laptop.get("/").text
    cast(laptop, ronde, option_ids(ronde)[0])
    assert BANNER not in phone.get("/").text


def test_the_vote_of_somebody_else_takes_no_banner_away(ronde, village, browse):
    amina, bas = browse(village["amina"]), browse(village["bas"])
    save(amina, ronde)
    cast(bas, ronde, option_ids(ronde)[0])
    assert BANNER in amina.get("/").text


def test_a_code_that_voted_elsewhere_no_longer_waits_here(ronde, browse):
    code, phone, laptop = make_code(ronde), browse(), browse()
    for browser in (phone, laptop):
        browser.post(f"/stemmen/{ronde.id}/code", data={"code": code})
        save(browser, ronde)
    assert BANNER in phone.get("/").text
    cast(laptop, ronde, option_ids(ronde)[0])
    assert BANNER not in phone.get("/").text


def test_the_banner_costs_nothing_for_an_account_and_one_statement_for_who_saved_here(ronde, village, browse, queries):
    amina, bas, stranger, other = browse(village["amina"]), browse(village["bas"]), browse(), browse()
    save(amina, ronde)
    save(stranger, ronde)
    costs = []
    for browser in (amina, bas, stranger, other):
        queries.clear()
        browser.get("/")
        costs.append(len(queries))
    assert costs[0] == costs[1] and costs[2] == costs[3] + 1 and max(costs) <= 6


def test_only_who_saved_and_did_not_vote_is_reminded_and_once(ronde, soon, village, person, browse):
    careless, away = person(wants_mail=False), person()
    for visitor in (village["amina"], village["bas"], careless, away):
        save(browse(visitor), ronde)
    cast(browse(village["bas"]), ronde, option_ids(ronde)[0])
    db.session.execute(update(Person.__table__).where(Person.id == away.id).values(email=None))
    db.session.commit()
    assert remind() == 0
    with at(soon):
        assert (remind(), remind()) == (1, 0)
        save(browse(village["amina"]), ronde)
    with at(soon + timedelta(hours=5)):
        assert remind() == 0
    assert reminded() == [village["amina"].email]


def test_who_changes_a_vote_is_not_reminded(village, browse):
    ronde = make_ronde(make_agenda(village["mo"]), regels=Regels(wijzigen=True))
    first, second, _third = option_ids(ronde)
    cast(browse(village["amina"]), ronde, first)
    choose(browse(village["amina"]), ronde, second, actie="bewaren")
    with at(ronde.sluit_at - timedelta(days=1)):
        assert remind() == 0


def test_who_is_still_at_it_is_not_interrupted_and_after_closing_nobody_is(ronde, soon, village, browse):
    with at(soon):
        save(browse(village["amina"]), ronde)
        assert remind() == 0
    with at(ronde.sluit_at):
        assert remind() == 0
    with at(soon + timedelta(hours=2)):
        assert remind() == 1


def test_how_long_before_closing_can_be_set(app, ronde, village, browse):
    save(browse(village["amina"]), ronde)
    with at(now() + timedelta(hours=2)):
        assert remind() == 0
        app.config["STEM_HERINNERING"] = 24 * 10
        assert remind() == 1


def test_the_reminder_speaks_the_language_of_the_voter_names_the_round_and_can_be_stopped(ronde, soon, person, browse):
    save(browse(person(taal="en")), ronde)
    with at(soon):
        remind()
    mail = db.session.scalars(select(Mail)).one()
    assert "not voted yet" in mail.subject and ronde.title in mail.body and "Plan 1" not in mail.body
    assert f"/stemmen/{ronde.id}/nakijken" in mail.body
    assert browse().post(mail.unsubscribe_url.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert mail.unsubscribe_url in mail.body


def test_a_reminder_that_still_waits_is_not_sent_to_who_voted_meanwhile_nor_after_closing(ronde, soon, village, browse):
    amina, bas = browse(village["amina"]), browse(village["bas"])
    for visitor in (amina, bas):
        save(visitor, ronde)
    with at(soon):
        assert remind() == 2
        cast(amina, ronde, option_ids(ronde)[0])
    assert reminded() == [village["bas"].email]
    with at(ronde.sluit_at):
        delivery.send_waiting()
    assert [mail.subject for mail in db.session.scalars(select(Mail).where(Mail.sent_at.is_(None)))] == [
        f"Je hebt nog niet gestemd: {ronde.title}"]


def test_two_messengers_at_once_send_one_reminder(app, ronde, soon, village, person, browse):
    everybody = [village["amina"], village["bas"], person(), person()]
    for visitor in everybody:
        save(browse(visitor), ronde)
    assert sum(at_once(app, *[remind] * 4, within=partial(at, soon))) == 4
    assert sorted(reminded()) == sorted(visitor.email for visitor in everybody)


def test_staff_can_know_how_many_began_and_did_not_vote(ronde, village, browse):
    for name in ("amina", "bas", "mo"):
        save(browse(village[name]), ronde)
    save(browse(), ronde)
    cast(browse(village["bas"]), ronde, option_ids(ronde)[0])
    db.session.rollback()
    assert rounds.opened_not_cast(ronde.id) == 3


def test_who_was_reminded_and_chooses_nothing_and_then_again_hears_once(ronde, soon, village, browse):
    browser = browse(village["amina"])
    save(browser, ronde)
    with at(soon):
        assert remind() == 1
        choose(browser, ronde, actie="bewaren")
        assert BANNER not in browser.get("/").text and rounds.opened_not_cast(ronde.id) == 0
        assert "Bewaard, maar" not in browser.get(f"/stemmen/{ronde.id}/stem").text
    with at(soon + timedelta(hours=2)):
        assert remind() == 0
        save(browser, ronde)
    with at(soon + timedelta(hours=4)):
        assert remind() == 0 and BANNER in browser.get("/").text
    assert reminded() == [village["amina"].email]


def test_a_browser_that_chose_nothing_after_all_leaves_what_the_account_saved(ronde, village, browse):
    other = browse()
    save(other, ronde)
    choose(other, ronde, actie="bewaren")
    assert BANNER not in other.get("/").text
    amina = village["amina"]
    save(browse(amina), ronde)
    hashed = db.session.scalar(select(Stemconcept.browser_hash).where(Stemconcept.browser_hash.is_not(None)))
    hand_on(hashed, column="person_id", to=amina.id)
    assert db.session.scalars(select(Stemconcept.keuzes)).all() == [{str(option_ids(ronde)[0]): 1}]
