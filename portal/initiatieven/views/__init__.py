"""The pages about initiatieven."""

from portal.initiatieven import queries
from portal.room import Room

room = Room("initiatieven", __name__, url_prefix="/initiatieven", load=queries.one)

from portal.initiatieven.views import pulling, reading, taking_part, writing  # noqa: E402

__all__ = ["pulling", "reading", "room", "taking_part", "writing"]
