"""A group begins, says who it is, stops and goes on."""

from sqlalchemy.orm.attributes import set_committed_value

from portal.bewonersgroepen.actions.roles import begin, settle
from portal.bewonersgroepen.models import Bewonersgroep
from portal.bewonersgroepen.rules import Rol, vast
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell


def start(values, *, by):
    """A new group, with who begins it as its contact."""
    require(by, "bewonersgroepen.starten")
    groep = Bewonersgroep(owner_id=by.id, **values)
    db.session.add(groep)
    db.session.flush()
    set_committed_value(groep, "leden", [])
    begin(groep, by.id, Rol.CONTACT, by_id=by.id)
    settle(groep)
    tell(groep, "starten", by=by)
    return groep


def edit(groep, values, *, by):
    """Change what the group says of itself, as far as this person may."""
    require(by, "bewonersgroepen.bewerken", groep)
    changed = {name for name in values.keys() - vast(by, groep) if getattr(groep, name) != values[name]}
    for name in changed:
        setattr(groep, name, values[name])
    if changed:
        tell(groep, "bewerken", by=by, data={"velden": sorted(changed)})


def stop(groep, reden, *, by):
    """The group stops; who was in it stays known, so that it can go on."""
    move(groep, "stoppen", by=by, note=reden.strip())


def reopen(groep, *, by):
    move(groep, "heropenen", by=by)
