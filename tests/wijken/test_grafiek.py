"""The lines through the years: every point in the drawing, round numbers beside it."""

from hypothesis import given
from hypothesis import strategies as st

from portal.wijken.grafiek import BOTTOM, LEFT, RIGHT, TOP, graph, spaced, ticks

VALUES = st.dictionaries(st.integers(1995, 2100), st.floats(-1e9, 1e9, allow_nan=False).map(lambda n: round(n, 2)), min_size=1)


@given(st.lists(VALUES, min_size=1, max_size=3))
def test_every_point_stands_within_the_drawing(series):
    drawn = graph([(str(at), values) for at, values in enumerate(series)])
    for line, values in zip(drawn.lines, series, strict=True):
        assert len(line.dots) == len(values)
        assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in line.dots)


@given(st.integers(-(10**11), 10**11), st.integers(0, 10**11))
def test_the_level_lines_hold_every_value(low, spread):
    low, high = low / 100, (low + spread) / 100
    levels = ticks(low, high)
    assert levels[0] <= low and levels[-1] >= high
    assert len(levels) <= 9 and levels == sorted(set(levels))


def test_only_measured_years_are_dots():
    (line,) = graph([("hier", {2024: 4, 2020: 1, 2022: 2}), ("daar", {2021: 1})]).lines[:1]
    assert len(line.dots) == len(line.points.split()) == 3
    assert [x for x, _y in line.dots] == sorted(x for x, _y in line.dots)
    assert line.newest == 4


def test_a_value_near_nothing_is_seen_from_nothing():
    assert ticks(2, 9)[0] == 0
    assert ticks(7.1, 7.4)[0] == 7.1
    assert ticks(0, 0) == [0, 0.2]


def test_the_newest_year_is_always_named():
    assert spaced(list(range(2000, 2025)))[-1] == 2024
    assert len(spaced(list(range(2000, 2025)))) <= 6
    assert spaced([2020, 2024]) == [2020, 2024]
