"""What can become of a paper ballot, and why one may not be valid."""

from enum import StrEnum


class Stand(StrEnum):
    """Where a ballot stands after somebody typed it in. Settled ones leave nothing but a number."""

    WACHT = "wacht"
    VERSCHIL = "verschil"
    GETELD = "geteld"
    DUBBEL = "dubbel"
    ONGELDIG = "ongeldig"


class Ongeldig(StrEnum):
    LEEG = "leeg"
    REGELS = "regels"
    ONLEESBAAR = "onleesbaar"
    HERKENBAAR = "herkenbaar"
