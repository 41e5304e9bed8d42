"""Many who take from one plafond at the same moment: never a cent over, and nothing taken or given back twice."""

from functools import partial

import pytest

from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.queries.plafond import compared, sums_of
from portal.regelingen.rules.plafond import NA_BESLUIT, Som
from tests.at_once import CONNECTED, at_once, kinds

MANY, FEW = 64, CONNECTED
NOTHING_YET = dict.fromkeys((som for som in NA_BESLUIT if som != Som.TOEGEKEND), 0)


@pytest.fixture
def together(app):
    """Calls ``deed(number)`` for 1 up to so many, at once and each in a transaction: what they heard."""

    def together(number, deed):
        return kinds(at_once(app, *(partial(deed, n) for n in range(1, number + 1))))

    return together


def test_of_64_who_are_granted_the_last_euro_one_gets_it(pot, mo, together):
    id = pot.id
    kasboek.grant(id, MANY + 1, pot.bedrag - 100, by=mo)
    db.session.commit()
    heard = together(MANY, lambda number: kasboek.grant(id, number, 100, by=mo))
    assert sorted(heard, key=str) == [NotNow] * (MANY - 1) + [None]
    assert sums_of(id) == {"bedrag": 10000, "verlaging": 0, "gereserveerd": 0, "toegekend": 10000} | NOTHING_YET
    assert [row.unequal for row in compared()] == [False]


def test_of_64_reservations_as_many_fit_as_there_is_room(pot, mo, together):
    id = pot.id
    heard = together(MANY, lambda number: kasboek.reserve(id, number, 1000, by=mo))
    assert sorted(heard) == [False] * (MANY - 10) + [True] * 10
    assert sums_of(id)["gereserveerd"] == 10000


def test_one_reservation_is_released_once(pot, mo, together):
    id = pot.id
    kasboek.reserve(id, 1, 300, by=mo)
    kasboek.reserve(id, 2, 9700, by=mo)
    db.session.commit()
    heard = together(FEW, lambda _number: kasboek.release(id, 1, by=mo))
    assert sorted(heard) == [0] * (FEW - 1) + [300]
    assert sums_of(id)["gereserveerd"] == 9700
    assert [row.unequal for row in compared()] == [False]


def test_one_reservation_is_granted_once(pot, mo, together):
    """The others would have to take it from what is reserved for somebody else."""
    id = pot.id
    kasboek.reserve(id, 1, 300, by=mo)
    kasboek.reserve(id, 2, 9700, by=mo)
    db.session.commit()
    heard = together(FEW, lambda _number: kasboek.grant(id, 1, 300, by=mo))
    assert sorted(heard, key=str) == [NotNow] * (FEW - 1) + [None]
    assert sums_of(id) == {"bedrag": 10000, "verlaging": 0, "gereserveerd": 9700, "toegekend": 300} | NOTHING_YET
