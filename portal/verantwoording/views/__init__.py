"""The pages of the room."""

from portal.verantwoording.views import beheer, brieven, foto, invullen, vaststellen, zaak
from portal.verantwoording.views.blueprint import room

__all__ = ["beheer", "brieven", "foto", "invullen", "room", "vaststellen", "zaak"]
