"""Taking a step of the workflow, with all that belongs to it; hiding and showing again."""

from functools import partial

from sqlalchemy import select, update

from portal.clock import now, today
from portal.errors import Needed
from portal.extensions import db
from portal.initiatieven import letters, queries
from portal.initiatieven.actions import place
from portal.initiatieven.actions.people import pass_on, seek
from portal.initiatieven.actions.support import SUPPORTERS
from portal.initiatieven.models import Versie
from portal.initiatieven.rules import BIJ_TEAM, LOPEND, OPENBAAR, Status, is_openbaar, kenmerk
from portal.story import mail
from portal.story.actions import move, tell
from portal.story.models import Event
from portal.story.onward import forwarded, hold_both, merged
from portal.story.promise import promised

# The lines of a story that name another plan.
MERGED = ("initiatieven.samenvoegen", "initiatieven.opnemen")


def take_step(initiatief, name, *, by, **given):
    """Take one step. ``given``: reden, datum, naar, naar_mail, doel. Raises Needed, NotNow or Refused."""
    step = initiatief.workflow.step(name, initiatief.status)
    demand_complete(step, given)
    target = target_of(initiatief, given["doel"]) if "doel" in step.needs else None
    data = {"person_id": initiatief.owner_id} if name == "overnemen" else None
    with place.kept(initiatief):
        ready = partial(prepare, by=by)
        event = move(initiatief, name, by=by, note=given.get("reden", "").strip(), data=data, prepare=ready)
        if name in AFTER:
            AFTER[name](initiatief, event, by=by, target=target, **given)
    return event


def prepare(initiatief, step, *, by):
    """What changes with the status itself, so that it is one change of the row."""
    if step.target in OPENBAAR and step.name != "intrekken":
        initiatief.published_at = initiatief.published_at or now()
    if initiatief.status in BIJ_TEAM and step.target not in BIJ_TEAM:
        initiatief.beoordeeld, initiatief.uiterlijk, initiatief.aanvullen_voor = True, None, None
    if step.target == Status.INGEDIEND:
        start_clock(initiatief)
    if step.name == "overnemen":
        pass_on(initiatief, by)


def start_clock(initiatief):
    """A promised answer in working days of the gemeenteprofiel, from the day everything is there."""
    initiatief.submitted_at = initiatief.submitted_at or now()
    initiatief.kenmerk = initiatief.kenmerk or kenmerk(today().year, initiatief.id)
    initiatief.uiterlijk = promised(initiatief.kind, today())
    initiatief.aanvullen_voor, initiatief.beoordeeld = None, False


def demand_complete(step, given):
    given["naar"] = (given.get("naar") or "").strip()
    for name in sorted(step.needs):
        if not given.get(name) or (name == "naar" and not given.get("naar_mail")):
            raise Needed(name)
    if "datum" in step.needs and given["datum"] <= today():
        raise Needed("datum")


def after_submit(initiatief, event, **given):
    letters.receipt(initiatief)


def after_asking(initiatief, event, *, datum, **given):
    """The clock stands still until the residents have answered, at the latest on ``datum``."""
    initiatief.aanvullen_voor, initiatief.uiterlijk, initiatief.beoordeeld = datum, None, True
    event.data = {"datum": datum.isoformat()}


def after_forwarding(initiatief, event, *, naar, naar_mail, **given):
    forwarded(initiatief, event, naar, naar_mail, letters.forward)


def after_merging(initiatief, event, *, by, target, **given):
    merged(initiatief, event, target, SUPPORTERS, by=by, is_public=is_openbaar(None, initiatief))


def after_reopening(initiatief, event, *, by, **given):
    """It goes on as itself, and who had it may have left after its end."""
    initiatief.doel_id, initiatief.naar = None, ""
    db.session.flush()
    seek(queries.one(initiatief.id), by=by)


AFTER = {
    "indienen": after_submit,
    "aanvullen": after_submit,
    "aanvulling_vragen": after_asking,
    "doorsturen": after_forwarding,
    "samenvoegen": after_merging,
    "heropenen": after_reopening,
}


def target_of(initiatief, doel):
    """The public, running initiatief that this one merges into; Needed when the kenmerk names no such thing."""
    target = queries.by_kenmerk(str(doel))
    if target is None or target.id == initiatief.id:
        raise Needed("doel")
    hold_both(initiatief, target)
    if not is_openbaar(None, target) or target.status not in LOPEND:
        raise Needed("doel")
    return target


def hide(initiatief, *, by, reden):
    """Take it off every public page, feed and search at once. The author hears why and may object."""
    if not reden.strip():
        raise Needed("reden")
    with place.kept(initiatief):
        initiatief.hidden_at, initiatief.hidden_by_id = now(), by.id
        initiatief.hidden_reden = reden.strip()
        initiatief.beoordeeld = initiatief.beoordeeld or initiatief.status not in BIJ_TEAM
        db.session.execute(update(Versie).where(Versie.initiatief_id == initiatief.id).values(hidden=True))
        name_elsewhere(initiatief, "")
        mail.take_back(f"/initiatieven/{initiatief.id}", but_not=queries.addresses(initiatief))
        tell(initiatief, "verbergen", by=by, note=reden.strip())


def show_again(initiatief, *, by, reden=""):
    """Put it back on the public pages; the texts from before stay out of the history. Who had it may have left meanwhile."""
    with place.kept(initiatief):
        initiatief.hidden_at, initiatief.hidden_by_id, initiatief.hidden_reden = None, None, ""
        name_elsewhere(initiatief, initiatief.title if is_openbaar(None, initiatief) else "")
        tell(initiatief, "terugzetten", by=by, note=reden.strip())
    seek(queries.one(initiatief.id), by=by)


def name_elsewhere(initiatief, title):
    """What it is called in the story of the plans that were ever merged with it: "" while nobody may know."""
    merging = Event.kind == initiatief.kind, Event.what.in_(MERGED)
    own = db.session.scalars(select(Event).where(*merging, Event.thing_id == initiatief.id).order_by(Event.id)).all()
    near = {event.data.get("doel") or event.data.get("bron") for event in own}
    for event in db.session.scalars(select(Event).where(*merging, Event.thing_id.in_(near)).order_by(Event.id)):
        if event.data.get("bron") == initiatief.id:
            event.note = title
        elif event.data.get("doel") == initiatief.id:
            event.data = event.data | {"titel": title}
