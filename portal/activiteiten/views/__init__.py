"""The pages of the room."""

from portal.activiteiten.views import fotos, kalender, lezen, plannen
from portal.activiteiten.views.blueprint import room

__all__ = ["fotos", "kalender", "lezen", "plannen", "room"]
