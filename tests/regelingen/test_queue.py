"""Distribution: who comes first, whose lot it was, how far the money goes, and why."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from portal.regelingen.rules.queue import Wachtende, distribute, draw
from portal.regelingen.words.zinnen import WACHTRIJ

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def waits(id, bedrag=100, at=NOON, volledig=None, **more):
    return Wachtende(id, bedrag, at, volledig, **more)


def ids(places):
    return [place.id for place in places]


def test_first_come_first_served_until_it_is_gone():
    places = distribute([waits(1, at=NOON + 2 * DAY), waits(2), waits(3, at=NOON + DAY)], 200)
    assert [(p.id, p.nummer, p.krijgt, p.uitkomst) for p in places] == [
        (2, 1, 100, "past"), (3, 2, 100, "past"), (1, 3, 0, "op"),
    ]


def test_the_day_everything_was_there_may_count():
    early, late = waits(1, volledig=NOON + 5 * DAY), waits(2, at=NOON + DAY, volledig=NOON + 2 * DAY)
    assert ids(distribute([early, late], 500, verdeling="volgorde_ontvangst")) == [1, 2]
    assert ids(distribute([early, late], 500, verdeling="volgorde_volledig")) == [2, 1]


def test_what_is_not_complete_does_not_wait_yet():
    assert ids(distribute([waits(1), waits(2, volledig=NOON)], 500, verdeling="volgorde_volledig")) == [2]


def test_one_day_is_equal_or_only_the_very_moment():
    same_day = [waits(n, at=NOON + n * HOUR) for n in range(6)]
    assert ids(distribute(same_day, 9999, gelijk="tijdstip", seed="a")) == [0, 1, 2, 3, 4, 5]
    assert ids(distribute(same_day, 9999, gelijk="dag", seed="a")) == draw("a", range(6))


def test_the_day_is_the_one_on_the_wall_here():
    """23:30 UTC on 1 March is already 2 March in the Netherlands."""
    night = waits(1, at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    assert distribute([night, waits(2)], 500, seed="a")[0].loting == tuple(draw("a", [1, 2]))


def test_anyone_can_draw_the_lots_again():
    expected = sorted([7, 8, 9], key=lambda id: sha256(f"zaad:{id}".encode()).hexdigest())
    assert draw("zaad", [9, 7, 8]) == expected
    assert ids(distribute([waits(9), waits(7), waits(8)], 9999, seed="zaad")) == expected


def test_lots_are_fair():
    """Each of four comes first about as often as any other."""
    first = [draw(f"loting {n}", [1, 2, 3, 4])[0] for n in range(4000)]
    assert all(880 < first.count(id) < 1120 for id in (1, 2, 3, 4))


def test_what_does_not_fit_is_passed_over():
    places = distribute([waits(1, 150), waits(2, 100, NOON + DAY), waits(3, 50, NOON + 2 * DAY)], 200)
    assert [(p.id, p.krijgt, p.uitkomst) for p in places] == [(1, 150, "past"), (2, 0, "te_veel"), (3, 50, "past")]


def test_a_place_tells_why():
    [first, second] = distribute([waits(1, 150), waits(2, 100)], 200, seed="b")
    assert first.uitleg[:3] == (
        ("plaats", {"nummer": 1}), ("volgorde_ontvangst", {"dag": "2026-03-02"}), ("loting", {"aantal": 2, "plek": 1}),
    )
    assert second.uitleg[3][0] == second.uitkomst
    assert {key for place in (first, second) for key, _ in place.uitleg} <= set(WACHTRIJ)


WAITING = st.lists(
    st.builds(
        Wachtende, st.integers(1, 10**6), st.integers(1, 1000),
        st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 5), timezones=st.just(UTC)),
        st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 5), timezones=st.just(UTC)),
        grens=st.integers(0, 500), rang=st.none(),
    ),
    max_size=12, unique_by=lambda one: one.id,
)
HOW = st.fixed_dictionaries({
    "verdeling": st.sampled_from(("volgorde_ontvangst", "volgorde_volledig")),
    "gelijk": st.sampled_from(("dag", "tijdstip")), "seed": st.text(max_size=5),
})


@given(WAITING, st.integers(0, 4000), HOW)
def test_never_more_than_there_is_and_never_more_than_asked(waiting, bedrag, how):
    places = distribute(waiting, bedrag, **how)
    asked = {one.id: one.bedrag for one in waiting}
    assert sum(place.krijgt for place in places) <= bedrag
    assert all(0 <= place.krijgt <= asked[place.id] for place in places)
    assert [place.nummer for place in places] == list(range(1, len(places) + 1))


@given(WAITING, st.integers(0, 4000), HOW, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(waiting, bedrag, how, random):
    shuffled = random.sample(waiting, len(waiting))
    assert distribute(waiting, bedrag, **how) == distribute(shuffled, bedrag, **how)


@given(WAITING, HOW)
def test_asking_for_another_amount_changes_no_place(waiting, how):
    other = [one._replace(bedrag=one.bedrag * 2) for one in waiting]
    assert ids(distribute(waiting, 500, **how)) == ids(distribute(other, 500, **how))
