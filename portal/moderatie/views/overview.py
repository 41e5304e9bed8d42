"""Numbers for who follows it all: public plans by status and by wijk."""

from flask import render_template

from portal.initiatieven import queries as initiatieven
from portal.initiatieven.rules import OPENBAAR, Status
from portal.moderatie import queries
from portal.moderatie.views.blueprint import room

STATUSES = [status for status in Status if status in OPENBAAR]


@room.page("/overzicht", may="moderatie.bekijken")
def overview():
    return render_template(
        "moderatie/overview.html", statuses=STATUSES, totals=initiatieven.counts(),
        wijken=by_wijk(queries.per_wijk()),
    )


def by_wijk(rows):
    """The rows put together: one per wijk as (code, naam, {status: number})."""
    wijken = {}
    for row in rows:
        wijken.setdefault((row.code, row.naam), {})[row.status] = row.aantal
    return [(code, naam, numbers) for (code, naam), numbers in wijken.items()]
