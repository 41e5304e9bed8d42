"""Which areas share a buurt: one answer, however it is asked."""

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.wijken import queries as wijken
from portal.wijken.models import Gebied, Ligging


def shared():
    """By hand: the areas that hold a buurt together, as {code: set of codes}."""
    held = {}
    for code, buurt in db.session.execute(select(Ligging.gebied_code, Ligging.buurt_code)):
        held.setdefault(code, set()).add(buurt)
    return {code: {other for other in held if held[other] & buurten} for code, buurten in held.items()}


def test_every_way_of_asking_gives_the_same(app):
    by_hand = shared()
    codes = sorted(by_hand)
    assert wijken.overlaps(codes) == by_hand
    for code in codes:
        found = set(db.session.scalars(select(Gebied.code).where(Gebied.code.in_(wijken.overlapping([code])))))
        assert found == by_hand[code]


@pytest.mark.parametrize("code", ["GM0164", "WK016402", "BU01640202"])
def test_the_reach_of_a_role_is_the_same(person, code):
    assert set(person("Mo", rol="moderator", gebied=code).roles[0].reach) == shared()[code]


def test_an_area_that_is_not_there_overlaps_itself_alone_and_nothing_asks_nothing(app, queries):
    queries.clear()
    assert wijken.overlaps([]) == {} and queries == []
    assert wijken.overlaps(["ZZ1"]) == {"ZZ1": {"ZZ1"}}
