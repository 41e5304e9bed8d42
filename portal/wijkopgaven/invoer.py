"""Taking in the goals of a file: what is there is brought up to date, what is new is added, what is gone lapses."""

from dataclasses import dataclass

from portal.extensions import db
from portal.wijken.files import Faults, demand
from portal.wijken.indicatoren import keep_new, keep_standard
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions.doelen import measure
from portal.wijkopgaven.doelenbestand import read_goals
from portal.wijkopgaven.models import Doel


@dataclass(frozen=True)
class Taken:
    """How many goals the file holds, how many of them are new, and how many others lapsed."""

    all: int
    new: int
    lapsed: int


def import_goals(path, *, progress):
    """Take in a file of goals; Taken. With a fault: BadFile with all of them, and nothing taken.

    ``progress(label, things)`` shows how far.
    A goal is the same one when its level, its title and all titles above it are the same; then what hangs on it stays.
    """
    regels = read_goals(path)
    keep_standard()
    keep_new({naam: about for regel in regels for naam, about in regel.beschreven.items()})
    check_indicators(regels)
    known = known_paths()
    kept, new = {}, 0
    for number, regel in enumerate(progress("Doelen bewaren", regels)):
        new += regel.pad not in known
        doel = known.get(regel.pad) or added(regel, kept)
        doel.tekst, doel.volgorde, doel.vervallen = regel.tekst, number, False
        measure(doel, regel.maten)
        kept[regel.pad] = doel
    return Taken(len(regels), new, lapse(doel for pad, doel in known.items() if pad not in kept))


def lapse(doelen):
    """Let these lapse; how many still held."""
    held = [doel for doel in doelen if not doel.vervallen]
    for doel in held:
        doel.vervallen = True
    return len(held)


def check_indicators(regels):
    known, faults = {row.naam for row in queries.indicatoren()}, Faults()
    for regel in regels:
        unknown = sorted(set(regel.maten) - known)
        with faults.kept(regel.place):
            demand(not unknown, f"indicatoren, {', '.join(unknown)} is niet bekend. Lees eerst de cijfers in")
    faults.tell()


def known_paths():
    """{path of (level, title): Doel} of every goal there is."""
    rows = {doel.id: doel for doel, _depth in queries.doelen()}
    return {path(doel, rows): doel for doel in rows.values()}


def path(doel, rows):
    above = path(rows[doel.ouder_id], rows) if doel.ouder_id else ()
    return (*above, (doel.niveau, doel.titel))


def added(regel, kept):
    above = kept.get(regel.pad[:-1])
    doel = Doel(ouder_id=above.id if above else None, niveau=regel.niveau, titel=regel.titel)
    db.session.add(doel)
    db.session.flush()
    return doel
