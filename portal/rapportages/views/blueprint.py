"""The room itself; its doors hang in the modules beside this one."""

from portal.rapportages import queries
from portal.room import Room

room = Room("rapportages", "portal.rapportages.views", url_prefix="/rapportages", load=queries.one)
