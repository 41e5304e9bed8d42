"""The pages of the room."""

from portal.betalingen.views.blueprint import room

__all__ = ["room"]
