"""Codes on paper: without look-alikes, with a sign that shows a typing error, and kept only as a hash under a key."""

import hashlib
import hmac
import secrets

from flask import current_app

# What a code may hold: prime length for the check sign. Codes from before hold signs of LOOKALIKES too.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 9
# What nobody finds in a new code, and what it was if somebody types it all the same.
LOOKALIKES = str.maketrans("SZBGU", "5286V")
NEW_SIGNS = "".join(sign for sign in SIGNS if ord(sign) not in LOOKALIKES)


def new_code():
    """A code of nine signs and a check sign, in groups: "K7QM-3TXW-8R"; about 42 bits of chance."""
    code = drawn(LENGTH)
    while (check := check_sign(code)) not in NEW_SIGNS:
        code = drawn(LENGTH)
    return grouped(code + check)


def drawn(number):
    """So many signs by chance, none of which looks like another."""
    return "".join(secrets.choice(NEW_SIGNS) for _ in range(number))


def check_sign(body):
    """The sign that makes every single wrong sign and every swap of two neighbours show: a weighted sum modulo 31."""
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in enumerate(body, 2)) % len(SIGNS)]


def grouped(code):
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain(typed):
    """What was typed as a code: capitals, without spaces, dashes and other signs; None when it cannot be one.

    As it stands when it can be a code, so that older ones are read; else with what look-alikes stand for.
    """
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return next((read for read in (code, code.translate(LOOKALIKES)) if can_be(read)), None)


def can_be(code):
    return len(code) == LENGTH + 1 and set(code) <= set(SIGNS) and check_sign(code[:-1]) == code[-1]


def keyed(*parts):
    """A hash of these under the key of the portal (hex): nobody turns the table back into codes."""
    text = "\x1f".join(map(str, parts)).encode()
    return hmac.new(current_app.config["SECRET_KEY"].encode(), text, hashlib.sha256).hexdigest()
