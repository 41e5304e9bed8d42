"""Lines through the years, drawn on the server: points in units of the SVG, with what stands along the axes."""

from dataclasses import dataclass
from math import ceil, floor, log10

# Where the points stand in a drawing of 280 by 180 units.
LEFT, RIGHT, TOP, BOTTOM = 52, 272, 12, 148
STEPS = (1, 2, 2.5, 5, 10)
# The most lines there are signs for: whole, dashed and dotted.
KINDS = ("a", "b", "c")


@dataclass(frozen=True)
class Line:
    """One line: ``dots`` are the years that were measured, as (x, y), and ``points`` the same for a polyline."""

    naam: str
    kind: str
    dots: list
    newest: float

    @property
    def points(self):
        return " ".join(f"{x:g},{y:g}" for x, y in self.dots)


@dataclass(frozen=True)
class Graph:
    """``levels``: (y, value) of the level lines; ``jaren``: (x, year); ``lines`` in the order they were given."""

    levels: list
    jaren: list
    lines: list


def graph(series):
    """The Graph of [(name, {year: value})]; of each at most three, in which at least one year stands."""
    years = sorted({year for _naam, values in series for year in values})
    numbers = [value for _naam, values in series for value in values.values()]
    levels = ticks(min(numbers), max(numbers))
    across, up = scale(years[0], years[-1], LEFT + 10, RIGHT - 10), scale(levels[0], levels[-1], BOTTOM, TOP)
    lines = [line(naam, kind, values, across, up) for kind, (naam, values) in zip(KINDS, series, strict=False)]
    return Graph([(up(level), level) for level in levels], [(across(year), year) for year in spaced(years)], lines)


def line(naam, kind, values, across, up):
    years = sorted(values)
    return Line(naam, kind, [(across(year), up(values[year])) for year in years], values[years[-1]])


def scale(low, high, start, end):
    """A function from low..high to start..end, to a tenth; all in the middle when there is nothing between."""

    def place(value):
        part = (value - low) / (high - low) if high != low else 0.5
        return round(start + part * (end - start), 1)

    return place


def ticks(low, high, most=5):
    """Round numbers from below the lowest to above the highest, at most ``most`` steps; from 0 when that is near."""
    low = 0 if 0 <= low < high / 2 or low == high == 0 else low
    spread = high - low or abs(high) / 10 or 1
    size = 10 ** floor(log10(spread / most))
    step = next(part * size for part in STEPS if spread / (part * size) <= most)
    first, last = floor(round(low / step, 9)), ceil(round(high / step, 9))
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def spaced(years, most=6):
    """The first and last year, and of those between so many that they can be read."""
    every = ceil(len(years) / most)
    return [year for at, year in enumerate(reversed(years)) if at % every == 0][::-1]
