"""What holds for areas, without a database."""

from dataclasses import dataclass

import pytest

from portal.profiel import read_profiel
from portal.wijken import rules
from portal.wijken.rules import Soort


@dataclass(frozen=True)
class Named:
    naam: str
    soort: str = "buurt"


@pytest.mark.parametrize(
    ("code", "soort"),
    [
        ("BU01640202", Soort.BUURT),
        ("WK016402", Soort.WIJK),
        ("GM0164", Soort.GEMEENTE),
        ("SD-OOST", Soort.STADSDEEL),
        ("WG-X", Soort.WERKGEBIED),
        ("XX01", None),
        ("", None),
    ],
)
def test_code_tells_what_kind_of_area_it_is(code, soort):
    assert rules.soort_of(code) == soort


@pytest.mark.parametrize("code", ["BU01640202", "GM0164", "SD-OOST", "WG-HENGELO-MIDDEN"])
def test_code_in_an_address_is_taken_as_it_is(code):
    assert rules.code_in(code) == code


@pytest.mark.parametrize(
    "text", ["", "\x00", "BU0164\x00", "bu01640202", "' OR 1=1", "BU" + "1" * 29, "BU0164\n"]
)
def test_code_that_cannot_be_one_is_never_looked_up(text):
    assert rules.code_in(text) == ""


@pytest.mark.parametrize("text", ["7553 AB", "7553ab", " 7553 ", "7553"])
def test_postcode_is_recognised(text):
    assert rules.is_postcode(text)


@pytest.mark.parametrize("text", ["", "De Noork", "755", "0553 AB", "7553 ABC", "75531"])
def test_other_text_is_no_postcode(text):
    assert not rules.is_postcode(text)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("t rot", "'t Rot"),
        ("’T ROT", "'t Rot"),
        ("tuindorp t lansink", "Tuindorp 't Lansink"),
        ("café", "Cafe"),
        ("anninks nijhofshoek", "Anninks-/Nijhofshoek"),
        ("  de   noork ", "De Noork"),
    ],
)
def test_name_is_found_as_people_type_it(typed, name):
    assert rules.fold(typed) == rules.fold(name)


def test_look_up_lists_a_wijk_and_a_buurt_of_the_same_name_first():
    wijk, buurt, other = Named("Noord", "wijk"), Named("Noord"), Named("Hasseler Es Noord")
    assert rules.look_up([other, wijk, buurt], "noord") == (None, [wijk, buurt, other])


def test_look_up_gives_the_wijk_when_no_buurt_has_that_name():
    wijk = Named("Woolde", "wijk")
    assert rules.look_up([wijk, Named("Verspreide huizen Woolde")], "woolde") == (wijk, [])


def test_look_up_lists_all_when_several_buurten_have_that_name():
    twins = [Named("Centrum"), Named("Centrum")]
    assert rules.look_up(twins, "centrum") == (None, twins)


@pytest.mark.parametrize("text", ["", "   ", "%", "'; --", "\x00", "½"])
def test_look_up_finds_nothing_for_what_is_no_name(text):
    assert rules.look_up([Named("De Noork")], text) == (None, [])


def test_liggings_join_the_three_area_systems():
    profiel = read_profiel("enschede")
    pairs = rules.liggings({"BU01530400": "WK015304", "BU01530900": "WK015309"}, profiel)
    assert pairs == {
        ("BU01530400", "BU01530400"),
        ("WK015304", "BU01530400"),
        ("GM0153", "BU01530400"),
        ("SD-NOORD", "BU01530400"),
        ("BU01530900", "BU01530900"),
        ("WK015309", "BU01530900"),
        ("GM0153", "BU01530900"),
    }


def test_unknown_parts_of_the_profile_are_named():
    profiel = read_profiel("hengelo")
    known = {"BU01640100", "BU01640101", "BU01640103"}
    assert rules.unknown_parts(profiel, known) == ["BU01640102"]


def test_figure_of_cbs_goes_before_our_own_sum():
    assert rules.figure({"inwoners": 12, "som_inwoners": 10}, "inwoners") == 12
    assert rules.figure({"som_inwoners": 10}, "inwoners") == 10
    assert rules.figure({}, "inwoners") is None


def test_figure_of_zero_is_not_missing():
    assert rules.figure({"inwoners": 0, "som_inwoners": 5}, "inwoners") == 0


@pytest.mark.parametrize(
    ("figures", "percent"),
    [
        ({"a": 305, "b": 1160}, 26),
        ({"a": 0, "b": 10}, 0),
        ({"a": 3}, None),
        ({"b": 3}, None),
        ({"a": 3, "b": 0}, None),
    ],
)
def test_share_is_a_whole_percentage_or_missing(figures, percent):
    assert rules.share(figures, "a", "b") == percent
