"""The queue of the village is worked off: only what came in lately still waits to be sorted."""

from datetime import timedelta

from sqlalchemy import select

from portal.clock import today
from portal.demo.sorting import WAITS
from portal.extensions import db
from portal.inbreng.models import Inbreng


def test_only_what_came_in_lately_waits_to_be_sorted(hengelo):
    waiting = select(Inbreng.ontvangen_op).where(Inbreng.getrieerd_at.is_(None))
    days = db.session.scalars(waiting).all()
    assert days and min(days) >= today() - WAITS - timedelta(days=2)


def test_nothing_is_sorted_before_it_came_in(hengelo):
    sorted_ones = db.session.scalars(select(Inbreng).where(Inbreng.getrieerd_at.is_not(None))).all()
    assert sorted_ones and all(one.getrieerd_at.date() >= one.ontvangen_op for one in sorted_ones)
