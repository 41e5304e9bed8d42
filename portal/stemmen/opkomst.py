"""Turnout by channel and by buurt; a group too small to be unknown in is counted with the rest or not shown apart."""

from sqlalchemy import func, select

from portal.extensions import db
from portal.stemmen.models import Gestemd
from portal.stemmen.rules.regels import SMALLEST


def per_buurt(ronde_id, weighed=None):
    """{"kanalen": {channel: number}, "buurten": {code: number}, "elders": number} of those who voted.

    Channels are there only when all of them are large enough: the total would give away the one left out. ``weighed``: how many
    valid ballots carry each channel, where channels weigh; those must be enough as well.
    """
    kanalen, weighed = numbers(ronde_id, Gestemd.kanaal), weighed or {}
    sizes = [*(number for _kanaal, number in kanalen), *weighed.values()]
    return {
        "kanalen": dict(kanalen) if all(number >= SMALLEST for number in sizes) else {},
        **apart(numbers(ronde_id, func.coalesce(Gestemd.buurt_code, ""))),
    }


def numbers(ronde_id, what):
    rows = select(what, func.count()).where(Gestemd.ronde_id == ronde_id).group_by(what).order_by(what)
    return [tuple(row) for row in db.session.execute(rows)]


def apart(rows):
    """Groups that are large enough, and the sum of all others; a single small one takes the next smallest along."""
    large = {code: number for code, number in rows if code and number >= SMALLEST}
    small = sum(number for code, number in rows if code not in large)
    if 0 < small < SMALLEST and large:
        smallest = min(large, key=lambda code: (large[code], code))
        small += large.pop(smallest)
    return {"buurten": large, "elders": small}
