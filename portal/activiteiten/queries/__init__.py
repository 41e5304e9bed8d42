"""What we look up about activities."""

from portal.activiteiten.queries.one import one

__all__ = ["one"]
