"""What the figures of buurten say of all of them together, and how large a part is.

A series is {jaar: (waarde, aantal)}; ``aantal`` is about how many it speaks, or None.
"""


def together(series, adds_up):
    """The series of these buurten as one, or {} where that would not be honest.

    Counts add up. An average or a share is weighed by the number it speaks about, and only where every buurt tells that
    number. A year in which one of the buurten has no figure is left out, so that a line never jumps for want of data.
    """
    years = sorted(set.intersection(*map(set, series))) if series else []
    made = {year: one([figures[year] for figures in series], adds_up) for year in years}
    return {year: figure for year, figure in made.items() if figure is not None}


def one(figures, adds_up):
    """The figures of one year put together: (waarde, aantal), or None."""
    if len(figures) == 1:
        return figures[0]
    numbers = [number for _value, number in figures]
    whole = None if None in numbers else sum(numbers)
    if adds_up:
        return sum(value for value, _number in figures), whole
    if not whole:
        return None
    return round(sum(value * number for value, number in figures) / whole, 2), whole


def shares(part, whole, smallest):
    """{jaar: percentage} of ``part`` in ``whole``; a whole smaller than ``smallest`` says too much of a few people."""
    known = {year: (value, whole[year][0]) for year, (value, _number) in part.items() if year in whole}
    return {year: round(100 * value / of, 1) for year, (value, of) in known.items() if of and of >= smallest}


def values(series):
    """{jaar: waarde}, without the numbers they speak about."""
    return {year: value for year, (value, _number) in series.items()}
