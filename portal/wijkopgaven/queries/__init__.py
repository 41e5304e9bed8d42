"""What is looked up about wijkopgaven, goals and inspanningen."""

from portal.wijkopgaven.queries.opgave import inspanning, one

__all__ = ["inspanning", "one"]
