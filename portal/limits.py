"""How often one visitor may do one thing: counted in the database, so that it holds across workers."""

import hashlib
import hmac
from datetime import timedelta
from functools import cache
from ipaddress import ip_address, ip_network

from flask import current_app, request
from sqlalchemy import Integer, String, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import Moment, now
from portal.errors import TooMany, TooManyThisHour
from portal.extensions import db
from portal.sql import insert, insert_once

# name → (how many, in how many seconds)
LIMITS = {
    "inloggen": (20, 900),
    "inloggen.adres": (5, 900),
    "inloggen.postbus": (30, 900),
    "code": (30, 900),
    "code.adres": (30, 86400),
    "stemcode": (60, 900),
    "groepscode": (30, 900),
    "stemconcept": (600, 3600),
    "indienen": (60, 3600),
    "uploaden": (60, 3600),
    "misbruik": (10, 3600),
    "uitnodigen": (20, 3600),
    "dienst": (60, 3600),
    "verslagen": (60, 3600),
}
QUARTER, TWO_DAYS = 900, 172_800  # seconds
HOUSEHOLD = 64  # of the bits of an address of IPv6, those a provider chooses
EVERY_TRY = {"inloggen", "inloggen.adres", "inloggen.postbus", "code", "code.adres", "stemcode", "groepscode", "uploaden"}


class Limit(db.Model):
    """One counter: who did what, in which window."""

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    window_end: Mapped[object] = mapped_column(Moment, primary_key=True)
    number: Mapped[int] = mapped_column(Integer)


def count(name, who=None):
    """Count one more for ``who`` (a person or address), or for the place of this visitor; TooMany when the window is full.

    Keys and codes are counted in a transaction of their own, so that every wrong try counts; uploads too, or on SQLite nobody
    could write while a photo is made smaller; other deeds in the transaction of the request, so that what fails does not.
    """
    if name in EVERY_TRY:
        with db.engine.begin() as connection:
            judge(name, connection.execute(*one_more(name, who)).scalar_one())
    else:
        judge(name, db.session.execute(*one_more(name, who)).scalar_one())


def judge(name, number):
    most, seconds = LIMITS[name]
    if number > most * current_app.config["LIMITS_FACTOR"]:
        raise TooMany(name) if seconds <= QUARTER else TooManyThisHour(name)


def one_more(name, who):
    """The statement that counts, and for whom and until when."""
    key = keyed(f"{name}:{who or place()}")
    return upsert(db.engine.dialect.name), {"key": key, "window_end": window_end(LIMITS[name][1])}


def place():
    """Where this visitor comes from: an IP address, or of IPv6 the network in which every address is theirs to choose."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return request.remote_addr
    address = getattr(address, "ipv4_mapped", None) or address
    return address if address.version == 4 else ip_network((address, HOUSEHOLD), strict=False)


@cache
def upsert(dialect):
    return (
        insert(Limit, dialect)
        .values(key=bindparam("key"), window_end=bindparam("window_end"), number=1)
        .on_conflict_do_update(index_elements=["key", "window_end"], set_={"number": Limit.number + 1})
        .returning(Limit.number)
    )


def first_time(mark):
    """Is this the first deed with this mark of a form (``forms.Once``)? Also of several at the same moment.

    It is remembered in the transaction of the deed, for two days at most; a form without a mark always is the first.
    """
    return not mark or remember(f"eenmaal:{mark}", 1)


def made_by(mark, make):
    """The number of what the form with this mark made: ``make`` makes it, once, and gives its number. Who may have it is
    for the caller to say; a form without a mark makes another each time."""
    if not mark:
        return make()
    deed = f"gemaakt:{mark}"
    mine = Limit.key == keyed(deed)
    if not remember(deed, 0):
        return db.session.scalar(select(Limit.number).where(mine))
    number = make()
    db.session.execute(update(Limit).where(mine).values(number=number))
    return number


def remember(deed, number):
    return insert_once(Limit, key=keyed(deed), window_end=window_end(TWO_DAYS), number=number)


def window_end(seconds):
    moment = now()
    passed = moment.timestamp() % seconds
    return (moment + timedelta(seconds=seconds - passed)).replace(microsecond=0)


def keyed(text):
    """A keyed hash: no IP address or mail address stands in the table."""
    return hmac.new(current_app.secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()[:48]


def forget_old():
    db.session.execute(delete(Limit).where(Limit.window_end < now()))
