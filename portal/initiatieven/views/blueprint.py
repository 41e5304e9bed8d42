"""The room itself, for the pages to hang their doors in."""

from portal.initiatieven import queries
from portal.room import Room

room = Room("initiatieven", "portal.initiatieven.views", url_prefix="/initiatieven", load=queries.one)
