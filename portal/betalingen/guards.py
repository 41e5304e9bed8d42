"""What the database itself refuses: a change to a run once it was approved, and to what a payment is of.

A migration that copies one of these tables on SQLite puts its guards up again: a copy has none.
"""

from portal.regelingen.guards import DIFFERS, guard

FIXED = {
    "betaalrun": "{0}.kenmerk, {0}.uitvoeren_op, {0}.aantal, {0}.totaal, {0}.zegel",
    "betaling": "{0}.id, {0}.kenmerk, {0}.run_id, {0}.termijn_id, {0}.toekenning_id, {0}.rekening_id, {0}.bedrag",
}
# The file for the bank can only go, when the accounts in it were kept long enough.
GOES = {"betaalrun": " OR (NEW.bericht <> '' AND NEW.bericht <> OLD.bericht)", "betaling": ""}
SEALED = {"betaalrun": "OLD.zegel <> ''", "betaling": "true"}


def put_up(table, connection, **_options):
    """For ``after_create`` of a guarded table."""
    fixed, sealed, differs = FIXED[table.name], SEALED[table.name], DIFFERS[connection.dialect.name]
    changed = f"{sealed} AND (({fixed.format('OLD')}) {differs} ({fixed.format('NEW')}){GOES[table.name]})"
    guard(table, connection, changed, sealed)
