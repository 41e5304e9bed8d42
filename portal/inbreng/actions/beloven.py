"""The promise of an answer: another date, a pause, and going on; whoever waits for it is told."""

from portal.clock import today
from portal.errors import Needed
from portal.extensions import db
from portal.inbreng import queries
from portal.inbreng.rules.afspraak import AANVRAGEN, VERST
from portal.initiatieven.models import Initiatief
from portal.permissions import require
from portal.story import promise as register
from portal.story.actions import tell
from portal.story.werkdagen import works_on


def promise(inbreng, day, reden, *, by):
    """Promise an answer at the latest on this day instead, and why. Needed("datum") for a day that is over or too far off,
    Needed("werkdag") for one on which nobody works here, Needed("wet") for an application when the law gives less time."""
    require(by, "inbreng.beloven", inbreng)
    if day is None or not today() < day <= today() + VERST:
        raise Needed("datum")
    if not works_on(day):
        raise Needed("werkdag")
    if not reden.strip():
        raise Needed("reden")
    if inbreng.soort == AANVRAGEN and day > (queries.beslissen_voor(inbreng) or day):
        raise Needed("wet")
    register.promise(inbreng, day, reden.strip())
    return told(inbreng, "beloven", by=by, note=reden.strip())


def pause(inbreng, reden, *, by):
    """Let the promise stand still, and say why. Needed("te_laat") when it is late already: a pause hides nothing."""
    require(by, "inbreng.stilzetten", inbreng)
    if not reden.strip():
        raise Needed("reden")
    if inbreng.beloofd < today():
        raise Needed("te_laat")
    register.rest(inbreng, reden.strip())
    return told(inbreng, "stilzetten", by=by, note=reden.strip())


def go_on(inbreng, *, by):
    """The pause is over: the promised day has moved along with it."""
    require(by, "inbreng.verder", inbreng)
    register.end_rest(inbreng)
    return told(inbreng, "verder", by=by)


def told(inbreng, what, *, by, note=""):
    """The initiatief itself keeps its day in step, and whoever waits for the answer hears."""
    if inbreng.soort == Initiatief.kind:
        register.show(inbreng, db.session.get(Initiatief, inbreng.thing_id))
    data = {"datum": inbreng.beloofd.isoformat()} if inbreng.beloofd else {}
    return tell(inbreng, what, by=by, note=note, data=data)
