"""Logging in, your own data, and who holds which role."""

from portal.people.views import account, address, entrance, staff
from portal.people.views.blueprint import room

__all__ = ["account", "address", "entrance", "room", "staff"]
