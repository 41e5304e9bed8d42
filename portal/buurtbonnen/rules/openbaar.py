"""The queue for money as anyone may read it: places and why, without what lots still have to decide."""

from math import inf
from typing import NamedTuple


class OpenbarePlaats(NamedTuple):
    """A place; its number is None while lots must decide on it. ``bedrag`` in cents; ``uitleg`` as ``Plaats.uitleg``."""

    id: int
    nummer: int | None
    bedrag: int
    uitleg: tuple = ()


def public_places(rij):
    """[OpenbarePlaats] of a Rij, in order. Those who must draw lots stand by the number of their application, and from
    there on nobody reads how much money was left: the lots decide on that too."""
    tied = [plaats for plaats in rij.plaatsen if rij.is_undecided(plaats)]
    shared = {id: first.nummer for first in tied for id in first.loting}
    decided = min(shared.values(), default=inf)
    return [
        OpenbarePlaats(
            plaats.id,
            None if plaats.id in shared else plaats.nummer,
            plaats.vraag.bedrag,
            without(rij.uitleg(plaats.id), {"plaats"} if plaats.nummer < decided else {"plaats", plaats.uitkomst}),
        )
        for plaats in sorted(rij.plaatsen, key=lambda plaats: (shared.get(plaats.id, plaats.nummer), plaats.id))
    ]


def without(uitleg, hidden):
    return tuple((key, values) for key, values in uitleg if key not in hidden)
