"""The pages of the room."""

from portal.rapportages.views import bereik, geld, overzicht, vandaag, verslagen
from portal.rapportages.views.blueprint import room

__all__ = ["bereik", "geld", "overzicht", "room", "vandaag", "verslagen"]
