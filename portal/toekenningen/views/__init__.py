"""The pages of the room."""

from portal.toekenningen.views.blueprint import room

__all__ = ["room"]
