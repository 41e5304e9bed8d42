"""The clock of the house, standing where the village needs it."""

from datetime import UTC, date, datetime

import pytest

from portal.clock import HERE, at, now, today

NEW_YEAR = datetime(2026, 1, 1, 0, 30, tzinfo=HERE)


def test_clock_stands_inside_the_block_and_goes_on_after_it():
    with at(NEW_YEAR):
        assert now() == NEW_YEAR
        assert now().tzinfo is UTC
    assert now() > NEW_YEAR


def test_today_is_the_date_in_the_netherlands():
    with at(NEW_YEAR):
        assert now().date() == date(2025, 12, 31)
        assert today() == date(2026, 1, 1)


def test_clock_goes_on_after_an_error():
    with pytest.raises(ZeroDivisionError), at(NEW_YEAR):
        raise ZeroDivisionError
    assert now() > NEW_YEAR


def test_blocks_within_each_other_give_back_the_outer_moment():
    with at(NEW_YEAR):
        with at(datetime(2020, 5, 5, tzinfo=UTC)):
            assert today().year == 2020
        assert now() == NEW_YEAR
