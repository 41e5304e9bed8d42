"""The cases of staff after the besluit: filters and pages, all of it in the address."""

from flask import render_template, request
from flask_login import current_user

from portal.buurtbonnen.queries.wachtrij import regelingen as all_regelingen
from portal.clock import today
from portal.forms import tidy
from portal.moderatie.rules import allowed
from portal.paging import page_asked
from portal.toekenningen.queries import lijst as queries
from portal.toekenningen.rules.beheer import SORTERINGEN, STATUSSEN
from portal.toekenningen.views.blueprint import room


@room.page("/beheer", may="toekenningen.beheren")
def staff():
    gebieden, regelingen = queries.areas(current_user), all_regelingen()
    filters = asked(gebieden, regelingen)
    counts = queries.counts(current_user, filters)
    blad, last = page_asked(counts[filters["status"]])
    return render_template(
        "toekenningen/staff.html", rows=queries.cases(current_user, filters, blad), counts=counts, filters=filters,
        blad=blad, last=last, gebieden=gebieden, regelingen=regelingen, statussen=STATUSSEN, day=today(),
    )


def asked(gebieden, regelingen):
    """The filters of the address: only what is on a list counts, besides the words to look for."""
    lists = {
        "status": STATUSSEN,
        "regeling": ("", *(str(row.id) for row in regelingen)),
        "gebied": ("", *(row.code for row in gebieden)),
        "sorteer": SORTERINGEN,
    }
    return allowed(request.args, **lists) | {"zoek": tidy(request.args.get("zoek"))[:100]}
