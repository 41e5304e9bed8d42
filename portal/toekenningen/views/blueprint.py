"""The room itself; its doors hang in the modules beside this one."""

from portal.room import Room
from portal.toekenningen import queries

room = Room("toekenningen", "portal.toekenningen.views", url_prefix="/toekenningen", load=queries.one)
