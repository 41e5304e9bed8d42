"""The pages of the room."""

from portal.rapportages.views.blueprint import room

__all__ = ["room"]
