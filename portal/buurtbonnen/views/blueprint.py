"""The room itself, for the pages to hang their doors in."""

from portal.buurtbonnen import queries
from portal.room import Room

room = Room("buurtbonnen", "portal.buurtbonnen.views", url_prefix="/buurtbonnen", load=queries.one)
