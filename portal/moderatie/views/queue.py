"""The queue, and what is done with several zaken at once."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from portal.clock import today
from portal.errors import NotNow, Refused
from portal.moderatie import actions, queries
from portal.moderatie.rules import (
    DELEN,
    MOST_TOGETHER,
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
from portal.paging import PER_PAGE
from portal.security import safe_next


@room.page("/", may="moderatie.bekijken")
def index():
    choices = {"gebieden": queries.areas(current_user), "collegas": queries.colleagues(work_areas(current_user))}
    filters, day = asked(**choices), today()
    counts = queries.counts(current_user, filters, day)
    blad, last = page_asked(counts[filters["deel"]])
    return render_template(
        "moderatie/index.html", rows=queries.queue(current_user, filters, blad, day), counts=counts, filters=filters,
        terug=request.full_path.rstrip("?"), blad=blad, last=last, first=(blad - 1) * PER_PAGE, statussen=STATUSSEN, werkt=works(current_user), day=day, klok=klok,
        next_step=next_step, attention=queries.attention(current_user), **choices,
    )


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
    return allowed(request.args, **lists) | {"zoek": request.args.get("zoek", "").strip()[:100]}


def page_asked(number):
    """The page of the address and the last one there is."""
    last = max(-(-number // PER_PAGE), 1)
    return min(max(request.args.get("blad", 1, type=int), 1), last), last


@room.deed("/samen", may="moderatie.werken")
def together():
    name, chosen = request.form.get("actie"), queries.together(current_user, chosen_ids())
    deed, given, said = DEEDS.get(name, (None, None, None))
    if not chosen or deed is None or (name == "aan" and not request.form.get("aan", type=int)):
        flash(_("Er is niets veranderd. Kies eerst een of meer zaken, en wat je ermee wilt doen."), "warn")
        return back_to_queue()
    failed = actions.together(chosen, deed, by=current_user, **given())
    tell_result(len(chosen) - sum(map(len, failed.values())), failed, said)
    return back_to_queue()


DEEDS = {
    "mij": (actions.assign, lambda: {"colleague_id": current_user.id},
            lambda n: ngettext("%(num)s zaak is nu van jou.", "%(num)s zaken zijn nu van jou.", n)),
    "aan": (actions.assign, lambda: {"colleague_id": request.form.get("aan", type=int)},
            lambda n: ngettext("%(num)s zaak is toegewezen.", "%(num)s zaken zijn toegewezen.", n)),
    "publiceren": (actions.publish, dict,
                   lambda n: ngettext("%(num)s plan staat op de site.", "%(num)s plannen staan op de site.", n)),
    "beoordeeld": (actions.mark, lambda: {"beoordeeld": True},
                   lambda n: ngettext("%(num)s zaak is beoordeeld.", "%(num)s zaken zijn beoordeeld.", n)),
    "wachtend": (actions.mark, lambda: {"beoordeeld": False},
                 lambda n: ngettext("%(num)s zaak wacht nog op ons.", "%(num)s zaken wachten nog op ons.", n)),
}


def chosen_ids():
    return [int(id) for id in request.form.getlist("zaak")[:MOST_TOGETHER] if id.isdecimal() and len(id) < 10]


def tell_result(done, failed, said):
    """What happened, and by kenmerk what did not and why."""
    why = {
        NotNow: _("De status laat dit niet toe."),
        Refused: _("Dit is een eigen plan, of de collega werkt niet in dat gebied."),
    }
    if done:
        flash(said(done))
    for kind, kenmerken in failed.items():
        flash(_("Niet gelukt: %(zaken)s. %(reden)s", zaken=", ".join(map(str, kenmerken)), reden=why[kind]), "warn")


def back_to_queue():
    return redirect(queue_of(request.form.get("terug")), 303)


def queue_of(address):
    """The queue with the filters it was left with; the plain queue for any other address."""
    queue, address = url_for("moderatie.index"), safe_next(address)
    return address if address.partition("?")[0] == queue else queue
