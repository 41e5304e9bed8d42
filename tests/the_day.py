"""The day on which all tests take place, whatever day it is outside: a Tuesday in November, from ten in the morning on.

A term ends later when its last day is a Sunday or a feestdag. What passes on one day and fails on the next tells nothing.
"""

from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

from time_machine import escape_hatch

from portal import clock

BEGINS, STARTED = datetime(2026, 11, 17, 9, tzinfo=UTC), datetime.now(UTC)


def now(zone):
    """The moment on that day; for a test that travels in time by itself, the moment it went to."""
    if escape_hatch.is_travelling():
        return datetime.now(zone)
    return (BEGINS + (datetime.now(UTC) - STARTED)).astimezone(zone)


def begin():
    """From now on it is that day for the portal in this process."""
    clock.datetime = SimpleNamespace(now=now, combine=datetime.combine)


@contextmanager
def outside():
    """The day it really is: for a test that shares a database with a process of its own, which knows no other."""
    clock.datetime = datetime
    try:
        yield
    finally:
        begin()
