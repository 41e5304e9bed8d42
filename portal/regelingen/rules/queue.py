"""Who comes first and how far the money goes: order of arrival, a drawn lot where it is equal, and why."""

from datetime import date, datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
FITS, OVER, GONE = "past", "te_veel", "op"
# A round: the order was fixed by people, after a ranking or a vote.
RONDES = ("ronde_rangschikking", "stemmen")
# What counts: the moment of receipt, that at which it was complete, or the place in a round; None while it has none.
MOMENT = {
    "volgorde_ontvangst": attrgetter("ontvangen"), "volgorde_volledig": attrgetter("volledig"),
    **dict.fromkeys(RONDES, attrgetter("rang")),
}


class Wachtende(NamedTuple):
    """One application that waits: what it asks in cents, or the part it agreed to, and the moments that may count.

    ``grens``: what must stay after it, because the plafond it knows is lower; ``rang``: the number of the order that
    was fixed and its place in it.
    """

    id: int
    bedrag: int
    ontvangen: datetime
    volledig: datetime | None = None
    grens: int = 0
    rang: tuple[int, int] | None = None


class Plaats(NamedTuple):
    """The place of one application, from 1. ``krijgt``: cents that fit, nought when none; ``over``: what was left
    before it. ``geteld``: what counts of it, a day or a moment; ``loting``: the ids it drew lots with, as drawn."""

    vraag: Wachtende
    nummer: int
    krijgt: int
    uitkomst: str
    over: int
    geteld: date | datetime
    verdeling: str
    loting: tuple[int, ...] = ()

    @property
    def id(self):
        return self.vraag.id

    @property
    def uitleg(self):
        """Why it stands where it stands, as keys and values of ``words.zinnen.WACHTRIJ``."""
        counts = MOMENT[self.verdeling](self.vraag)
        how = {"rang": counts[1]} if self.verdeling in RONDES else {"dag": counts.astimezone(HERE).date().isoformat()}
        why = [("plaats", {"nummer": self.nummer}), (self.verdeling, how)]
        if self.loting:
            why.append(("loting", {"aantal": len(self.loting), "plek": self.loting.index(self.id) + 1}))
        if self.vraag.grens:
            why.append(("verlaagd", {"te_veel": self.vraag.grens}))
        return (*why, (self.uitkomst, {"over": self.over, "bedrag": self.vraag.bedrag}))


def lot(seed, id):
    """The lot of one application: anyone with the published seed finds the same number."""
    return sha256(f"{seed}:{id}".encode()).hexdigest()


def draw(seed, ids):
    """The order the lots give."""
    return sorted(ids, key=lambda id: (lot(seed, id), id))


def counted(at, gelijk):
    """Two applications with the same value draw lots: the day here, or the exact moment."""
    return at.astimezone(HERE).date() if gelijk == "dag" else at


def order(vragen, verdeling, gelijk, seed):
    """[(application, what counts of it, the ids it drew lots with)] in the order in which they are served.

    What has no moment yet does not stand in the queue. Neither who asked first in this list nor the size of an
    amount matters. ``seed``: one for all, or {what counted of the tied: the seed of their lottery}.
    """
    moment = MOMENT[verdeling]
    waiting = [(counted(at, gelijk), vraag) for vraag in vragen if (at := moment(vraag)) is not None]
    waiting.sort(key=itemgetter(0))
    served = []
    for at, group in groupby(waiting, key=itemgetter(0)):
        tied = {vraag.id: vraag for _, vraag in group}
        drawn = tuple(draw(seed if isinstance(seed, str) else seed.get(at, ""), tied)) if len(tied) > 1 else ()
        served += [(tied[id], at, drawn) for id in drawn or tied]
    return served


def distribute(vragen, bedrag, *, verdeling="volgorde_ontvangst", gelijk="dag", seed="", voor=0):
    """The places, in order. ``bedrag``: what there is to divide, in cents; ``voor``: how many are served before these.

    What does not fit is passed over, and the next gets its turn. The sum of what they get is never more than ``bedrag``.
    """
    left, places = bedrag, []
    for number, (vraag, at, drawn) in enumerate(order(vragen, verdeling, gelijk, seed), voor + 1):
        room = max(0, left - vraag.grens)
        gets, outcome = share(vraag, room)
        places.append(Plaats(vraag, number, gets, outcome, room, at, verdeling, drawn))
        left -= gets
    return places


def share(vraag, left):
    """(cents, how it ended)"""
    if vraag.bedrag <= left:
        return vraag.bedrag, FITS
    return 0, OVER if left > 0 else GONE
