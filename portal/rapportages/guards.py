"""What the database itself refuses: any change to a report that was made, and its end.

A migration that copies this table on SQLite puts its guards up again: a copy has none.
"""

from portal.wijkopgaven.guards import statements


def put_up(table, connection, **_options):
    """For ``after_create`` of the table of reports."""
    for statement in statements(table.name, connection.dialect.name, "true"):
        connection.exec_driver_sql(statement)
