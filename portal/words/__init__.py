"""What statuses, steps, roles and findings are called on the screen, and the sign each wears."""

from portal.words.looks import LOOKS
from portal.words.names import WORDS
from portal.words.told import TOLD

__all__ = ["LOOKS", "TOLD", "WORDS"]
