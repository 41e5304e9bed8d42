"""The files of CBS: areas as GeoJSON, figures as CSV. A file with one fault in it is refused whole."""

from contextlib import contextmanager
from pathlib import Path


class BadFile(Exception):
    """This file cannot be imported; the message names the file, the place in it and the reason, in Dutch."""


@contextmanager
def told_with(place):
    """Put the place before the reason."""
    try:
        yield
    except BadFile as reason:
        raise BadFile(f"{place}: {reason}") from None


def demand(holds, reason):
    if not holds:
        raise BadFile(reason)


def opened(path):
    """The text of a file, without the mark some programs put in front."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadFile(f"het bestand is niet te lezen ({error.strerror})") from None
    except UnicodeDecodeError:
        raise BadFile("de tekst is niet in UTF-8. Bewaar het bestand opnieuw als UTF-8") from None
