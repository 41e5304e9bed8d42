"""The pages about groups of residents."""

from portal.bewonersgroepen.views import (
    criteria,
    group,
    hulp,
    members,
    papier,
    reading,
    recognition,
    workspace,
)
from portal.bewonersgroepen.views.blueprint import room

__all__ = ["criteria", "group", "hulp", "members", "papier", "reading", "recognition", "room", "workspace"]
