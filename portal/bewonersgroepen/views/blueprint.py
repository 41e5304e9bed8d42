"""The room itself, and the way back to a group; its doors hang in the modules beside this one."""

from flask import redirect, url_for

from portal.bewonersgroepen import queries
from portal.room import Room

room = Room("bewonersgroepen", __name__, url_prefix="/bewonersgroepen", load=queries.one)


def back(groep):
    return redirect(url_for(".show", id=groep.id), 303)


def to_members(groep):
    return redirect(url_for(".members", id=groep.id), 303)
