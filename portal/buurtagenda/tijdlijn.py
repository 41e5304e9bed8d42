"""The thread of an agenda: its seven phases, what has been, what is now and what is still to come."""

from flask_babel import gettext as _

from portal.buurtagenda.rules.fase import FASEN, Fase
from portal.clock import today
from portal.templating import datum
from portal.words import WORDS

AFTER_ALL = (Fase.AFGESLOTEN,)


def thread(agenda):
    """The phases as the timeline draws them: dicts of the columns of FasePlan, nummer, titel, when, state and over."""
    now = FASEN.index(agenda.status) if agenda.status in FASEN else None
    stopped = agenda.status == Fase.GESTOPT
    return [knot(plan, place(FASEN.index(plan.fase), now, agenda.status), stopped) for plan in in_order(agenda.fasen)]


def in_order(plans):
    return sorted(plans, key=lambda plan: FASEN.index(plan.fase))


def place(index, now, status):
    """ "" for what has been, "now", or "next"."""
    if now is None:
        return "" if status in AFTER_ALL else "next"
    return "" if index < now else "now" if index == now else "next"


def left(plan):
    """How much of the days planned for a phase is left, in percent; None while it is not one of those days."""
    if not plan.begint <= today() <= plan.eindigt:
        return None
    return round(100 * ((plan.eindigt - today()).days + 1) / ((plan.eindigt - plan.begint).days + 1))


def knot(plan, state, stopped):
    """What was left before its last day, or stopped with the agenda, was planned like this, and is not told as if it went so."""
    days = f"{datum(plan.begint)} – {datum(plan.eindigt)}"
    only_planned = stopped or (not state and plan.eindigt > today())
    return {
        "nummer": FASEN.index(plan.fase) + 1,
        "titel": WORDS[plan.fase],
        "begint": plan.begint,
        "eindigt": plan.eindigt,
        "when": _("Gepland: %(dagen)s", dagen=days) if only_planned else days,
        "tekst": plan.tekst,
        "inbreng": plan.inbreng,
        "state": state,
        "over": left(plan),
    }
