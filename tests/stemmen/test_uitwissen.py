"""What a vote threw away is in no file of PostgreSQL any more, whatever happens meanwhile."""

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from portal.extensions import db
from portal.stemmen import queries, uitwissen
from portal.stemmen.actions import Stemmer, bewaren, cast
from portal.stemmen.actions.papier import discard, type_in
from portal.stemmen.actions.vastleggen import lapse
from portal.stemmen.models import Stembiljet
from portal.stemmen.queries import codes
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.toegang import Kiezer
from portal.story.models import Event
from tests.agenda import make_code, make_ronde
from tests.at_once import at_once
from tests.stemmen.voting import BY_LETTER, closed, option_ids

# A draft or a typed paper, the key of the round, and hashes of addresses; beside these the keys and the links of ballots.
SECRETS = (rb'\{"\d+": 1[,}]', b"sleutel van de ronde", b"adres van een brief", b"adres van een mail")


@pytest.fixture(autouse=True)
def on_postgresql(app):
    if db.engine.name != "postgresql":
        pytest.skip("SQLite overschrijft wat weggaat")


@pytest.fixture
def line(on_postgresql):
    """A connection outside any transaction, beside the portal, to a database in which no test before left anything."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
        line.execute(text("VACUUM FULL"))
        yield line


@pytest.fixture
def found(line):
    """Which of these patterns stand in any file of a table or an index of this database."""
    where = "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 't', 'i')"

    def found(patterns):
        db.session.commit()
        line.execute(text("CHECKPOINT"))
        folder = Path(line.scalar(text("SHOW data_directory")))
        files = b"\n".join((folder / path).read_bytes() for path in line.scalars(text(where)).all())
        return [pattern for pattern in patterns if re.search(pattern, files)]

    return found


@pytest.fixture
def voted(line, agenda, person, village):
    """A round in which people saved a choice and cast it, or did not, and others typed in paper: one twice, one for nothing."""
    regels = Regels(toegang=BY_LETTER.toegang, zonder_brief=True, wijzigen=True)
    ronde = make_ronde(agenda, regels=regels, sleutel="sleutel van de ronde")
    for number in (1, 2):
        make_code(ronde, adres_hash=f"adres van een brief {number}")
    first, second, third = option_ids(ronde)
    for choice in (first, second, third):
        bewaren.save(queries.one(ronde.id), {choice: 1}, Kiezer(person_id=choice))
    for choice in (first, second):
        cast(queries.one(ronde.id), {choice: 1}, Stemmer(choice, adres_hash=f"adres van een mail {choice}"))
    typists = [person(rol="baliemedewerker") for _two in (1, 2)]
    for number, typist in ((1, typists[0]), (1, typists[1]), (2, typists[0])):
        type_in(queries.one(ronde.id), codes.code(number), {second: 1}, bundel="A1", by=typist)
    discard(codes.code(2), by=typists[0])
    db.session.commit()
    return ronde


def secrets():
    """What must be gone once the round is over."""
    ballots = db.session.execute(select(Stembiljet.key, Stembiljet.wissel)).all()
    return [*SECRETS, *(re.escape(word.encode()) for row in ballots for word in row if word)]


def told():
    return db.session.scalar(select(func.count(Event.id)).where(Event.what == "stemrondes.uitwissen"))


def called_off(ronde, by):
    lapse(queries.one(ronde.id), "Het geld is op.", by=by)


@pytest.mark.parametrize("end", [closed, called_off])
def test_no_file_holds_a_person_beside_a_choice_once_a_round_is_over(app, voted, village, found, end):
    gone = secrets()
    end(voted, village["mo"])
    assert found(gone) == gone
    assert (uitwissen.wipe(), found(gone), told()) == (1, [], 1)
    assert (uitwissen.wipe(), told()) == (0, 1)


def test_while_a_round_runs_nothing_is_written_anew(voted, found):
    assert (uitwissen.wipe(), told()) == (0, 0)
    assert found(SECRETS) == [*SECRETS]


def test_the_ballots_of_a_round_that_runs_stay_whole(voted, agenda, village, person):
    other = make_ronde(agenda, regels=Regels(wijzigen=True))
    voter, choice = person().id, option_ids(other)[0]
    cast(queries.one(other.id), {choice: 1}, Stemmer(voter))
    closed(voted, village["mo"])
    assert uitwissen.wipe() == 1
    assert cast(queries.one(other.id), {option_ids(other)[1]: 1}, Stemmer(voter)) == ""


@pytest.mark.parametrize("reads", ["papier", "person"])
def test_while_somebody_is_still_reading_it_waits_for_another_time(voted, village, found, monkeypatch, caplog, reads):
    """Who reads one of these tables is not held up for long; who reads any other may still want to see what went."""
    monkeypatch.setattr(uitwissen, "PATIENCE", "100ms")
    with db.engine.connect().execution_options(isolation_level="REPEATABLE READ") as reader:
        reader.execute(text(f"SELECT count(*) FROM {reads}"))
        closed(voted, village["mo"])
        assert (uitwissen.wipe(), told()) == (0, 0)
    assert "nog niet schoon" in caplog.text
    assert (uitwissen.wipe(), told(), found(SECRETS)) == (1, 1, [])


def test_a_user_of_the_database_who_may_not_is_no_accident(line, caplog):
    line.execute(text("CREATE ROLE gast; SET ROLE gast"))
    try:
        assert not uitwissen.rewritten(line, "papier")
    finally:
        line.execute(text("RESET ROLE; DROP ROLE gast"))
    assert "Tabel papier" in caplog.text


def test_of_many_messengers_one_does_it(app, voted, village):
    closed(voted, village["mo"])
    db.session.commit()
    assert sorted(at_once(app, *[uitwissen.wipe] * 3, within=nullcontext)) == [0, 0, 1]
    assert told() == 1
