"""How what came in to the demo village is found in the register, sorted, promised another day, and answered by a service."""

from datetime import timedelta

from portal.clock import today
from portal.demo import cast
from portal.demo.things import thing_of
from portal.inbreng import actions as inbreng
from portal.inbreng.queries import forwardings
from portal.story.promise import registered
from portal.story.werkdagen import from_workday


def play(stage, scene):
    """The moderator sorts it, or promises another day; the service it was sent on to keeps silent, or answers."""
    by, row = stage.colleague(cast.MODERATORS[0]), row_of(stage, scene.values)
    if scene.deed == "triage":
        inbreng.sort_out(row, scene.values["aard"], scene.values["zwaarte"], by=by)
    elif scene.deed == "dienst_stil":
        inbreng.remind(forwardings(row.id)[-1])
    elif scene.deed == "dienst":
        inbreng.answer(forwardings(row.id)[-1], scene.values["tekst"])
    else:
        filled = today() - timedelta(days=scene.day)
        day = from_workday(filled + timedelta(days=scene.values["voor"]))
        inbreng.promise(row, day, scene.values["reden"], by=by)


def row_of(stage, event):
    """The row of the register of the submission the event is about."""
    return registered(thing_of(stage, event))
