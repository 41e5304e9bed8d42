"""Where the result leads: the chosen plans on the map of their buurten, and the phases of the agenda that come now."""

from collections import Counter

from flask import url_for

from portal.buurtagenda.tijdlijn import thread
from portal.wijken import kaart
from portal.wijken import queries as wijken


def drawing(agenda, keuzes):
    """The buurten of an agenda as shapes, each with how many of these options lie there; and the viewBox.

    Both empty when there is nothing to compare: one buurt, or options that lie in none of them.
    """
    codes = {row.buurt_code for row in agenda.buurten}
    chosen = Counter(keuze.gebied_code for keuze in keuzes if keuze.gebied_code in codes)
    if len(codes) < 2 or not chosen:
        return [], ""
    rows = wijken.drawn(codes)
    return kaart.picture(rows, url_for("wijken.index"), {row.code: chosen[row.code] for row in rows})


def ahead(agenda):
    """The phase the agenda is in and those still to come, as the timeline draws them."""
    return [knot for knot in thread(agenda) if knot["state"]]
