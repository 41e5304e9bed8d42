"""What the database itself refuses: any change to a report that was made, and its end.

A migration that copies this table on SQLite puts its guards up again: a copy has none.
"""

from portal.regelingen.guards import guard


def put_up(table, connection, **_options):
    """For ``after_create`` of the table of reports."""
    guard(table, connection, "true", "true")
