"""The tally of promises: whatever happens to them, in whatever order, it comes to what counting them one by one gives."""

import random
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, func, select, update

from portal.clock import UTC, at
from portal.extensions import db
from portal.inbreng import folding, queries
from portal.inbreng.models import Afspraak, Afspraaktelling, Inbreng
from portal.inbreng.queries.afspraken import by_wijk, stands
from portal.wijken.models import Gebied
from tests.at_once import at_once

VAN, DAY = date(2025, 6, 1), date(2026, 6, 18)
ENDS = ("beantwoord_op", "verzet_op", "vervallen_op")
AREAS = ("BU01640202", "WK016402", "BU01640401", "GM0164", None)
WIJKEN = ("WK016402", "WK016404")
KINDS = ("signalen", "initiatieven", "agendapunten")


@pytest.fixture(autouse=True)
def that_day():
    with at(datetime(2026, 6, 18, 10, tzinfo=UTC)):
        yield


def some_day(lot):
    return VAN + timedelta(lot.choice((lot.randrange(-40, 420), lot.randrange(360, 400))))


def comes(lot):
    db.session.add(line := Inbreng(
        soort=lot.choice(KINDS), thing_id=lot.randrange(10**9), gebied_code=lot.choice(AREAS), ontvangen_op=VAN
    ))
    db.session.flush()
    for ended in {lot.choice((*ENDS, "")) for _ in range(3)}:
        values = {ended: some_day(lot)} if ended else {}
        db.session.add(Afspraak(inbreng_id=line.id, gemaakt_op=VAN, beloofd=some_day(lot), **values))


def ends(lot):
    change(lot, Afspraak, **{lot.choice(ENDS): some_day(lot)})


def is_moved(lot):
    change(lot, Afspraak, beloofd=some_day(lot))


def is_corrected(lot):
    change(lot, Afspraak, gemaakt_op=some_day(lot), beantwoord_op=some_day(lot))


def belongs_to_another(lot):
    ended = select(Afspraak).where(Afspraak.beantwoord_op.is_not(None)).order_by(Afspraak.id)
    if found := db.session.scalars(ended).all():
        change_of(Afspraak, lot.choice(found).id, inbreng_id=some_row(lot, Inbreng).id)


def rests(lot):
    change(lot, Inbreng, rust_sinds=some_day(lot))


def goes_on(lot):
    change(lot, Inbreng, rust_sinds=None)


def lies_elsewhere(lot):
    change(lot, Inbreng, gebied_code=lot.choice(AREAS))


def becomes_another_kind(lot):
    change(lot, Inbreng, soort=lot.choice(KINDS))


def is_removed(lot):
    one = some_row(lot, Inbreng)
    db.session.execute(delete(Afspraak).where(Afspraak.inbreng_id == one.id))
    db.session.execute(delete(Inbreng).where(Inbreng.id == one.id))


def buurt_moves(lot):
    goes_to(lot.choice(WIJKEN))


def goes_to(wijk):
    db.session.execute(update(Gebied).where(Gebied.code == "BU01640202").values(ouder_code=wijk))


def many_are_answered(lot):
    which = Afspraak.inbreng_id % lot.randrange(2, 6) == 0, Afspraak.beantwoord_op.is_(None)
    db.session.execute(update(Afspraak).where(*which).values(beantwoord_op=some_day(lot)))


def all_is_folded(lot):
    db.session.commit()
    folding.fold()


DEEDS = (
    comes, comes, comes, ends, ends, is_moved, is_corrected, belongs_to_another, rests, goes_on, lies_elsewhere,
    becomes_another_kind, is_removed, buurt_moves, many_are_answered, all_is_folded,
)


def some_row(lot, model):
    return lot.choice(db.session.scalars(select(model).order_by(model.id)).all())


def change(lot, model, **values):
    change_of(model, some_row(lot, model).id, **values)


def change_of(model, id, **values):
    db.session.execute(update(model).where(model.id == id).values(values))


def one_by_one(day):
    rows = db.session.execute(by_wijk(Afspraak.beloofd.between(VAN, day)), {"day": day}).all()
    kinds = stands((soort, sums) for soort, _wijk, *sums in rows)
    return kinds, stands((wijk, sums) for _soort, wijk, *sums in rows if wijk)


@pytest.mark.parametrize("seed", range(4))
def test_the_tally_is_the_full_count_after_any_deeds(app, seed):
    lot = random.Random(seed)
    for _ in range(10):
        comes(lot)
    for _ in range(60):
        lot.choice(DEEDS)(lot)
        day = lot.choice((DAY, DAY - timedelta(1), DAY.replace(day=1), DAY + timedelta(9)))
        assert queries.kept(VAN, day) == one_by_one(day)
        for wijk in WIJKEN:
            assert queries.kept(VAN, day, wijk)[1] == [row for row in one_by_one(day)[1] if row.sleutel == wijk]
    assert sum(row.alle for row in one_by_one(DAY)[0]) > 10


def test_folding_leaves_one_row_for_a_day_and_for_a_month_that_is_over(app):
    lot = random.Random(1)
    for _ in range(60):
        comes(lot)
    db.session.commit()
    before = queries.kept(VAN, DAY)
    assert folding.fold() > 0
    assert folding.fold() == 0
    assert queries.kept(VAN, DAY) == before
    rows = db.session.scalars(select(Afspraaktelling).order_by(Afspraaktelling.id)).all()
    assert len(rows) == len({folding.place(row, DAY.replace(day=1)) for row in rows})
    assert len({row.dag for row in rows if row.dag > DAY}) > 1


def test_what_comes_to_nothing_leaves_no_row(app):
    comes(lot := random.Random(2))
    is_removed(lot)
    all_is_folded(lot)
    assert db.session.scalar(select(func.count()).select_from(Afspraaktelling)) == 0


def test_deeds_at_the_same_moment_are_all_counted(app):
    """An answer, a move to another area, a buurt that goes to another wijk and folding, each in a transaction of its own."""
    line = Inbreng(soort="signalen", thing_id=1, gebied_code="BU01640202", ontvangen_op=VAN)
    db.session.add(line)
    db.session.flush()
    db.session.add(promise := Afspraak(inbreng_id=line.id, gemaakt_op=VAN, beloofd=VAN + timedelta(9)))
    db.session.commit()
    line_id, promise_id = line.id, promise.id
    for turn in range(8):
        given = at_once(
            app,
            partial(change_of, Afspraak, promise_id, beantwoord_op=VAN + timedelta(turn)),
            partial(change_of, Inbreng, line_id, gebied_code=AREAS[turn % 3], rust_sinds=VAN if turn % 2 else None),
            partial(goes_to, WIJKEN[turn % 2]),
            folding.fold,
        )
        assert not [one for one in given if isinstance(one, Exception)]
        assert queries.kept(VAN, DAY) == one_by_one(DAY)
        db.session.rollback()
