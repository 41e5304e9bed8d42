"""The values of a .pb file, read exactly: numbers, amounts in cents, and lists."""

import re
from fractions import Fraction
from html import unescape

from portal.tellen.election import Amount

WHOLE = re.compile(r"[0-9]{1,15}")
NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15}|,[0-9]{1,2})?")


def whole(text: str) -> int:
    """A whole number from 0; ValueError when it is none."""
    if not WHOLE.fullmatch(text):
        raise ValueError(f"“{text}” is geen heel getal.")
    return int(text)


def number(text: str) -> Amount:
    """A number, negative or with decimals; ValueError when it is none. "1.000,50" is none: who knows what is meant."""
    if not NUMBER.fullmatch(text):
        raise ValueError(f"“{text}” is geen getal.")
    return plain(Fraction(text.replace(",", ".")))


def amount(text: str) -> Amount:
    """An amount of 0 or more, in cents; ValueError when it is none."""
    try:
        cents = number(text) * 100
    except ValueError:
        raise ValueError(f"“{text}” is geen bedrag.") from None
    if cents < 0:
        raise ValueError(f"{text} is minder dan nul.")
    return plain(cents)


def plain(value: Amount) -> Amount:
    """A whole number as one."""
    return int(value) if value == int(value) else value


def euros(cents: Amount) -> str:
    """An amount as a .pb file has it: 1200, 433.50."""
    return decimal(Fraction(cents) / 100, 2)


def decimal(value: Amount, decimals: int = 0) -> str:
    """A number with decimals where it has them, ``decimals`` or as many more as it takes."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    while (10**decimals) % value.denominator:
        decimals += 1
    digits = f"{abs(value) * 10**decimals}".rjust(decimals + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def listed(text: str) -> list[str]:
    """A list with commas. Names that were once escaped for a web page are read as they were meant: “&amp;” is “&”."""
    return [unescape(one.strip()) for one in text.split(",") if one.strip()]
