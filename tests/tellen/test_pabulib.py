"""Real votes and their official outcomes, for who has the files: PABULIB names a folder with .pb files of pabulib.org."""

import os
from pathlib import Path

import pytest

from portal.tellen import tel
from portal.tellen.pb import read

FOLDER = os.environ.get("PABULIB")
pytestmark = pytest.mark.skipif(not FOLDER, reason="PABULIB noemt geen map met .pb-bestanden van pabulib.org")

OUTCOMES = {
    "Netherlands_Assen_2024.pb": ("2 3 5 6 9 11 12 13 14", {}, 76_700),
    "Netherlands_Amsterdam_613.pb": (
        "42410 42411 42412 42418 42422 42427 42430 42434 42436 42437 42441 42443 42446 42449 42450",
        {"42444": 1_796},
        262_474,
    ),
    "Netherlands_Amsterdam_166.pb": (
        "12416 12420 12421 12422 12423 12424 12426 12430 12431 12432 12433 12434 12435 12436 12437 12439 12441 12445 12446 "
        "12448 12449 12453 12454 12457 12458 12463 12464 12466 12467",
        {},
        237_791,
    ),
}


def found(name):
    path = Path(FOLDER) / name
    if not path.exists():
        pytest.skip(f"{name} staat niet in PABULIB")
    return read(path)


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_official_outcome(name):
    winners, parts, spent = OUTCOMES[name]
    file = found(name)
    outcome = tel(file.election, file.rules)
    assert sorted(outcome.winners, key=int) == winners.split()
    assert outcome.parts == {project: euros * 100 for project, euros in parts.items()}
    assert outcome.spent == spent * 100
    if file.selected is not None:
        assert file.selected == set(outcome.winners)


def test_every_file_in_the_folder_is_read_and_its_votes_add_up():
    for path in Path(FOLDER).glob("*.pb"):
        file = read(path)
        assert file.election.cast == int(file.meta["num_votes"])
        assert tel(file.election, file.rules).spent <= file.election.budget
