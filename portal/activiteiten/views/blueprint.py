"""The room itself and the way back to an activity; its doors hang in the modules beside this one."""

from flask import redirect, url_for

from portal.activiteiten import queries
from portal.room import Room

room = Room("activiteiten", "portal.activiteiten.views", url_prefix="/activiteiten", load=queries.one)


def back(activiteit):
    return redirect(url_for("activiteiten.show", id=activiteit.id), 303)
