"""The pages about groups of residents."""

from portal.bewonersgroepen.views import criteria, group, members, reading, recognition
from portal.bewonersgroepen.views.blueprint import room

__all__ = ["criteria", "group", "members", "reading", "recognition", "room"]
