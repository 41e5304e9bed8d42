"""What time it is, and how a moment is kept."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime
from sqlalchemy.types import TypeDecorator

HERE = ZoneInfo("Europe/Amsterdam")
standing = ContextVar("standing", default=None)


def now():
    """This moment, in UTC."""
    return standing.get() or datetime.now(UTC)


def today():
    """The date on the wall in the Netherlands."""
    return now().astimezone(HERE).date()


def on_the_clock(day, time):
    """The moment at which clocks here show this, in UTC; None in the hour they skip in spring.

    Of the hour that comes twice in autumn the first is meant.
    """
    moment = datetime.combine(day, time, HERE).astimezone(UTC)
    return moment if moment.astimezone(HERE).time() == time else None


@contextmanager
def at(moment):
    """Let the clock stand at ``moment`` inside the block. Only the demo village and tests do this."""
    before = standing.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        standing.reset(before)


class Moment(TypeDecorator):
    """A moment that comes back aware and in UTC on both databases, in whatever zone the server of the database is set."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
