"""The pages of the room."""

from portal.verantwoording.views.blueprint import room

__all__ = ["room"]
