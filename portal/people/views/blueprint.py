"""The room itself; its doors hang in the modules beside this one."""

from portal.room import Room

room = Room("people", __name__, url_prefix="")
