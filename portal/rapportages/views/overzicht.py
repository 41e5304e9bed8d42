"""How it stands: the areas side by side, and one area as a report would tell it today."""

from datetime import date

from flask import render_template, request
from flask_login import current_user

from portal.clock import today
from portal.permissions import can
from portal.rapportages import queries, rules, stand
from portal.rapportages.delen.inbreng import handed_in, promises
from portal.rapportages.delen.indicatoren import drawn
from portal.rapportages.delen.werk import counted
from portal.rapportages.views.blueprint import room
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort

SHOWN = (Soort.GEMEENTE, Soort.STADSDEEL, Soort.WIJK, Soort.WERKGEBIED)
PARTS = (handed_in, promises, counted)


@room.page("/", may="rapportages.bekijken")
def index():
    return render_template(
        "rapportages/index.html", rows=side_by_side(*this_year()), verslagen=queries.reports(request.args.get("na")),
    )


def this_year():
    """From the first of January until today."""
    return date(today().year, 1, 1), today()


def side_by_side(van, tot):
    """(area, what came in, promises, work) of the gemeente and of every stadsdeel, wijk and werkgebied in it."""
    areas = queries.about()
    found = queries.handed_in(van, tot), queries.promises(van, tot, tot), queries.work(van, tot)
    blikken = [stand.Blik(areas, row, van, tot) for row, _buurten in areas.values() if row.soort in SHOWN]
    blikken.sort(key=lambda blik: (SHOWN.index(blik.gebied.soort), blik.gebied.naam))
    return [(blik.gebied, *(part(blik.mine(rows)) for part, rows in zip(PARTS, found, strict=True))) for blik in blikken]



@room.page("/wijken/<code>", may="rapportages.bekijken", load=wijken.one)
def wijk(gebied):
    blik = stand.look(gebied.code, *this_year())
    now = stand.stand(blik, today())
    steers = can(current_user, "wijkopgaven.sturen", gebied)
    return render_template(
        "rapportages/wijk.html", gebied=gebied, stand=now, beelden=[drawn(one) for one in now["indicatoren"]],
        stuurt=steers, risicos=queries.risks_in(rules.inside(blik.areas, gebied.code)) if steers else (),
    )
