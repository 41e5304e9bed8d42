"""The pages of the room."""

from portal.activiteiten.views.blueprint import room

__all__ = ["room"]
