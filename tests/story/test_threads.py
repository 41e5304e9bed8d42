"""Several messengers at once, in threads of their own: each row is done by one of them."""

from collections import Counter
from contextlib import nullcontext
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from sqlalchemy import delete, text

from portal.extensions import db
from portal.story import delivery
from portal.story.models import Mail
from tests.at_once import at_once
from tests.story.conftest import letters, outbox


def done_by_two(app, work):
    """How many rows two messengers did together, each in eight rounds."""
    return sum(at_once(app, *[lambda: sum(work() for _round in range(8))] * 2, within=nullcontext))


def wait_until(ready):
    for _turn in range(200):
        if ready():
            return
        Event().wait(0.03)
    raise AssertionError("het duurde te lang")


def test_two_threads_send_each_mail_once(app, postbus):
    letters(40)
    assert done_by_two(app, lambda: delivery.send_waiting(limit=7)) == 40
    assert Counter(str(message["To"]) for message in postbus.messages) == {
        f"buur{n}@voorbeeld.invalid": 1 for n in range(40)
    }
    assert {(row.tries, row.sent_at is not None) for row in outbox()} == {(1, True)}


def test_one_turn_takes_one_mail_whatever_the_database_thinks_of_an_empty_outbox(app):
    letters(5)
    db.session.execute(delete(Mail))
    db.session.commit()
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    letters(5)
    assert len(list(delivery.waiting(1))) == 1
    assert sorted(row.tries for row in outbox()) == [0, 0, 0, 0, 1]


def test_two_threads_write_each_bericht_once(app, crowd, person, happened):
    plan, people = crowd
    for _turn in range(6):
        happened(plan, "realiseren", people["amina"], note="Klaar")
    assert done_by_two(app, lambda: delivery.write_notifications(limit=5)) == 36
    assert set(Counter(row.to for row in outbox()).values()) == {6}
    assert len(outbox()) == 36


@pytest.fixture
def messenger(app, monkeypatch):
    """The messenger in a thread, looking often; it has really stopped before the next test begins."""
    monkeypatch.setattr(delivery, "PAUSE", 0.02)
    stop = delivery.start_thread(app)
    yield
    stop.set()
    for thread in [thread for thread in enumerate_threads() if thread.name == "post"]:
        thread.join(10)


def test_messenger_delivers_what_comes_in(app, postbus, messenger):
    letters(3)
    wait_until(lambda: all(row.sent_at for row in outbox()))
    assert len(postbus.taken) == 3


@pytest.mark.een_database
def test_messenger_outlives_a_broken_database(app, caplog, postbus, messenger):
    Mail.__table__.drop(db.engine)
    wait_until(lambda: "De ronde van de post ging mis" in caplog.text)
    Mail.__table__.create(db.engine)
    letters(1)
    wait_until(lambda: outbox()[0].sent_at)
    assert len(postbus.taken) == 1
