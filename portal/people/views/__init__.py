"""Logging in, your own data, and who holds which role."""

from portal.room import Room

room = Room("people", __name__, url_prefix="")

from portal.people.views import account, address, entrance, staff  # noqa: E402

__all__ = ["account", "address", "entrance", "room", "staff"]
