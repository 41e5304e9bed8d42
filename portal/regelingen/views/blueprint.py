"""The room itself: its pages hang their doors in it."""

from portal.room import Room

room = Room("regelingen", "portal.regelingen.views", url_prefix="/regelingen")
