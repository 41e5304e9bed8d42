"""How it goes with some buurten: their figures, compared with wijk and gemeente, ready to be drawn."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.wijken.grafiek import graph
from portal.wijken.rules import AANTAL, Soort
from portal.wijken.samen import shares, together, values


@dataclass(frozen=True)
class Row:
    """One place and its figures: {jaar: value}. ``buurt``: one of several, shown in the table beside all together."""

    naam: str
    values: dict
    buurt: bool = False


@dataclass(frozen=True)
class Picture:
    """One indicator of the area. ``rows``: the area itself (or its buurten), the wijk and the gemeente, of those that
    have figures. ``part_of``: the title of the count it is shown as a percentage of. ``without``: the buurten without
    figures, unless it is measured of the whole alone."""

    indicator: object
    rows: list
    part_of: str = ""
    without: tuple = ()
    compares: bool = True

    @property
    def jaren(self):
        return sorted({year for row in self.rows for year in row.values})

    @property
    def lines(self):
        """What is drawn: the whole and what it is compared with, or each buurt when there is no honest whole."""
        return [row for row in self.rows if not row.buurt] if self.is_one else self.rows

    @property
    def is_one(self):
        return not self.rows[0].buurt

    @property
    def graph(self):
        """The lines through the years, or None when there is one year or no whole to draw."""
        drawn = self.lines if self.compares else self.lines[:1]
        many = self.is_one and len(self.rows[0].values) > 1
        return graph([(row.naam, row.values) for row in drawn]) if many else None

    @property
    def bars(self):
        """(name, value, is it part of what is looked at) of each place in the newest year of the area itself."""
        return [(row.naam, row.values[self.jaar], row in self.lead) for row in self.lines if self.jaar in row.values]

    @property
    def lead(self):
        """The rows of the area itself: one for the whole, or one for each buurt."""
        return self.rows[:1] if self.is_one else [row for row in self.rows if row.buurt]

    @property
    def jaar(self):
        return max(year for row in self.lead for year in row.values)


@dataclass(frozen=True)
class View:
    """What is looked at: an area, the buurten of it that count, with the wijk of each, and what to compare with.

    ``places``: areas with their ``ouder``; ``whole``: the codes of all buurten of the area; ``gemeente``: (code, name).
    """

    gebied: object
    places: list
    gemeente: tuple
    whole: set

    @property
    def buurten(self):
        return {place.code: place.naam for place in sorted(self.places, key=lambda place: place.naam)}

    @property
    def is_area(self):
        """Is it about all of the area, so that what is published of that area is about the same people?"""
        return set(self.buurten) == self.whole

    @property
    def naam(self):
        if len(self.buurten) == 1:
            return next(iter(self.buurten.values()))
        if not self.is_area:
            return _("Deze buurten samen")
        # Some wijken are called after one of their buurten.
        naam = self.gebied.naam
        return _("Heel %(naam)s", naam=naam) if naam in self.buurten.values() else naam

    @property
    def others(self):
        """{code: name} of the wijk, when all lies in one, and of the gemeente; never of the area itself."""
        wijken = {place.ouder_code: place.ouder for place in self.places}
        wijk = next(iter(wijken.values())) if len(wijken) == 1 else None
        found = {wijk.code: _("Wijk %(naam)s", naam=wijk.naam)} if wijk and wijk.soort == Soort.WIJK else {}
        found |= dict([self.gemeente])
        same = self.gebied.code if self.is_area else ""
        return {code: naam for code, naam in found.items() if code != same}

    @property
    def codes(self):
        return {*self.buurten, *self.others, self.gebied.code}


def pictures(view, found):
    """A Picture of every indicator with figures here. ``found``: {naam: Measured}."""
    made = (picture(view, measured, found) for measured in found.values())
    return [one for one in made if one]


def picture(view, measured, found):
    """None when none of the buurten has a figure."""
    indicator, base = measured.indicator, found.get(measured.indicator.deel_van)
    asked = [measured, base] if base else [measured]
    read = reader(asked, indicator.groepsgrootte)
    several = view.buurten if len(view.buurten) > 1 else {}
    buurten = places(several, asked, read, buurt=True)
    without = tuple(row.naam for row in buurten if not row.values)
    own, published = whole(view, asked)
    named = () if published and len(without) == len(several) else without
    naam = view.naam if published or not without else _("De buurten met gegevens")
    rows = [Row(naam, read(own)), *buurten, *places(view.others, asked, read)]
    if not rows[0].values and len(without) == len(several):
        return None
    compares = base is not None or indicator.eenheid != AANTAL
    return Picture(
        indicator, [row for row in rows if row.values], base.indicator.titel if base else "", named, compares
    )


def places(areas, asked, read, buurt=False):
    """A Row for each of {code: name}."""
    return [Row(naam, read([one.of(code) for one in asked]), buurt) for code, naam in areas.items()]


def reader(asked, smallest):
    """From the series of what is asked — the figure itself and, if any, the count it is a part of — to {jaar: value}."""
    return (lambda found: shares(*found, smallest)) if len(asked) > 1 else (lambda found: values(*found))


def whole(view, asked):
    """The series of what is looked at, each of ``asked`` about the same buurten; and were they published as one?"""
    published = [one.of(view.gebied.code) for one in asked]
    if view.is_area and all(published):
        return published, True
    known = [code for code in view.buurten if all(one.of(code) for one in asked)]
    return [together([one.of(code) for code in known], one.indicator.eenheid == AANTAL) for one in asked], False


def facts(found):
    """The bare counts that were measured once: told in a list, a chart of them would say nothing."""
    return [one for one in found if not one.compares and one.graph is None]


def charts(found):
    return [one for one in found if one.compares or one.graph]
