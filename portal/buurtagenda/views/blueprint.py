"""The room itself; its doors hang in the modules beside this one."""

from flask import redirect, url_for

from portal.buurtagenda import queries
from portal.room import Room

room = Room("buurtagenda", "portal.buurtagenda.views", url_prefix="/buurtagenda", load=queries.one)


def back(agenda):
    return redirect(url_for("buurtagenda.show", id=agenda.id), 303)
