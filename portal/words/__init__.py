"""What statuses, steps, roles and findings are called on the screen, and the sign each wears."""

from portal.words.besteding import BESTEDING
from portal.words.looks import LOOKS
from portal.words.names import NAMES
from portal.words.opgaven import OPGAVEN
from portal.words.sommen import SOMMEN
from portal.words.told import ANTWOORD_VAN
from portal.words.told import TOLD as HAPPENED
from portal.words.told_agenda import TOLD as TOGETHER
from portal.words.told_besteding import TOLD as WITH_MONEY
from portal.words.told_gemeld import TOLD as REPORTED

TOLD = HAPPENED | TOGETHER | WITH_MONEY | REPORTED
WORDS = NAMES | OPGAVEN | BESTEDING | SOMMEN

__all__ = ["ANTWOORD_VAN", "LOOKS", "TOLD", "WORDS"]
