"""What holds for a grant: how it ends, and who is what to it."""

from portal.toekenningen.rules import status, uitgave, verschuiving, who

__all__ = ["status", "uitgave", "verschuiving", "who"]
