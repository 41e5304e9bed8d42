"""The pages of the room."""

from portal.wijkopgaven.views.blueprint import room

__all__ = ["room"]
