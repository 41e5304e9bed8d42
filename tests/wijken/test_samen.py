"""Figures of buurten put together: counts add up, averages are weighed, and what cannot be told stays untold."""

import pytest

from portal.wijken.samen import shares, together

pytestmark = pytest.mark.een_database


def test_counts_add_up_only_in_years_every_buurt_has():
    series = [{2023: (10, None), 2024: (12, None)}, {2024: (8, None)}]
    assert together(series, adds_up=True) == {2024: (20, None)}


def test_an_average_is_weighed_by_the_number_it_speaks_about():
    assert together([{2024: (8, 300)}, {2024: (4, 100)}], adds_up=False) == {2024: (7.0, 400)}


@pytest.mark.parametrize("series", [[], [{2024: (8, 300)}, {2024: (4, None)}], [{2024: (8, 0)}, {2024: (4, 0)}]])
def test_what_cannot_be_weighed_is_not_told(series):
    assert together(series, adds_up=False) == {}


def test_one_buurt_speaks_for_itself():
    assert together([{2024: (7.2, None)}], adds_up=False) == {2024: (7.2, None)}


def test_a_share_needs_both_figures_and_a_group_that_is_not_too_small():
    part = {2022: (5, None), 2023: (5, None), 2024: (3, None)}
    whole = {2023: (40, None), 2024: (9, None)}
    assert shares(part, whole, smallest=10) == {2023: 12.5}
    assert shares({2024: (1, None)}, {2024: (0, None)}, smallest=0) == {}
