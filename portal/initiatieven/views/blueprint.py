"""The room itself: its pages hang their doors in it."""

from portal.initiatieven import queries
from portal.room import Room

room = Room("initiatieven", __name__, url_prefix="/initiatieven", load=queries.one)
