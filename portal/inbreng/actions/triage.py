"""Sorting a submission, its leidraad, and the table that says where what belongs."""

from flask import current_app

from portal.clock import now
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.inbreng import queries
from portal.inbreng.models import Triageregel
from portal.inbreng.rules.triage import outcome, place_of, standard
from portal.story.actions import tell


def sort_out(inbreng, aard, zwaarte, *, by, belegd_bij="", inzet=""):
    """Keep its kind and weight. Where it belongs and how wijkregie acts follow from the table, unless given."""
    row = place_of(queries.table(), aard, zwaarte)
    if row is None and not (belegd_bij and inzet):
        raise Needed("belegd_bij")
    inbreng.aard, inbreng.zwaarte, inbreng.getrieerd_at = aard, zwaarte, now()
    inbreng.belegd_bij, inbreng.inzet = belegd_bij or row.belegd_bij, inzet or row.inzet
    kept = {name: getattr(inbreng, name) for name in ("aard", "zwaarte", "belegd_bij", "inzet")}
    return tell(inbreng, "trieren", by=by, data=kept)


def follow_leidraad(inbreng, answers, toelichting, threshold, *, by):
    """Keep the answers to the leidraad ({question: ja or nee}), what follows from them and why."""
    inbreng.leidraad, inbreng.leidraad_toelichting = answers, toelichting
    inbreng.leidraad_uitkomst = outcome(answers, threshold)
    return tell(inbreng, "trieren", by=by, note=toelichting, data={"leidraad": inbreng.leidraad_uitkomst})


def load_standard_table():
    """Write the standard rows when the table is empty; how many that were."""
    if queries.written():
        return 0
    rows = standard(current_app.profiel.wijkwerk)
    db.session.add_all(Triageregel(**row) for row in rows)
    db.session.flush()
    return len(rows)


def write_row(zwaarte, aard, values):
    """Change the row of this weight and kind, or write a new one."""
    load_standard_table()
    row = db.session.get(Triageregel, (zwaarte, aard)) or Triageregel(zwaarte=zwaarte, aard=aard)
    for name in ("voorbeelden", "belegd_bij", "inzet"):
        setattr(row, name, values[name])
    db.session.add(row)
    return row


def drop_row(row):
    """Take away the row of one kind; what holds for every kind stays."""
    if not row.aard:
        raise Refused("triageregels.bewerken")
    db.session.delete(row)
