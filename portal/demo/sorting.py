"""How the queue of the demo village is worked off: every day what came in some days ago is sorted."""

from datetime import timedelta

from portal.clock import today
from portal.demo import cast, queries
from portal.demo.script import chance_for
from portal.inbreng.actions import sort_out
from portal.inbreng.rules.triage import Aard, Zwaarte

WAITS = timedelta(days=8)
# How each kind of submission is sorted when the script does not say it by name: one of these.
SORTED = {
    "initiatieven": ((Aard.WIJKINITIATIEF, Zwaarte.LIJN), (Aard.WIJKINITIATIEF, Zwaarte.MEERVOUDIG)),
    "aanvragen": ((Aard.WIJKINITIATIEF, Zwaarte.ENKELVOUDIG),),
    "agendapunten": ((Aard.PROJECT, Zwaarte.LIJN), (Aard.PROJECT, Zwaarte.MEERVOUDIG)),
    "signalen": ((Aard.KLEINE_VRAAG, Zwaarte.ENKELVOUDIG), (Aard.OPEN_VRAAGSTUK, Zwaarte.MEERVOUDIG)),
}


def work_off(stage):
    """Once a day: sort what waits long enough. What the script sorts by name waits for that."""
    if stage.sorted_on == today():
        return
    stage.sorted_on, named = today(), by_name(stage)
    for row in queries.to_sort(today() - WAITS):
        if (row.soort, row.thing_id) not in named:
            aard, zwaarte = chance_for("sorteren", row.title).choice(SORTED[row.soort])
            who = cast.BEHANDELAAR if row.soort == "aanvragen" else cast.MODERATORS[0]
            sort_out(row, aard, zwaarte, by=stage.colleague(who))


def by_name(stage):
    """(kind, id) of whatever the script sorts itself, as far as it is there by now."""
    written = stage.content.get("triage", ())
    plans = {("initiatieven", stage.ids.get(event["initiatief"])) for event in written if "initiatief" in event}
    return plans | {("agendapunten", stage.punten.get(event["punt"])) for event in written if "punt" in event}
