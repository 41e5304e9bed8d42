"""The levels of a doelen-inspanningennetwerk (DIN), and which goal may stand under which."""

from portal.wijkopgaven.rules.opgave import Niveau

ORDE = tuple(Niveau)


def depth(niveau):
    """How many levels there are above this one: 0 for the visie."""
    return ORDE.index(Niveau(niveau))


def fits_under(niveau, boven):
    """May a goal of this level serve one of level ``boven``? A level may be skipped, as in bijlage I of the contract
    Wijksturing Almelo 2020; without a goal above it there is only the visie."""
    return depth(niveau) == 0 if not boven else depth(niveau) > depth(boven)


def may_hold(niveau):
    """Can a goal of this level have goals under it?"""
    return depth(niveau) < len(ORDE) - 1
