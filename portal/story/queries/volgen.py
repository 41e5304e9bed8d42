"""What somebody follows, and what that is called."""

from sqlalchemy import exists, select

from portal.extensions import db
from portal.people.queries.follows import NUMBERED
from portal.story.models import Follow
from portal.wijken.models import Gebied

# What can be followed by its number, and when everybody may know its name.
PUBLIC = {kind: (thing, is_public) for kinds, thing, is_public in NUMBERED for kind in kinds}


def follows(person, kind, key):
    """Whether this person follows it: a condition another query can carry along."""
    return exists().where(Follow.person_id == (person.id or 0), Follow.kind == kind, Follow.key == str(key))


def followed_name(kind, key):
    """What is followed is called in public, or "" when it is not public (any more)."""
    if kind in PUBLIC:
        thing, is_public = PUBLIC[kind]
        query = select(thing.title).where(thing.id == int(key), is_public)
    else:
        query = select(Gebied.naam).where(Gebied.code == key)
    return db.session.scalar(query) or ""
