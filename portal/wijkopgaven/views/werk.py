"""Every inspanning in a list: of one wijkopgave or of all that run, for one goal or for any."""

from flask import abort, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from portal.paging import key_of
from portal.permissions import can
from portal.wijkopgaven import queries
from portal.wijkopgaven.rules.opgave import Status
from portal.wijkopgaven.views.blueprint import room

# Asks for the inspanningen that serve no goal.
GEEN = 0


@room.page("/inspanningen", may="wijkopgaven.bekijken", cache=True)
def efforts():
    opgave, doelen = here(), goals()
    doel = request.args.get("doel", None, int)
    if doel is not None and doel not in dict(doelen):
        abort(404)
    concepten = opgave is not None and can(current_user, "inspanningen.beheren", opgave)
    page = queries.listed(opgave and opgave.id, doel, concepten, request.args.get("na"))
    return render_template(
        "wijkopgaven/efforts.html", opgave=opgave, doel=doel, doelen=doelen, opgaven=running(opgave), page=page,
    )


def here():
    """The wijkopgave that is asked for, or None; 404 for who may not read it."""
    asked = request.args.get("opgave")
    if not asked:
        return None
    (id,) = key_of(asked, 1) or abort(404)
    opgave = queries.one(id)
    return opgave if can(current_user, "wijkopgaven.lezen", opgave) else abort(404)


def goals():
    """[(id, title)] of the goals to choose from."""
    return [(row.id, row.titel) for row in queries.operational()] + [(GEEN, _("Nog niet bij een doel"))]


def running(opgave):
    """[(id, area)] of the wijkopgaven to choose from: those that run, and the one of this page."""
    found = [(row.id, row.gebied_naam) for row in queries.public() if row.status == Status.VASTGESTELD]
    return found if opgave is None or opgave.id in dict(found) else [*found, (opgave.id, opgave.gebied.naam)]
