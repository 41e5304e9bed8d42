"""What the database itself refuses: a change to a version once it was published, and to any line of the ledger.

A migration that copies one of these tables on SQLite puts its guards up again: a copy has none.
"""

FUNCTION = """CREATE OR REPLACE FUNCTION staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' staat vast', ERRCODE = 'integrity_constraint_violation';
END $$"""
TRIGGER = {
    "sqlite": "CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} FOR EACH ROW "
    "WHEN {case} BEGIN SELECT RAISE(ABORT, '{table} staat vast'); END",
    "postgresql": "CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} FOR EACH ROW "
    "WHEN ({case}) EXECUTE FUNCTION staat_vast()",
}
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# PostgreSQL compares JSON only as text. Who booked may be forgotten; the line stays.
FIXED = {
    "regeling_versie": "{0}.regeling_id, {0}.nummer, {0}.naam, {0}.bron, {0}.geldig_van, {0}.geldig_tot, "
    "CAST({0}.regels AS TEXT)",
    "boeking": "{0}.id, {0}.plafond_id, {0}.aanvraag_id, {0}.soort, {0}.bedrag, {0}.at, {0}.reden",
}
CHANGED = {
    "regeling_versie": "OLD.status <> 'concept' AND (NEW.status = 'concept' OR {differs})",
    "boeking": "{differs}",
}
GONE = {"regeling_versie": "OLD.status <> 'concept'", "boeking": "true"}


def changed(table, dialect):
    """When a change is refused."""
    fixed = FIXED[table]
    return CHANGED[table].format(differs=f"({fixed.format('OLD')}) {DIFFERS[dialect]} ({fixed.format('NEW')})")


def put_up(table, connection, **_options):
    """For ``after_create`` of a guarded table."""
    guard(table, connection, changed(table.name, connection.dialect.name), GONE[table.name])


def guard(table, connection, changed, gone):
    """Refuse a change to a row, and its end, where these conditions on OLD and NEW hold."""
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.exec_driver_sql(FUNCTION)
    for name, deed, case in (("verandert_niet", "UPDATE", changed), ("verdwijnt_niet", "DELETE", gone)):
        connection.exec_driver_sql(TRIGGER[dialect].format(table=table.name, name=name, deed=deed, case=case))
