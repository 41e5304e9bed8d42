"""The pages of the room."""

from portal.inbreng.views.blueprint import room

__all__ = ["room"]
