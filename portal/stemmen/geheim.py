"""The secrets of a vote: codes without look-alikes, their hashes, and the link that dies when the round closes."""


from portal.codes import LENGTH, NEW_SIGNS, SIGNS, check_sign, drawn, grouped, keyed, new_code, plain
from portal.people.rules import mailbox

__all__ = [
    "LENGTH", "NEW_SIGNS", "SIGNS", "adres_hash", "check_sign", "code_hash", "grouped", "keyed", "link", "mail_hash", "new_code",
    "plain", "read_serial", "serial", "volgcode",
]


def code_hash(ronde_id, code):
    """What is kept of a code: a hash under the key of the portal (hex)."""
    return keyed("stemcode", ronde_id, code)


def adres_hash(ronde_id, adres):
    """What is kept of the address (or the organisation) a code was sent to; "" for none."""
    return keyed("adres", ronde_id, adres) if adres else ""


def mail_hash(ronde_id, email):
    """What is kept until closing of the mailbox of an account that voted, however its address is spelled; None for none."""
    return keyed("mailadres", ronde_id, mailbox(email)) if email else None


def serial(ronde_id, nummer):
    """The number of a code as a paper ballot carries it: "123-K7QM". The four signs come from the key of the portal,
    so that a typing error shows and nobody can print ballots for numbers of others."""
    sum_of_it = int(keyed("stembiljet", ronde_id, nummer), 16)
    return f"{nummer}-" + "".join(SIGNS[sum_of_it // len(SIGNS) ** place % len(SIGNS)] for place in range(4))


def read_serial(ronde_id, typed):
    """The number in such a text, however it is written; None when the signs do not belong to it."""
    text = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())
    number = text[:-4]
    ok = number.isdigit() and len(number) <= 9 and serial(ronde_id, int(number)) == f"{int(number)}-{text[-4:]}"
    return int(number) if ok else None


def link(sleutel, gestemd_id):
    """Where a ballot can be found again while changing is allowed; without the key of the round nobody can make it."""
    return keyed("wissel", sleutel, gestemd_id)


def volgcode():
    """A tracking code: proves that a ballot is among those counted, and nothing about its contents."""
    return grouped(drawn(12))
