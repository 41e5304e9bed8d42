"""The pages of the room."""

from portal.toekenningen.views import beheer, geld, plan, uitgaven, verschuiven
from portal.toekenningen.views.blueprint import room

__all__ = ["beheer", "geld", "plan", "room", "uitgaven", "verschuiven"]
