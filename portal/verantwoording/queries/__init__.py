"""What we look up about accounts and final amounts."""

from portal.verantwoording.queries.one import vaststelling, verantwoording

__all__ = ["vaststelling", "verantwoording"]
