"""The pages about initiatieven."""

from portal.initiatieven.views import handing_in, pulling, reading, taking_part, writing
from portal.initiatieven.views.blueprint import room

__all__ = ["handing_in", "pulling", "reading", "room", "taking_part", "writing"]
