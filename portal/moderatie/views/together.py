"""What is done with several zaken of the queue at once."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from portal.errors import NotNow, Refused
from portal.moderatie import actions, queries
from portal.moderatie.rules import MOST_TOGETHER
from portal.moderatie.views.blueprint import room
from portal.moderatie.views.queue import queue_of


@room.deed("/samen", may="moderatie.werken")
def together():
    chosen, deed = queries.together(current_user, chosen_ids()), deed_asked()
    if chosen and deed:
        failed = actions.together(chosen, deed[0], by=current_user, **deed[1])
        tell_result(len(chosen) - sum(map(len, failed.values())), failed)
    else:
        flash(_("Er is niets veranderd. Kies eerst een of meer zaken, en wat je ermee wilt doen."), "warn")
    return redirect(queue_of(request.form.get("terug")), 303)


def chosen_ids():
    return [int(id) for id in request.form.getlist("zaak")[:MOST_TOGETHER] if id.isdecimal() and len(id) < 10]


def deed_asked():
    """The action with what it needs, or None."""
    colleague = request.form.get("aan", type=int)
    return {
        "mij": (actions.assign, {"colleague_id": current_user.id}),
        "aan": (actions.assign, {"colleague_id": colleague}) if colleague else None,
        "publiceren": (actions.publish, {}),
        "beoordeeld": (actions.mark, {"beoordeeld": True}),
        "wachtend": (actions.mark, {"beoordeeld": False}),
    }.get(request.form.get("actie"))


def tell_result(done, failed):
    """For how many it was done; and by kenmerk for which not, and why."""
    why = {
        NotNow: _("De status laat dit niet toe."),
        Refused: _("Dit is een eigen plan, of de collega werkt niet in dat gebied."),
    }
    if done:
        flash(ngettext("Gedaan bij %(num)s zaak.", "Gedaan bij %(num)s zaken.", done))
    for kind, kenmerken in failed.items():
        zaken = ", ".join(map(str, kenmerken))
        flash(_("Niet gelukt: %(zaken)s. %(reden)s", zaken=zaken, reden=why[kind]), "warn")
