"""What the database itself refuses: a change to the version of a year once it was adopted.

A migration that copies this table on SQLite puts its guards up again: a copy has none.
"""

from portal.regelingen.guards import FUNCTION, TRIGGER

ADOPTED = "OLD.vastgesteld_at IS NOT NULL"
DEEDS = (("verandert_niet", "UPDATE"), ("verdwijnt_niet", "DELETE"))


def put_up(table, connection, **_options):
    """For ``after_create`` of the table of years."""
    for statement in statements(table.name, connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(table, dialect, case=ADOPTED):
    """The statements that refuse a change to a row for which this holds, and its end."""
    if dialect == "postgresql":
        yield FUNCTION
    for name, deed in DEEDS:
        yield TRIGGER[dialect].format(table=table, name=name, deed=deed, case=case)
