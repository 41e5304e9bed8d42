"""Where a bezwaar is read and decided on, and a day in the spring it is about."""

from datetime import UTC, datetime

from portal import clock

DOOR, DESK = "/buurtbonnen/bezwaren/{}", "/buurtbonnen/beheer/bezwaren/{}/{}"


def on(month, day):
    return clock.at(datetime(2026, month, day, 10, tzinfo=UTC))
