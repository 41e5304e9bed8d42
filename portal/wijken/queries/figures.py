"""Reading figures: as numbers, and the newest of a kind."""

from sqlalchemy import select

from portal.sql import first
from portal.wijken.models import Cijfer, Gebied


def plain(number):
    """A figure as an int, or as a float when it has decimals; None stays None."""
    return number if number is None else int(number) if number == int(number) else float(number)


def newest(name):
    """The newest figure of that name of each area in a query."""
    found = select(Cijfer.waarde).where(Cijfer.gebied_code == Gebied.code, Cijfer.naam == name)
    return found.order_by(Cijfer.jaar.desc()).limit(first(1)).correlate(Gebied).scalar_subquery()
