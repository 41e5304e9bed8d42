"""Finding and reading groups: their names and what they do, never who is in them."""

from itertools import groupby

from flask import render_template, request
from flask_login import current_user

from portal.activiteiten import queries as activiteiten
from portal.bewonersgroepen import queries
from portal.bewonersgroepen.rules import LONGEST_NAME, mensen
from portal.bewonersgroepen.views.blueprint import back, room
from portal.clock import today
from portal.moderatie.views.asking import ask_report
from portal.people.rules import plain_name
from portal.story import actions as story
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
        eigen=queries.of_person(current_user) if current_user.is_authenticated else [],
    )


@room.page("/<int:id>", may="bewonersgroepen.lezen", cache=True)
def show(groep):
    known = current_user.is_authenticated
    return render_template(
        "bewonersgroepen/show.html",
        groep=groep,
        aantal=len(mensen(groep)),
        criteria=by_regeling(groep, today()),
        voorwaarden=queries.conditions(groep),
        activiteiten=activiteiten.coming_of(groep.id),
        toegekend=queries.granted(groep),
        volgt=known and queries.follows(current_user, groep),
    )


@room.deed("/<int:id>/volgen", may="bewonersgroepen.volgen")
def follow(groep):
    story.follow(groep.kind, groep.id, by=current_user)
    return back(groep)


@room.deed("/<int:id>/niet-volgen", may="bewonersgroepen.meedoen")
def unfollow(groep):
    """Also of a group that has stopped."""
    story.unfollow(groep.kind, groep.id, by=current_user)
    return back(groep)


def by_regeling(groep, day=None):
    """What the organisation adds, as (name of the regeling, rows); with a day only what has not ended by then."""
    rows = [row for row in queries.all_criteria(groep) if day is None or not row.geldig_tot or row.geldig_tot >= day]
    return [(naam, list(group)) for naam, group in groupby(rows, key=lambda row: row.regeling)]


@room.form("/<int:id>/klopt-niet", may="bewonersgroepen.melden", limit_posts="misbruik")
def report(groep):
    return ask_report(groep)
