"""The queue of staff: filters and pages, all of it in the address."""

from flask import render_template, request, url_for
from flask_login import current_user

from portal.buurtbonnen.queries import wachtrij as queries
from portal.buurtbonnen.rules.wachtrij import BIJ, LICHTEN, SORTERINGEN, STATUSSEN, stoplicht
from portal.buurtbonnen.views.blueprint import room
from portal.clock import today
from portal.forms import tidy
from portal.moderatie.rules import allowed
from portal.paging import PER_PAGE, page_asked
from portal.permissions import can
from portal.security import safe_next


@room.page("/beheer/", may="aanvragen.beheren")
def queue():
    gebieden, regelingen, day = queries.areas(current_user), queries.regelingen(), today()
    filters = asked(gebieden, regelingen)
    counts = queries.counts(current_user, filters, day)
    blad, last = page_asked(counts[filters["licht"] or "alle"])
    return render_template(
        "buurtbonnen/wachtrij.html", rows=queries.queue(current_user, filters, blad, day), counts=counts,
        filters=filters, blad=blad, last=last, first=(blad - 1) * PER_PAGE, day=day, stoplicht=stoplicht,
        gebieden=gebieden, regelingen=regelingen, statussen=STATUSSEN, terug=request.full_path.rstrip("?"),
        papier=queries.on_paper() if can(current_user, "aanvragen.namens") else (),
    )


def asked(gebieden, regelingen):
    """The filters of the address: only what is on a list counts, besides the words to look for."""
    lists = {
        "status": STATUSSEN,
        "regeling": ("", *(str(row.id) for row in regelingen)),
        "gebied": ("", *(row.code for row in gebieden)),
        "licht": LICHTEN,
        "bij": BIJ,
        "sorteer": SORTERINGEN,
    }
    return allowed(request.args, **lists) | {"zoek": tidy(request.args.get("zoek"))[:100]}


def way_back():
    """The queue with the filters it was left with; the plain queue for any other address."""
    plain, address = url_for("buurtbonnen.queue"), safe_next(request.values.get("terug"))
    return address if address.partition("?")[0] == plain else plain
