"""The room itself; its doors hang in the modules beside this one."""

from portal.activiteiten import queries
from portal.room import Room

room = Room("activiteiten", "portal.activiteiten.views", url_prefix="/activiteiten", load=queries.one)
