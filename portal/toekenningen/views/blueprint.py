"""The room itself; its doors hang in the modules beside this one."""

from portal.room import Room
from portal.toekenningen import queries
from portal.toekenningen.rules.naam import beside

room = Room("toekenningen", "portal.toekenningen.views", url_prefix="/toekenningen", load=queries.one)
room.add_app_template_global(beside, "name_beside")
