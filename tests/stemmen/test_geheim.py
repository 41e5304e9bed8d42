"""Codes and numbers as people type them: look-alikes do not occur, and one wrong sign or a swap always shows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.adres import spelled
from portal.stemmen import geheim

bodies = st.text(geheim.NEW_SIGNS, min_size=geheim.LENGTH, max_size=geheim.LENGTH)
pytestmark = pytest.mark.een_database


def test_no_sign_looks_like_another():
    assert not set("01ILO") & set(geheim.SIGNS) and len(set(geheim.SIGNS)) == 31
    drawn = {sign for _number in range(300) for sign in geheim.new_code() + geheim.volgcode()}
    assert drawn == set(geheim.NEW_SIGNS + "-") and not set("01ILOSZBGU") & drawn


def test_codes_differ_and_are_read_back_however_they_are_typed():
    codes = {geheim.new_code() for _number in range(500)}
    assert len(codes) == 500
    for code in codes:
        wanted = code.replace("-", "")
        assert {geheim.plain(typed) for typed in (code, code.lower(), f" {code.replace('-', ' ')} ", wanted)} == {wanted}


@given(bodies, st.integers(0, geheim.LENGTH), st.sampled_from("5286V"))
def test_a_look_alike_is_read_as_the_sign_that_occurs(body, place, sign):
    code = (body[:place] + sign + body[place + 1 :])[: geheim.LENGTH]
    code += geheim.check_sign(code)
    assume(set(code) <= set(geheim.NEW_SIGNS) and code[place : place + 1] == sign)
    alike = dict(zip("5286V", "SZBGU", strict=True))[sign]
    assert geheim.plain(code[:place] + alike + code[place + 1 :]) == code


@given(st.text(geheim.SIGNS, min_size=geheim.LENGTH, max_size=geheim.LENGTH))
def test_a_code_from_before_is_read_as_it_stands(body):
    code = body + geheim.check_sign(body)
    assert geheim.plain(code) == code


@given(bodies, st.integers(0, geheim.LENGTH), st.sampled_from(geheim.NEW_SIGNS))
def test_one_wrong_sign_always_shows(body, place, sign):
    code = body + geheim.check_sign(body)
    assume(code[place] != sign and code[-1] in geheim.NEW_SIGNS)
    assert geheim.plain(code[:place] + sign + code[place + 1 :]) is None


@given(bodies, st.integers(0, geheim.LENGTH - 2))
def test_two_neighbours_swapped_always_show(body, place):
    assume(body[place] != body[place + 1])
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    check = geheim.check_sign(body)
    assume(check in geheim.NEW_SIGNS)
    assert geheim.plain(swapped + check) is None


@pytest.mark.parametrize("typed", ["", "0000-0000-00", "K7QM", "K7QM3TXB8R9", "\0" * 10, "ÉÉÉÉÉÉÉÉÉÉ", "¹²³⁴⁵⁶⁷⁸⁹¹"])
def test_what_is_no_code_is_nothing(typed):
    assert geheim.plain(typed) is None


def test_the_number_on_a_ballot_belongs_to_one_round_and_cannot_be_made_up(app):
    series = {geheim.serial(ronde, nummer) for ronde in (1, 2) for nummer in range(1, 101)}
    assert len(series) == 200
    assert [geheim.read_serial(1, geheim.serial(1, nummer)) for nummer in (1, 99, 12345)] == [1, 99, 12345]
    assert geheim.read_serial(2, geheim.serial(1, 7)) is None
    guesses = [f"7-{sign * 4}" for sign in geheim.SIGNS]
    assert [guess for guess in guesses if geheim.read_serial(1, guess)] == []


@pytest.mark.parametrize(("postcode", "number", "found"), [
    ("7551 ex", "12 A", "7551EX:12-a"), ("7551EX", "12-a", "7551EX:12-a"), ("7551EX", "Dorpsstraat 12a", "7551EX:12-a"),
    ("7551EX", "012", "7551EX:12-"), ("7551EX", "121", "7551EX:121-"), ("7551EX", "12-1", "7551EX:12-1"),
    ("", "12", ""), ("7551EX", "", ""), (None, None, ""), ("7551EX", "geen", ""),
])
def test_an_address_has_one_spelling(postcode, number, found):
    assert spelled(postcode, number) == found
