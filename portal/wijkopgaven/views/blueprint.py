"""The room itself; its doors hang in the modules beside this one."""

from flask import redirect, url_for

from portal.room import Room
from portal.wijkopgaven import queries

room = Room("wijkopgaven", "portal.wijkopgaven.views", url_prefix="/wijkopgaven", load=queries.one)


def back(opgave):
    return redirect(url_for("wijkopgaven.show", id=opgave.id), 303)


def back_to_effort(inspanning):
    return redirect(url_for("wijkopgaven.effort", id=inspanning.id), 303)
