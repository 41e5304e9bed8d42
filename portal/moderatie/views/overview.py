"""Numbers for who follows it all: public plans by status and by wijk."""

from flask import render_template

from portal.initiatieven import queries as initiatieven
from portal.initiatieven.rules import OPENBAAR, Status
from portal.moderatie import queries
from portal.moderatie.views.blueprint import room

STATUSES = [status for status in Status if status in OPENBAAR]


@room.page("/overzicht", may="moderatie.bekijken")
def overview():
    totals, wijken = initiatieven.counts(), by_wijk(queries.per_wijk())
    return render_template(
        "moderatie/overview.html", statuses=STATUSES, totals=totals, wijken=wijken, overal=of_none(totals, wijken)
    )


def by_wijk(rows):
    """The rows put together: one per wijk as (code, naam, {status: number})."""
    wijken = {}
    for row in rows:
        wijken.setdefault((row.code, row.naam), {})[row.status] = row.aantal
    return [(code, naam, numbers) for (code, naam), numbers in wijken.items()]


def of_none(totals, wijken):
    """{status: number} of what is about more than one wijk, such as the whole gemeente."""
    told = {status: sum(numbers.get(status, 0) for _code, _naam, numbers in wijken) for status in totals}
    return {status: number - told[status] for status, number in totals.items() if number > told[status]}
