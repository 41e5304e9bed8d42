"""The pages of the room."""

from portal.toekenningen.views import beheer, brieven, geld, plan, uitgaven, verschuiven
from portal.toekenningen.views.blueprint import room

__all__ = ["beheer", "brieven", "geld", "plan", "room", "uitgaven", "verschuiven"]
