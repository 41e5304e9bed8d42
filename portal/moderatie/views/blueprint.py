"""The room itself: its pages hang their doors in it."""

from portal.room import Room

room = Room("moderatie", __name__, url_prefix="/beheer")
