"""The thing a line is about, for who may read it."""

from flask_login import current_user

from portal.permissions import can
from portal.story import queries as story


def readable(inbreng):
    """What was handed in, or None for a visitor who may not read it."""
    thing = next(iter(story.things(inbreng.soort, [inbreng.thing_id])), None)
    return thing if thing and can(current_user, f"{inbreng.soort}.lezen", thing) else None


def words_of(thing):
    """The text somebody wrote, whatever the kind; "" without a thing."""
    return getattr(thing, "wat", None) or getattr(thing, "tekst", "")
