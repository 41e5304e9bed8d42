"""What statuses, steps, roles and findings are called on the screen, and the sign each wears."""

from portal.words.looks import LOOKS
from portal.words.names import NAMES
from portal.words.opgaven import OPGAVEN
from portal.words.told import TOLD

WORDS = NAMES | OPGAVEN

__all__ = ["LOOKS", "TOLD", "WORDS"]
