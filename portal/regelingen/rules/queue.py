"""Who comes first and how far the money goes: order of arrival, a drawn lot where it is equal, and why."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
FITS, PART, OVER, GONE = "past", "deel", "te_veel", "op"


@dataclass(frozen=True)
class Wachtende:
    """One application that waits: what it asks in cents, the moments that may count, and whether a part is welcome."""

    id: int
    bedrag: int
    ontvangen: datetime
    volledig: datetime | None = None
    deel_akkoord: bool = False


@dataclass(frozen=True)
class Plaats:
    """The place of one application, from 1. ``krijgt``: cents that fit, nought when none; ``over``: what was left
    before it. ``loting``: the ids it drew lots with, in the order drawn. ``uitleg``: [(key, values)] in words."""

    id: int
    nummer: int
    krijgt: int
    uitkomst: str
    over: int
    loting: tuple[int, ...] = ()
    uitleg: tuple = field(default=())


def lot(seed, id):
    """The lot of one application: anyone with the published seed finds the same number."""
    return sha256(f"{seed}:{id}".encode()).hexdigest()


def draw(seed, ids):
    """The order the lots give."""
    return sorted(ids, key=lambda id: (lot(seed, id), id))


def moment(vraag, verdeling):
    """What counts: the moment of receipt, or that at which it was complete; None while it is not."""
    return {"volgorde_ontvangst": vraag.ontvangen, "volgorde_volledig": vraag.volledig}[verdeling]


def counted(at, gelijk):
    """Two applications with the same value draw lots: the day here, or the exact moment."""
    return at.astimezone(HERE).date() if gelijk == "dag" else at


def order(vragen, verdeling, gelijk, seed):
    """[(application, the ids it drew lots with, its lot from 1)] in the order in which they are served.

    What has no moment yet does not stand in the queue. Neither who asked first in this list nor the size of an
    amount matters. ``seed``: one for all, or {what counted of the tied: the seed of their lottery}.
    """
    waiting = [(counted(at, gelijk), vraag) for vraag in vragen if (at := moment(vraag, verdeling)) is not None]
    waiting.sort(key=lambda pair: pair[0])
    served = []
    for at, group in groupby(waiting, key=lambda pair: pair[0]):
        tied = {vraag.id: vraag for _, vraag in group}
        drawn = tuple(draw(seed if isinstance(seed, str) else seed.get(at, ""), tied))
        served += [(tied[id], drawn if len(drawn) > 1 else (), lot) for lot, id in enumerate(drawn, 1)]
    return served


def distribute(vragen, bedrag, *, verdeling="volgorde_ontvangst", gelijk="dag", seed="", deel=False):
    """The places, in order. ``bedrag``: what there is to divide, in cents; ``deel``: the rest may go as a part.

    What does not fit is passed over, and the next gets its turn. The sum of what they get is never more than ``bedrag``.
    """
    left, places = bedrag, []
    for number, (vraag, drawn, lot) in enumerate(order(vragen, verdeling, gelijk, seed), 1):
        gets, outcome = share(vraag, left, deel)
        why = [("loting", {"aantal": len(drawn), "plek": lot})] if drawn else []
        told = explain(vraag, number, why, gets, outcome, left, verdeling)
        places.append(Plaats(vraag.id, number, gets, outcome, left, drawn, told))
        left -= gets
    return places


def share(vraag, left, deel):
    """(cents, how it ended)"""
    if vraag.bedrag <= left:
        return vraag.bedrag, FITS
    if left <= 0:
        return 0, GONE
    return (left, PART) if deel and vraag.deel_akkoord else (0, OVER)


def explain(vraag, number, loting, gets, outcome, left, verdeling):
    """Why it stands where it stands, as keys and values of ``words.zinnen.WACHTRIJ``."""
    at = moment(vraag, verdeling).astimezone(HERE)
    why = [("plaats", {"nummer": number}), (verdeling, {"dag": at.date().isoformat()})]
    return (*why, *loting, (outcome, {"over": left, "bedrag": vraag.bedrag, "krijgt": gets}))
