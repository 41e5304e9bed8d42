"""Who may vote in a round: what is known of a visitor, and what still stands in the way."""

from dataclasses import dataclass
from enum import StrEnum

from portal.stemmen.rules.ronde import Toegang


class Hindernis(StrEnum):
    """Log in, enter a code, choose a buurt: that can be done. ``buiten``: lives elsewhere, and cannot vote here."""

    INLOGGEN = "inloggen"
    CODE = "code"
    BUURT = "buurt"
    BUITEN = "buiten"


class Vraag(StrEnum):
    """What somebody asks for a code, and a second person must agree to."""

    VERVANGEN = "vervangen"
    VERVALLEN = "vervallen"


@dataclass(frozen=True)
class Kiezer:
    """What a round knows of a visitor: an account, a code that is good here, or only a browser.

    ``woont``: the buurt of the account is one of the agenda. ``soort``: the kind of code. ``volgcode``: the tracking
    code of the ballot this account or this code has cast already, "" when it has not.
    """

    person_id: int | None = None
    buurt_code: str | None = None
    woont: bool = False
    code_id: int | None = None
    soort: str = ""
    code_buurt: str | None = None
    browser_hash: str = ""
    volgcode: str = ""

    @property
    def keeps_under(self):
        """Where a draft waits, as (column, value): the account, else the code, else this browser."""
        places = ("person_id", self.person_id), ("code_id", self.code_id), ("browser_hash", self.browser_hash)
        return next(place for place in places if place[1])


def takes_codes(regels):
    """Is there a way in with a code?"""
    return bool(set(regels.toegang) - {Toegang.ACCOUNT})


def needs_code(regels):
    """An account alone does not do: none may vote with one, or everybody was sent a letter."""
    letters = Toegang.CODE in regels.toegang and not regels.zonder_brief
    return letters or Toegang.ACCOUNT not in regels.toegang


def can_vote_twice(regels):
    """Can one person vote with an account and once more with a code of a letter or of the desk? Nothing ties the two; what
    is agreed then is all there is."""
    handed_out = {Toegang.CODE, Toegang.BALIE} & set(regels.toegang)
    return bool(handed_out) and not needs_code(regels)


def hindernis(regels, kiezer):
    """What stands between this visitor and a vote; None when nothing does."""
    if kiezer.code_id:
        return None
    if needs_code(regels):
        return Hindernis.CODE
    if not kiezer.person_id:
        return Hindernis.INLOGGEN
    if not kiezer.buurt_code:
        return Hindernis.BUURT
    return None if kiezer.woont else Hindernis.BUITEN
