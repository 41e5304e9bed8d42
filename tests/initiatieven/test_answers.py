"""How soon people had their first answer."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.clock import at
from portal.extensions import db
from portal.initiatieven import actions
from portal.initiatieven import queries as initiatieven
from portal.initiatieven.queries.answers import _first_answers

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FIELDS = {"wat": "Samen.", "waarom": "Daarom.", "thema": "groen", "gebied_code": "BU01640202"}


@pytest.fixture
def answered(village):
    """A plan handed in so many days ago, with these steps so many days later: it goes through all of it."""

    def make(ago, *steps):
        amina, mo = village["amina"], village["mo"]
        with at(NOW - timedelta(days=ago)):
            plan = actions.start({"title": f"Plan {ago}"} | FIELDS, by=amina)
            db.session.commit()
            actions.take_step(initiatieven.one(plan.id), "indienen", by=amina)
        for name, later in steps:
            who = amina if name in ("aanvullen", "intrekken") else mo
            with at(NOW - timedelta(days=ago - later)):
                more = {"datum": (NOW + timedelta(days=30)).date()} if name == "aanvulling_vragen" else {}
                actions.take_step(initiatieven.one(plan.id), name, by=who, reden="Omdat het zo is.", **more)
        db.session.commit()

    return make


def days():
    with at(NOW):
        return initiatieven.days_to_first_answer()


def test_half_of_the_people_had_an_answer_within_the_middle_number_of_days(answered):
    for later in (1, 2, 4, 8, 16):
        answered(40, ("publiceren", later))
    assert days() == 4
    answered(40, ("niet_haalbaar", 0))
    assert days() == 2


def test_too_few_answers_say_nothing(answered):
    for _ in range(4):
        answered(40, ("publiceren", 1))
    assert days() is None


def test_only_the_first_answer_of_the_last_90_days_counts(answered):
    for _ in range(5):
        answered(60, ("aanvulling_vragen", 3), ("aanvullen", 10), ("publiceren", 20))
    for _ in range(10):
        answered(200, ("publiceren", 30))
        answered(120, ("aanvulling_vragen", 1), ("aanvullen", 50), ("publiceren", 60))
        answered(40, ("intrekken", 0))
        answered(40)
    assert days() == 3


def test_page_tells_it_in_words_and_in_one_statement(answered, browse, queries):
    assert "In de laatste 90 dagen" not in browse().get("/hoe-wij-beslissen").text
    for _ in range(5):
        answered(1, ("publiceren", 1))
    queries.clear()
    with at(NOW):
        page = browse().get("/hoe-wij-beslissen").text
    assert "In de laatste 90 dagen had de helft van de mensen binnen 1 dag een eerste antwoord." in page
    assert len(queries) == 1


def test_both_databases_see_which_index_is_meant(app):
    """A table without rows is read as a whole, unless PostgreSQL is told not to."""
    lite = db.engine.dialect.name == "sqlite"
    query = _first_answers().params(since=NOW).compile(db.engine, compile_kwargs={"literal_binds": True})
    connection = db.session.connection()
    connection.exec_driver_sql("PRAGMA user_version" if lite else "SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN' if lite else ''} {query}").all()
    assert "ix_event_answered" in str(plan)
