"""An account number as people write it, and whose it is: spelled, masked and compared.

Of an IBAN the length of its country (at most 34) and the check of ISO 7064 mod 97-10 count, and nothing else: the
elfproef ended with the old Dutch numbers.
"""

import re

from rapidfuzz import fuzz, utils
from stdnum import iban
from stdnum.exceptions import InvalidComponent, ValidationError
from text_unidecode import unidecode

BEGINNING = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{1,30}")
DUTCH_LENGTH = 18
# The countries of the IBANs a SEPA credit transfer reaches (European Payments Council, EPC409-09, as of May 2025). Where a
# territory has the IBAN of another country, that counts: FR for Martinique, GB for Jersey.
SEPA = frozenset((
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK",
    "SM", "VA",
))
# From so many of 100 on two names are of the same holder, and from so many on they look alike.
SAME, ALIKE = 92, 70
HIDDEN = "••••"


class NoIban(ValueError):
    """``args[0]``: why this is no IBAN: "begin", "lengte", "land", "cijfers" or "sepa"."""


def spelled(text):
    """An IBAN in the one spelling we keep, capitals without spaces; NoIban says what is wrong with it."""
    number = "".join(iban.compact(text or "").split())
    if not BEGINNING.fullmatch(number):
        raise NoIban("begin")
    if number[:2] == "NL" and len(number) != DUTCH_LENGTH:
        raise NoIban("lengte")
    try:
        iban.validate(number, check_country=False)
    except InvalidComponent:
        raise NoIban("land") from None
    except ValidationError:
        raise NoIban("cijfers") from None
    if number[:2] not in SEPA:
        raise NoIban("sepa")
    return number


def shown(number):
    """An IBAN in groups of four, as it stands on a bank card."""
    return iban.format(number)


def masked(number):
    """An IBAN that only its holder recognises: NL91 •••• •••• 4300."""
    return f"{number[:4]} {HIDDEN} {HIDDEN} {number[-4:]}"


def likeness(holder, names):
    """How much the name of the holder is like the nearest of these names, in full or with an initial: 0 to 100."""
    spellings = [spelling for name in names if name for spelling in (plain(name), abbreviated(plain(name)))]
    return max((fuzz.token_set_ratio(plain(holder), spelling) for spelling in spellings), default=0)


def plain(name):
    return utils.default_process(unidecode(name))


def abbreviated(name):
    """With the first name as a letter: many accounts are called so."""
    first, _space, rest = name.partition(" ")
    return f"{first[:1]} {rest}"


def comparison(holder, names):
    """What the bank would say of this name: "gelijk", "lijkt" or "anders"."""
    found = likeness(holder, names)
    return "gelijk" if found >= SAME else "lijkt" if found >= ALIKE else "anders"
