"""Finding and reading groups: their names and what they do, never who is in them."""

from itertools import groupby

from flask import render_template, request

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.rules import LONGEST_NAME, mensen
from portal.bewonersgroepen.views.blueprint import room
from portal.clock import today
from portal.people.rules import plain_name
from portal.wijken import queries as wijken
from portal.wijken.rules import code_in


@room.page("/", may="bewonersgroepen.bekijken", cache=True)
def index():
    code, after = code_in(request.args.get("buurt", "")), plain_name(request.args.get("na"))[:LONGEST_NAME]
    return render_template(
        "bewonersgroepen/index.html",
        organisaties=[] if after else queries.organisations(code),
        page=queries.groups(code, after),
        gebieden=wijken.choices(),
        code=code,
        first=not after,
    )


@room.page("/<int:id>", may="bewonersgroepen.lezen", cache=True)
def show(groep):
    return render_template(
        "bewonersgroepen/show.html", groep=groep, aantal=len(mensen(groep)), criteria=by_regeling(groep, today())
    )


def by_regeling(groep, day=None):
    """What the organisation adds, as (name of the regeling, rows); with a day only what has not ended by then."""
    rows = [row for row in queries.all_criteria(groep) if day is None or not row.geldig_tot or row.geldig_tot >= day]
    return [(naam, list(group)) for naam, group in groupby(rows, key=lambda row: row.regeling)]
