"""The queue: tabs, filters and pages, all of it in the address."""

from flask import render_template, request, url_for
from flask_login import current_user

from portal.clock import today
from portal.forms import tidy
from portal.moderatie import queries
from portal.moderatie.rules import (
    DELEN,
    SORTERINGEN,
    STATUSSEN,
    TERMIJNEN,
    allowed,
    klok,
    next_step,
    work_areas,
    works,
)
from portal.moderatie.views.blueprint import room
from portal.paging import PER_PAGE, page_asked
from portal.security import safe_next


@room.page("/", may="moderatie.bekijken")
def index():
    choices = choices_of(current_user)
    filters, day = asked(**choices), today()
    counts = queries.counts(current_user, filters, day)
    blad, last = page_asked(counts[filters["deel"]])
    return render_template(
        "moderatie/index.html", rows=queries.queue(current_user, filters, blad, day), counts=counts,
        filters=filters, blad=blad, last=last, first=(blad - 1) * PER_PAGE, day=day, klok=klok,
        next_step=next_step, attention=queries.attention(current_user), werkt=works(current_user),
        terug=request.full_path.rstrip("?"), statussen=STATUSSEN, **choices,
    )


def choices_of(person):
    """The areas and colleagues this person can filter by."""
    return {"gebieden": queries.areas(person), "collegas": queries.colleagues(work_areas(person))}


def asked(gebieden, collegas):
    """The filters of the address: only what is on a list counts, besides the words to look for."""
    team = works(current_user)
    lists = {
        "deel": DELEN if team else DELEN[:1],
        "status": STATUSSEN,
        "gebied": ("", *(area.code for area in gebieden)),
        "termijn": TERMIJNEN if team else TERMIJNEN[:1],
        "bij": ("", "niemand", "mij", *(str(row.id) for row in collegas)) if team else ("",),
        "sorteer": SORTERINGEN if team else SORTERINGEN[1:],
    }
    return allowed(request.args, **lists) | {"zoek": tidy(request.args.get("zoek"))[:100]}


def queue_of(address):
    """The queue with the filters it was left with; the plain queue for any other address."""
    queue, address = url_for("moderatie.index"), safe_next(address)
    return address if address.partition("?")[0] == queue else queue
