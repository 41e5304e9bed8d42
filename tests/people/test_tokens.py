"""Keys work once, for a while, for one purpose and one address."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from sqlalchemy import select

from portal.extensions import db
from portal.people import tokens
from portal.people.models import LoginToken
from tests.at_once import at_once

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EMAIL = "amina@voorbeeld.invalid"


def make(**values):
    return tokens.make_both(tokens.INLOGGEN, EMAIL, **values)


def other_than(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_link_opens_once(app):
    link, _code = make(next_path="/mijn")
    key = tokens.find(tokens.INLOGGEN, link)
    assert (key.email, key.next_path) == (EMAIL, "/mijn")
    assert [tokens.use(key), tokens.use(key)] == [True, False]
    assert tokens.find(tokens.INLOGGEN, link) is None


def test_code_opens_once_and_takes_the_link_along(app):
    link, code = make()
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code).email == EMAIL
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code) is None
    assert tokens.find(tokens.INLOGGEN, link) is None


def test_looking_changes_nothing(app):
    link, code = make()
    for _ in range(10):
        assert tokens.find(tokens.INLOGGEN, link)
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code)


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
def test_key_lasts_a_quarter(app, minutes, works):
    with time_machine.travel(NOON, tick=False) as clock:
        link, code = make()
        clock.shift(timedelta(minutes=minutes))
        assert bool(tokens.find(tokens.INLOGGEN, link)) is works
        assert bool(tokens.use_code(tokens.INLOGGEN, EMAIL, code)) is works


def test_key_lasts_as_long_as_asked(app):
    with time_machine.travel(NOON, tick=False) as clock:
        link = tokens.make("meedoen", EMAIL, subject_id=7, days=14)
        clock.shift(timedelta(days=13))
        assert tokens.find("meedoen", link).subject_id == 7
        clock.shift(timedelta(days=2))
        assert tokens.find("meedoen", link) is None


def test_key_is_bound_to_purpose_address_and_subject(app):
    link, code = tokens.make_both(tokens.EMAIL_WIJZIGEN, EMAIL, subject_id=1)
    assert tokens.find(tokens.INLOGGEN, link) is None
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code) is None
    assert tokens.use_code(tokens.EMAIL_WIJZIGEN, "bas@voorbeeld.invalid", code, subject_id=1) is None
    assert tokens.use_code(tokens.EMAIL_WIJZIGEN, EMAIL, code, subject_id=2) is None
    assert tokens.use_code(tokens.EMAIL_WIJZIGEN, EMAIL, code, subject_id=1)


def test_fifth_wrong_code_is_the_last_try(app):
    link, code = make()
    for _ in range(4):
        assert tokens.use_code(tokens.INLOGGEN, EMAIL, other_than(code)) is None
    assert tokens.can_try(tokens.INLOGGEN, EMAIL)
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, other_than(code)) is None
    assert not tokens.can_try(tokens.INLOGGEN, EMAIL)
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code) is None
    assert tokens.find(tokens.INLOGGEN, link), "a stranger who guesses codes does not take the link away"


def test_right_code_at_the_fifth_try_works(app):
    _link, code = make()
    for _ in range(4):
        tokens.use_code(tokens.INLOGGEN, EMAIL, other_than(code))
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, code)


def test_new_key_ends_the_older_one_of_the_same_kind_only(app):
    old, invitation = (tokens.make(purpose, EMAIL, subject_id=1) for purpose in (tokens.EMAIL_WIJZIGEN, "meedoen"))
    other = tokens.make(tokens.EMAIL_WIJZIGEN, "bas@voorbeeld.invalid", subject_id=1)
    tokens.make(tokens.EMAIL_WIJZIGEN, EMAIL, subject_id=1)
    assert tokens.find(tokens.EMAIL_WIJZIGEN, old) is None
    assert tokens.find("meedoen", invitation)
    assert tokens.find(tokens.EMAIL_WIJZIGEN, other)


def test_another_mail_to_log_in_ends_no_earlier_link_and_the_last_three_codes_work(app):
    """Anyone may ask for one: a stranger would keep the owner of the address out."""
    links, codes = zip(*(make() for _mail in range(4)), strict=True)
    assert all(tokens.find(tokens.INLOGGEN, link) for link in links)
    assert codes[0] in codes[1:] or tokens.use_code(tokens.INLOGGEN, EMAIL, codes[0]) is None
    assert tokens.use_code(tokens.INLOGGEN, EMAIL, codes[1])


def test_more_keys_give_no_more_tries_of_a_code(app):
    codes = [make()[1] for _mail in range(3)]
    wrong = next(guess for guess in map("{:06}".format, range(4)) if guess not in codes)
    for _try in range(5):
        assert tokens.use_code(tokens.INLOGGEN, EMAIL, wrong) is None
    assert not tokens.can_try(tokens.INLOGGEN, EMAIL)
    assert [tokens.use_code(tokens.INLOGGEN, EMAIL, code) for code in codes] == [None] * 3


def test_invitations_to_two_plans_do_not_end_each_other(app):
    first = tokens.make("meedoen", EMAIL, subject_id=1)
    tokens.make("meedoen", EMAIL, subject_id=2)
    assert tokens.find("meedoen", first)


def test_table_holds_neither_link_nor_code(app):
    link, code = make()
    row = db.session.execute(select(LoginToken.__table__)).one()
    assert len(link) >= 43
    assert not [value for value in row if link in str(value) or str(value) == code]


def test_same_code_for_two_addresses_has_two_hashes(app):
    first, second = (tokens.hash_of("inloggen", email, None, "123456") for email in (EMAIL, f"x{EMAIL}"))
    assert first != second


def test_old_keys_are_forgotten(app):
    with time_machine.travel(NOON, tick=False) as clock:
        make()
        clock.shift(timedelta(days=2))
        make()
        tokens.forget_old()
        assert len(db.session.scalars(select(LoginToken)).all()) == 1


def test_overlong_way_on_becomes_the_front_door(app):
    link, _code = make(next_path="/" + "a" * 600)
    assert tokens.find(tokens.INLOGGEN, link).next_path == "/"


@pytest.mark.parametrize("by", ["link", "code"])
def test_two_at_once_give_one_login(app, browse, postbus, by):
    first = browse()
    first.post("/inloggen", data={"email": EMAIL})
    second = browse()
    with second.session_transaction() as session:
        session["inloggen"] = [EMAIL, "/"]
    path, data = (postbus.link, {}) if by == "link" else ("/inloggen/code", {"code": postbus.code})
    answers = at_once(app, *(partial(client.post, path, data=data) for client in (first, second)), within=nullcontext)
    assert sorted(bool(answer.location) for answer in answers) == [False, True]
