"""What the database itself refuses: a change to the version of a year once it was adopted.

A migration that copies this table on SQLite puts its guards up again: a copy has none.
"""

from portal.regelingen.guards import guard

ADOPTED = "OLD.vastgesteld_at IS NOT NULL"


def put_up(table, connection, **_options):
    """For ``after_create`` of the table of years."""
    guard(table, connection, ADOPTED, ADOPTED)
