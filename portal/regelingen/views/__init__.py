"""The pages about regelingen."""

from portal.regelingen.views import editing, kalender, plafond, public, publishing, staff, vensters
from portal.regelingen.views.blueprint import room

__all__ = ["editing", "kalender", "plafond", "public", "publishing", "room", "staff", "vensters"]
