"""How it stands: the areas side by side, and one area as a report would tell it today."""

from datetime import date

from flask import render_template, request
from flask_login import current_user

from portal.clock import today
from portal.permissions import can
from portal.rapportages import queries, rules, stand
from portal.rapportages.delen.tekeningen import tekeningen
from portal.rapportages.views.blueprint import room
from portal.wijken import queries as wijken


@room.page("/", may="rapportages.bekijken")
def index():
    return render_template(
        "rapportages/index.html", rows=stand.side_by_side(*this_year()), verslagen=queries.reports(request.args.get("na")),
    )


def this_year():
    """From the first of January until today."""
    return date(today().year, 1, 1), today()


@room.page("/wijken/<code>", may="rapportages.bekijken", load=wijken.one)
def wijk(gebied):
    blik = stand.look(gebied.code, *this_year())
    now = stand.stand(blik, today())
    return render_template(
        "rapportages/wijk.html", gebied=gebied, stand=now, **tekeningen(now),
        stuurt=steers(gebied), risicos=risks(rules.inside(blik.areas, gebied.code)) if steers(gebied) else (),
    )


def steers(thing):
    return can(current_user, "wijkopgaven.sturen", thing)


def risks(codes):
    """The open risks in these areas, as far as this visitor steers: of a whole town not those of another wijk."""
    return [row for row in queries.risks_in(codes) if steers(row)]
