"""The pages of the room."""

from portal.inbreng.views import afspraken, dienst, show, tabel, triage, wachtrij
from portal.inbreng.views.blueprint import room

__all__ = ["afspraken", "dienst", "room", "show", "tabel", "triage", "wachtrij"]
