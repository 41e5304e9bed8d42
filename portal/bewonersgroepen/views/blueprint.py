"""The room itself, and the way back to a group; its doors hang in the modules beside this one."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from portal.bewonersgroepen import queries
from portal.room import Room

room = Room("bewonersgroepen", __name__, url_prefix="/bewonersgroepen", load=queries.one)


def back(groep):
    return redirect(url_for(".show", id=groep.id), 303)


def to_workspace(groep):
    return redirect(url_for(".workspace", id=groep.id), 303)


def welcome(groep):
    """To the workspace, for who has just come in."""
    flash(_("Je doet mee. Dit is de werkplaats van de groep."))
    return to_workspace(groep)


def to_members(groep):
    return redirect(url_for(".members", id=groep.id), 303)
