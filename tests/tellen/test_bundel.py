"""The recount bundle: chained lines, and a shuffle to do again."""

from hypothesis import given
from hypothesis import strategies as st

from portal.tellen.bundel import chained, commitment, head, shuffled, verify

LINES = st.lists(st.text(max_size=6), max_size=8)


def test_the_head_by_hand():
    """printf '\\na' | sha256sum, and so on: anyone can do it again."""
    assert chained(["a", "b"]) == [
        "7361a6f4b374745deaf896ac72887d55e04107d1a1ff14e5e4d829fb47e82426",
        "faffdecc1078af5fc0592702fe01d5e8a6843fc9e9389be10a824a97c6275e6c",
    ]
    assert commitment("zomer") != "zomer"


@given(LINES, LINES)
def test_other_lines_or_another_order_have_another_head(one, other):
    assert verify(one, head(one))
    assert verify(one, head(other)) == (one == other)


@given(LINES, st.text(max_size=4), st.randoms(use_true_random=False))
def test_the_shuffle_follows_from_the_seed_and_the_lines_alone(lines, seed, draw):
    again = list(lines)
    draw.shuffle(again)
    assert shuffled(again, seed) == shuffled(lines, seed)
    assert sorted(shuffled(lines, seed)) == sorted(lines)


def test_another_seed_gives_another_order():
    lines = [str(number) for number in range(50)]
    assert len({tuple(shuffled(lines, seed)) for seed in "abcdef"}) == 6
