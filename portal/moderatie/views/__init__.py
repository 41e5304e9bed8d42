"""The pages of staff."""

from portal.room import Room

room = Room("moderatie", __name__, url_prefix="/beheer")

from portal.moderatie.views import case, overview, queue, reasons, reports  # noqa: E402

__all__ = ["case", "overview", "queue", "reasons", "reports", "room"]
