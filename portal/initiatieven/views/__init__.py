"""The pages about initiatieven."""

from portal.initiatieven.views import pulling, reading, taking_part, writing
from portal.initiatieven.views.blueprint import room

__all__ = ["pulling", "reading", "room", "taking_part", "writing"]
