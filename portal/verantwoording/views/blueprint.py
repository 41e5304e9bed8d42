"""The room itself; its doors hang in the modules beside this one."""

from portal.room import Room
from portal.verantwoording import queries

room = Room("verantwoording", "portal.verantwoording.views", url_prefix="/verantwoording", load=queries.verantwoording)
