"""The room itself; its doors hang in the modules beside this one."""

from portal.inbreng import queries
from portal.room import Room

room = Room("inbreng", "portal.inbreng.views", url_prefix="/inbreng", load=queries.one)
