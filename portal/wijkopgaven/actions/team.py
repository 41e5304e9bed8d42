"""Who works on a wijkopgave: functions and organisations, in the wijkregieteam or a projectgroep; never names of people."""

from sqlalchemy import delete, update

from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import OpgaveLid, Projectgroep

MOST = 60


def add_member(opgave, values, *, by):
    """Somebody more; ``values``: the columns of OpgaveLid. NotNow when there are too many to read."""
    require(by, "wijkopgaven.beheren", opgave)
    if sum(map(len, queries.team(opgave.id).values())) >= MOST:
        raise NotNow("team")
    db.session.add(OpgaveLid(opgave_id=opgave.id, **values))
    changed(opgave, by)


def drop_member(opgave, id, *, by):
    """Take somebody off; a second click changes nothing."""
    require(by, "wijkopgaven.beheren", opgave)
    db.session.execute(delete(OpgaveLid).where(OpgaveLid.opgave_id == opgave.id, OpgaveLid.id == id))
    changed(opgave, by)


def add_group(opgave, values, *, by):
    """A projectgroep more; ``values``: naam and opdracht."""
    require(by, "wijkopgaven.beheren", opgave)
    db.session.add(Projectgroep(opgave_id=opgave.id, **values))
    changed(opgave, by)


def drop_group(opgave, id, *, by):
    """End a projectgroep; whoever was in it goes on in the team."""
    require(by, "wijkopgaven.beheren", opgave)
    mine = OpgaveLid.opgave_id == opgave.id, OpgaveLid.projectgroep_id == id
    db.session.execute(update(OpgaveLid).where(*mine).values(projectgroep_id=None))
    db.session.execute(delete(Projectgroep).where(Projectgroep.opgave_id == opgave.id, Projectgroep.id == id))
    changed(opgave, by)


def changed(opgave, by):
    tell(opgave, "bewerken", by=by, data={"velden": ["team"]})
