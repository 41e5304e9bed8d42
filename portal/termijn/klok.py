"""The clock of one term: when it ends by law, what moved it there, and how it stands on a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice, repeat

from portal.termijn.atw import DAY, holds_two_workdays, is_workday, later, shifts, stated_length

FOREVER = date.max
ORANGE_DAYS = 14
TWO_WEEKS = timedelta(weeks=2)
DURATION = re.compile(r"([0-9]{1,4})([dwm])")
UNITS = {"d": "dagen", "w": "weken", "m": "maanden"}


@dataclass(frozen=True)
class Klok:
    """A term that begins the day after ``start``, its length stated in one unit.

    ``schorsingen``: spans (van, tot), tot not included, in which no day counts (Awb 4:15); tot None: it still
    stands still, and the end is unknown. ``verdaagd_dagen``: days added (4:14). Neither makes the stated length
    a longer one for ATW art. 4. ``storingen``: spans of days, both included; a term does not end in one but on
    the first working day after it (Wmebv), also without ``atw``. ``feestdagen`` must cover the years it may end in.
    """

    start: date
    weken: int = 0
    dagen: int = 0
    maanden: int = 0
    schorsingen: tuple[tuple[date, date | None], ...] = ()
    verdaagd_dagen: int = 0
    storingen: tuple[tuple[date, date], ...] = ()
    atw: bool = True
    feestdagen: frozenset[date] = frozenset()

    def __post_init__(self):
        stated_length(weeks=self.weken, days=self.dagen, months=self.maanden)

    @property
    def ruw(self):
        """The last day as it is counted out, before weekends, holidays and outages; None while it is unknown."""
        return self._counted[0]

    @property
    def einde(self):
        """The last day of the term by law; None while it is unknown."""
        return self._ended[0]

    @property
    def waarom(self):
        """[(key, values)]: all that moved the end. verdaagd (dagen), geschorst (van, tot, dagen), staat_stil (van),
        storing (van, tot), feestdag (dag), weekend (dag), twee_werkdagen (dag)."""
        return list(self._ended[1])

    def staat_stil(self, day):
        """Whether this day does not count. A term that is over stands still no more."""
        return self._span_with(day) is not None and (self.einde is None or day <= self.einde)

    def dagen_over(self, day):
        """How many days the clock has yet to run after this day; below zero: how many days it is too late."""
        if self.einde is None:
            return max(0, (self._unmoved - self.start).days - self._running(self.start, day))
        return self._running(day, self.einde) if day <= self.einde else (self.einde - day).days

    def stoplicht(self, day):
        """groen, oranje in its last fourteen days, rood after them, stil while it stands still."""
        if self.staat_stil(day):
            return "stil"
        left = self.dagen_over(day)
        return "rood" if left < 0 else "oranje" if left <= ORANGE_DAYS else "groen"

    @cached_property
    def _length(self):
        return stated_length(weeks=self.weken, days=self.dagen, months=self.maanden)

    @property
    def verschuift(self):
        """Whether a weekend or holiday moves the end: not for terms of more than 90 days, 12 weeks or 3 months."""
        return self.atw and shifts(*self._length)

    @property
    def _unmoved(self):
        unit, length = self._length
        return later(self.start, **{unit: length}) + self.verdaagd_dagen * DAY

    @cached_property
    def _still(self):
        """The suspensions after ``start`` in order, those that touch made one; an open one ends with time itself."""
        spans = []
        for van, tot in sorted((max(van, self.start + DAY), tot or FOREVER) for van, tot in self.schorsingen):
            if spans and van <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(tot, spans[-1][1])
            elif van < tot:
                spans.append((van, tot))
        return spans

    @cached_property
    def _counted(self):
        """The raw end, None when it is unknown, and what moved it."""
        reasons = [("verdaagd", {"dagen": self.verdaagd_dagen})] if self.verdaagd_dagen else []
        last = self._unmoved
        for van, tot in self._still:
            if van <= last:
                reasons.append(standing_still(van, tot))
                if tot == FOREVER:
                    return None, reasons
                last += tot - van
        return last, reasons

    @cached_property
    def _ended(self):
        """The lawful end, None when it is unknown, and all that moved it."""
        day, reasons = self._counted
        reasons, workday = list(reasons), self.verschuift
        while day and (reason := self._goes_on(day, workday)):
            if reason not in reasons:
                reasons.append(reason)
            workday = workday or reason[0] == "storing"
            day = None if reason[0] == "staat_stil" else day + DAY
        return day, reasons

    def _goes_on(self, day, workday):
        """Why the term does not end on this day, though it was counted out; None when it does."""
        if still := self._span_with(day):
            return standing_still(*still)
        for van, tot in self.storingen:
            if van <= day <= tot:
                return "storing", {"van": van, "tot": tot}
        if workday and not is_workday(day, self.feestdagen):
            return "feestdag" if day in self.feestdagen else "weekend", {"dag": day}
        if self.verschuift and holds_two_workdays(*self._length) and not self._has_two_workdays(day):
            return "twee_werkdagen", {"dag": day}
        return None

    def _has_two_workdays(self, last):
        """Whether at least two working days counted, up to and including this day (ATW art. 2)."""
        days = (self.start + n * DAY for n in range(1, (last - self.start).days + 1))
        worked = (day for day in days if is_workday(day, self.feestdagen) and not self._span_with(day))
        return len(list(islice(worked, 2))) == 2

    def _span_with(self, day):
        return next(((van, tot) for van, tot in self._still if van <= day < tot), None)

    def _running(self, after, last):
        """How many days count after ``after``, up to and including ``last``."""
        first, beyond = after + DAY, last + DAY
        still = (min(tot, beyond) - max(van, first) for van, tot in self._still)
        return (last - after).days - sum(max(0, span.days) for span in still)


def standing_still(van, tot):
    if tot == FOREVER:
        return "staat_stil", {"van": van}
    return "geschorst", {"van": van, "tot": tot, "dagen": (tot - van).days}


def length_of(text):
    """A duration as people write it in short, as Klok takes it: "8w" is {"weken": 8}; ValueError when it is none."""
    found = DURATION.fullmatch(text)
    if not found or not int(found[1]):
        raise ValueError(f"no duration: {text!r}")
    return {UNITS[found[2]]: int(found[1])}


def dwangsom(in_gebreke_op, day, tarieven=(), maximum=None):
    """What is forfeited up to and including ``day``, in cents (Awb 4:17). The first day that costs is the one after
    two whole weeks since the ingebrekestelling came in. ``tarieven``: ((days, cents a day), …), one after the other;
    nobody pays without. ``maximum`` in cents."""
    days = max(0, (day - in_gebreke_op - TWO_WEEKS).days)
    total = sum(islice(chain.from_iterable(repeat(cents, number) for number, cents in tarieven), days))
    return total if maximum is None else min(total, maximum)
