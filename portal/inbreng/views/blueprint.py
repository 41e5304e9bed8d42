"""The room itself; its doors hang in the modules beside this one."""

from flask import redirect, url_for

from portal.inbreng import queries
from portal.room import Room

room = Room("inbreng", "portal.inbreng.views", url_prefix="/inbreng", load=queries.one)


def back(inbreng):
    return redirect(url_for("inbreng.show", id=inbreng.id), 303)
