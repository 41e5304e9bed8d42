"""What we look up about grants."""

from portal.toekenningen.queries.one import WHOLE, find, next_termijn, one

__all__ = ["WHOLE", "find", "next_termijn", "one"]
