"""Which areas share a buurt: as a part of another query, and looked up."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from portal.extensions import db
from portal.wijken.models import Ligging


def overlapping(codes):
    """A select of the codes of every area that shares a buurt with one of these; ``codes`` as IN takes them."""
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code.in_(codes))
    return select(Ligging.gebied_code).where(Ligging.buurt_code.in_(inside))


@cache
def _overlaps():
    inside, around = aliased(Ligging), aliased(Ligging)
    pairs = select(inside.gebied_code, around.gebied_code).join(around, around.buurt_code == inside.buurt_code)
    return pairs.where(inside.gebied_code.in_(bindparam("codes", expanding=True))).distinct()


def overlaps(codes):
    """Every area that shares a buurt with each of these, itself included, as {code: set of codes}."""
    found = {code: {code} for code in codes}
    for code, other in db.session.execute(_overlaps(), {"codes": list(found)}) if found else ():
        found[code].add(other)
    return found
