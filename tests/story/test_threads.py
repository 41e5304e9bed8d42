"""Several messengers at once, in threads of their own: each row is done by one of them."""

from collections import Counter
from threading import Barrier, Thread

import pytest

from portal.extensions import db
from portal.story import delivery
from tests.story.conftest import letters, outbox


def in_threads(app, number, work):
    ready = Barrier(number)

    def run():
        with app.app_context():
            ready.wait()
            work()

    threads = [Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def wait_until(ready):
    for _turn in range(200):
        if ready():
            return
        delivery.Signal().wait(0.03)
    raise AssertionError("het duurde te lang")


def test_two_threads_send_each_mail_once(app, postbus):
    letters(40)
    in_threads(app, 2, lambda: [delivery.send_waiting(limit=7) for _ in range(8)])
    assert Counter(str(message["To"]) for message in postbus.messages) == {
        f"buur{n}@voorbeeld.invalid": 1 for n in range(40)
    }
    assert {(row.tries, row.sent_at is not None) for row in outbox()} == {(1, True)}


def test_two_threads_write_each_bericht_once(app, crowd, person, happened):
    plan, people = crowd
    for _turn in range(6):
        happened(plan, "realiseren", people["amina"], note="Klaar")
    db.session.remove()
    in_threads(app, 2, lambda: [delivery.write_notifications(limit=5) for _ in range(8)])
    assert set(Counter(row.to for row in outbox()).values()) == {6}
    assert len(outbox()) == 36


def test_thread_delivers_until_it_is_told_to_stop(app, postbus):
    letters(3)
    stop = delivery.start_thread(app)
    wait_until(lambda: len(postbus.taken) == 3)
    stop.set()
    assert len(postbus.taken) == 3


@pytest.mark.een_database
def test_messenger_survives_a_broken_setting(app, caplog):
    app.config["MAIL_URL"] = "smtp://127.0.0.1:geen-poort"
    letters(1)
    stop = delivery.start_thread(app)
    wait_until(lambda: outbox()[0].error)
    stop.set()
    assert outbox()[0].error.startswith("ValueError")
