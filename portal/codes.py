"""Codes on paper: without look-alikes, with a sign that shows a typing error, and kept only as a hash under a key."""

import hashlib
import hmac
import secrets

from flask import current_app

# Crockford's base 32 less what looks alike in print or sounds alike on the phone; prime length for the check sign.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 9


def new_code():
    """A code of nine signs and a check sign, in groups: "K7QM-3TXB-8R"; about 44 bits of chance."""
    body = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return grouped(body + check_sign(body))


def check_sign(body):
    """The sign that makes every single wrong sign and every swap of two neighbours show: a weighted sum modulo 31."""
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in enumerate(body, 2)) % len(SIGNS)]


def grouped(code):
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain(typed):
    """What was typed as a code: capitals, without spaces, dashes and other signs; None when it cannot be one."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    ok = len(code) == LENGTH + 1 and set(code) <= set(SIGNS) and check_sign(code[:-1]) == code[-1]
    return code if ok else None


def keyed(*parts):
    """A hash of these under the key of the portal (hex): nobody turns the table back into codes."""
    text = "\x1f".join(map(str, parts)).encode()
    return hmac.new(current_app.config["SECRET_KEY"].encode(), text, hashlib.sha256).hexdigest()
