"""The pages of the room."""

from portal.betalingen.views import rekening, runs, terug
from portal.betalingen.views.blueprint import room

__all__ = ["rekening", "room", "runs", "terug"]
