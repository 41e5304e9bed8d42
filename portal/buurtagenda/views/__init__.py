"""The pages about agendas."""

from portal.buurtagenda.views import agenda, beheer, punten, signalen, toets, uitvoering, wijkfoto
from portal.buurtagenda.views.blueprint import room

__all__ = ["agenda", "beheer", "punten", "room", "signalen", "toets", "uitvoering", "wijkfoto"]
