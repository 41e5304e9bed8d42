"""What the domain says when it says no."""

from contextlib import contextmanager


class Refused(Exception):
    """This person may not do this."""


class NotNow(Exception):
    """Nobody may do this while the thing has this status."""


class Needed(Exception):
    """The step lacks something it cannot do without; ``args[0]`` names it."""


class TooMany(Exception):
    """The same visitor asked this too often; try again later."""


class TooManyThisHour(TooMany):
    """And a quarter of an hour is not later enough."""


class Misconfigured(SystemExit):
    """A setting is missing or wrong; the message names it and the program ends there."""


@contextmanager
def told_by(place):
    """What the disk refuses here is a setting that is wrong: the place names it."""
    try:
        yield
    except OSError as error:
        raise Misconfigured(f"{place}: {error.strerror}") from None
