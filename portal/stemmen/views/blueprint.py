"""The room itself; its doors hang in the modules beside this one."""

from portal.room import Room
from portal.stemmen import queries

room = Room("stemmen", "portal.stemmen.views", url_prefix="/stemmen", load=queries.one)
