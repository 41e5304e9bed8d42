"""The pages of staff."""

from portal.moderatie.views import case, overview, queue, reasons, reports, together
from portal.moderatie.views.blueprint import room

__all__ = ["case", "overview", "queue", "reasons", "reports", "room", "together"]
