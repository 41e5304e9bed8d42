"""The files of CBS: areas as GeoJSON, figures as CSV. A file with one fault in it is refused whole."""

import re
from contextlib import contextmanager
from pathlib import Path

# Of more faults than this only the number is told.
MOST_TOLD = 20


class BadFile(Exception):
    """This file cannot be imported. Each of ``faults`` names the file, the place in it and the reason, in Dutch."""

    def __init__(self, *faults):
        super().__init__(*faults)
        self.faults = faults

    def __str__(self):
        if len(self.faults) == 1:
            return self.faults[0]
        more = len(self.faults) - MOST_TOLD
        told = [*self.faults[:MOST_TOLD], *([f"en nog {more}"] if more > 0 else [])]
        return "\n  ".join([f"{len(self.faults)} fouten", *told]) + "\nHet bestand is niet ingelezen"


class Faults:
    """What is wrong with a file, gathered so that all of it is told at once."""

    def __init__(self):
        self.found = []

    @contextmanager
    def kept(self, place=""):
        """Keep a fault with its place, if it needs one, and go on."""
        try:
            with told_with(place):
                yield
        except BadFile as reason:
            self.found += reason.faults

    def read(self, place, reader, *given):
        """What the reader makes of it; None where that is a fault, which is kept."""
        with self.kept(place):
            return reader(*given)

    def tell(self):
        """BadFile with all of it, in the order of the lines; nothing when there is none."""
        if self.found:
            raise BadFile(*sorted(self.found, key=line_of))


def line_of(fault):
    found = re.search(r", regel (\d+):", fault)
    return int(found[1]) if found else 0


@contextmanager
def told_with(place):
    """Put the place, if any, before each reason."""
    try:
        yield
    except BadFile as reason:
        raise BadFile(*(f"{place}: {fault}" if place else fault for fault in reason.faults)) from None


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
