"""An inspanning is made, changed, planned, goes from step to step, and may stand among the successes of its wijk."""

from sqlalchemy import delete, insert
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import Inspanning, InspanningDoel
from portal.wijkopgaven.rules.inspanning import Herkomst, Status, kenmerk, must_ask
from portal.wijkopgaven.rules.publicatie import BEOORDEELD


def start(opgave, values, doelen=(), *, by):
    """A new inspanning of this wijkopgave, as a draft, for the goals with these ids."""
    require(by, "inspanningen.maken", opgave)
    inspanning = Inspanning(opgave_id=opgave.id, owner_id=by.id, **values)
    require(by, "inspanningen.beheren", inspanning)
    if not must_ask(inspanning.herkomst or Herkomst.WIJK):
        require(by, "inspanningen.eigen_werk", inspanning)
    db.session.add(inspanning)
    db.session.flush()
    inspanning.kenmerk = kenmerk(today().year, inspanning.id)
    serve(inspanning, doelen)
    tell(inspanning, "maken", by=by)
    return inspanning


def edit(inspanning, values, doelen=(), *, by):
    """Change what it says of itself and which goals it serves. Whose work it is stays once others relied on it; the yes of
    the regisseur is for what was read, so a draft that says something else needs another."""
    require(by, "inspanningen.beheren", inspanning)
    if values.get("herkomst", inspanning.herkomst) != inspanning.herkomst:
        check_herkomst(inspanning, values["herkomst"], by)
    changed = change(inspanning, values) + (["doelen"] if serve(inspanning, doelen) else [])
    require(by, "inspanningen.beheren", inspanning)
    if changed:
        if inspanning.status == Status.CONCEPT and BEOORDEELD.intersection(changed):
            inspanning.vrijgegeven = False
            flag_modified(inspanning, "vrijgegeven")  # written also where a yes came after it was read
        hold(inspanning)
        tell(inspanning, "bewerken", by=by, data={"velden": changed})


def check_herkomst(inspanning, herkomst, by):
    """May it be work of others, or of wijkregie, from now on? NotNow or Refused if not."""
    if is_fixed(inspanning):
        raise NotNow("herkomst")
    if not must_ask(herkomst):
        require(by, "inspanningen.eigen_werk", inspanning)


def is_fixed(inspanning):
    """Is it public, or was the wijkregisseur asked whether it may be? Then whose work it is does not change."""
    return inspanning.status != Status.CONCEPT or queries.was_asked(inspanning.id)


def plan(inspanning, values, *, by):
    """Say when it is done, how far it is (percent) and how it goes."""
    require(by, "inspanningen.beheren", inspanning)
    if changed := change(inspanning, values):
        hold(inspanning)
        tell(inspanning, "plannen", by=by, data={"velden": changed})


def change(thing, values):
    """Set these values; the names of those that were different."""
    changed = sorted(name for name, value in values.items() if getattr(thing, name) != value)
    for name in changed:
        setattr(thing, name, values[name])
    return changed


def serve(inspanning, doelen):
    """It serves the goals with these ids and no others; True when that is a change."""
    wanted = sorted(set(doelen))
    if wanted == list(queries.goal_ids(inspanning)):
        return False
    db.session.execute(delete(InspanningDoel.__table__).where(InspanningDoel.inspanning_id == inspanning.id))
    if wanted:
        rows = [{"inspanning_id": inspanning.id, "doel_id": id} for id in wanted]
        db.session.execute(insert(InspanningDoel.__table__), rows)
    return True


def hold(thing):
    """Take its next version, so that two who change what hangs on it never cross. StaleDataError for the second."""
    flag_modified(thing, "title")
    db.session.flush()


def take_step(inspanning, name, note="", *, by):
    """A step of its life; publishing asks the sheet whether the wijkregisseur said yes. What is done is done whole."""
    return move(inspanning, name, by=by, note=note, prepare=complete)


def complete(inspanning, step):
    if step.target == Status.GEREED:
        inspanning.voortgang = 100


def mark_success(inspanning, succes, *, by):
    """Put it among the successes of the wijk, or take it away; twice is once."""
    require(by, "inspanningen.beheren", inspanning)
    if inspanning.status == Status.CONCEPT:
        raise NotNow("succes")
    if inspanning.succes != succes:
        inspanning.succes = succes
        tell(inspanning, "succes" if succes else "bewerken", by=by, data={"velden": ["succes"]})
