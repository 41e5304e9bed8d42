"""The queue of everything handed in: tabs, filters and pages, all of it in the address."""

from urllib.parse import parse_qs, urlsplit

from flask import render_template, request, url_for
from flask_login import current_user

from portal.clock import today
from portal.forms import tidy
from portal.inbreng import queries
from portal.inbreng.rules.wachtrij import (
    AANVRAAGTEAM,
    AARDEN,
    DELEN,
    SORTERINGEN,
    is_laat,
    next_step,
    soorten,
)
from portal.inbreng.views.blueprint import room
from portal.moderatie.rules import SOON, Klok, allowed
from portal.paging import PER_PAGE, page_asked
from portal.people.rules import TEAM
from portal.security import safe_next
from portal.wijken.queries import to_filter


@room.page("/beheer", may="inbreng.werken")
def index():
    gebieden, day = to_filter(current_user.reach((*TEAM, *AANVRAAGTEAM))), today()
    filters = asked(request.args, {area.code for area in gebieden})
    counts = queries.counts(current_user, filters, day)
    blad, last = page_asked(counts[filters["deel"]])
    return render_template(
        "inbreng/index.html", rows=queries.queue(current_user, filters, blad, day), counts=counts, filters=filters,
        blad=blad, last=last, first=(blad - 1) * PER_PAGE, day=day, klok=klok, next_step=next_step, gebieden=gebieden,
        soorten=soorten(current_user), aarden=AARDEN, terug=request.full_path.rstrip("?"),
    )


def asked(args, codes):
    """The filters of an address: only what is on a list counts, besides the words to look for."""
    lists = {
        "deel": DELEN,
        "soort": ("", *soorten(current_user)),
        "gebied": ("", *codes),
        "aard": AARDEN,
        "sorteer": SORTERINGEN,
    }
    return allowed(args, **lists) | {"zoek": tidy(args.get("zoek"))[:100]}


def klok(row, day):
    """The clock of a promised answer, or None when none runs."""
    if row.beloofd is None:
        return None
    passed = (day - row.ontvangen_op).days / max((row.beloofd - row.ontvangen_op).days, 1)
    soon = "soon" if (row.beloofd - day).days <= SOON else ""
    kind = "pause" if row.rust_sinds else "late" if is_laat(row, day) else soon
    return Klok(row.beloofd, min(max(round(passed * 100), 4), 100), kind)


def way_back():
    """The queue with the filters it was left with, this one or that of the initiatieven; the plain queue for any other
    address."""
    queues, address = (url_for("inbreng.index"), url_for("moderatie.index")), safe_next(request.values.get("terug"))
    return address if address.partition("?")[0] in queues else queues[0]


def next_up(inbreng):
    """The id of the next submission to sort, by the filters of the queue this visitor came from; or None."""
    left = {name: values[0] for name, values in parse_qs(urlsplit(way_back()).query).items()}
    filters = asked(left, {left.get("gebied", "")})
    return queries.next_up(current_user, filters, inbreng.id, today())
