"""The pages of the room."""

from portal.rapportages.views import overzicht, vandaag, verslagen
from portal.rapportages.views.blueprint import room

__all__ = ["overzicht", "room", "vandaag", "verslagen"]
