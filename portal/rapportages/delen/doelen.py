"""The goals of the town as far as work here serves them: from the visie down, with how that work goes."""

from portal.rapportages.delen.werk import counted
from portal.speech import word
from portal.wijkopgaven.rules.doelen import depth
from portal.wijkopgaven.rules.opgave import Niveau


def goals(work, rows, served):
    """Goals that work here serves, itself or through a goal under it, as ``rijen`` in the order of the tree; ``zonder``:
    how many operational goals nothing is done for here. ``served``: {inspanning: goals}."""
    under = {}
    for row in rows:
        under.setdefault(row.ouder_id, []).append(row)
    direct = {}
    for one in work:
        for goal in served.get(one.id, ()):
            direct.setdefault(goal, []).append(one)
    idle = [row for row in rows if row.niveau == Niveau.OPERATIONEEL and row.id not in direct]
    return {"rijen": list(walk(under.get(None, ()), under, direct)), "zonder": len(idle)}


def walk(rows, under, direct):
    """The goals from here down that have work, each followed by those under it."""
    for row in rows:
        below = list(walk(under.get(row.id, ()), under, direct))
        serving = efforts(row, under, direct)
        if serving:
            yield {
                "titel": row.titel, "niveau": str(word(row.niveau)), "diepte": depth(row.niveau), **counted(serving)
            }
            yield from below


def efforts(row, under, direct):
    """The inspanningen that serve this goal or one under it, each once."""
    found = {one.id: one for one in direct.get(row.id, ())}
    for child in under.get(row.id, ()):
        found |= {one.id: one for one in efforts(child, under, direct)}
    return list(found.values())
