"""What is done with several zaken of the queue at once."""

import re

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import Needed, NotNow, Refused
from portal.moderatie import actions, queries
from portal.moderatie.rules import MOST_TOGETHER
from portal.moderatie.views.blueprint import room
from portal.moderatie.views.queue import queue_of
from portal.speech import ngettext

# The number of a zaak and its version.
TICKED = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")


@room.deed("/samen", may="moderatie.werken")
def together():
    seen, deed = chosen_here(), deed_asked()
    chosen = queries.together(current_user, list(seen))
    if chosen and deed:
        failed = actions.together(chosen, deed[0], by=current_user, seen=seen, **deed[1])
        tell_result(len(chosen) - sum(map(len, failed.values())), failed)
    else:
        flash(_("Er is niets veranderd. Kies eerst een of meer zaken, en wat je ermee wilt doen."), "warn")
    return redirect(queue_of(request.form.get("terug")), 303)


def chosen_here():
    """The zaken that were ticked, each with the version that was on the page, as {id: version}."""
    ticked = map(TICKED.fullmatch, request.form.getlist("zaak")[:MOST_TOGETHER])
    return {int(one[1]): int(one[2]) for one in ticked if one}


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
        Refused: _("Dit is een eigen plan, het is verborgen, of de collega werkt niet in dat gebied."),
        actions.Changed: _("Dit is intussen veranderd. Kijk eerst wat er nu staat."),
        Needed: _("Er lijken gegevens van mensen in te staan. Kijk eerst naar het plan zelf."),
    }
    if done:
        flash(ngettext("Gedaan bij %(num)s zaak.", "Gedaan bij %(num)s zaken.", done))
    for kind, kenmerken in failed.items():
        zaken = ", ".join(map(str, kenmerken))
        flash(_("Niet gelukt: %(zaken)s. %(reden)s", zaken=zaken, reden=why[kind]), "warn")
