"""The messenger: each bericht one mail, each mail sent once and none lost."""

import socket
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

import pytest
import time_machine
from aiosmtpd.smtp import AuthResult
from sqlalchemy import update

from portal.clock import at, now
from portal.extensions import db
from portal.story import delivery, mail
from portal.story.models import Mail
from portal.transaction import transaction
from tests.mailserver import Postbus, serving
from tests.story.conftest import letters, outbox


def due_now():
    with transaction():
        db.session.execute(update(Mail).values(try_at=now()))


def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_mail_goes_over_the_wire_with_its_headers(app, postbus):
    text, stop = "Dag Zoë,\n\nhttps://x.invalid/" + "a" * 90, "https://x.invalid/afmelden/" + "t" * 120
    with transaction():
        mail.write("buur@voorbeeld.invalid", "Gepubliceerd: Café ’t Hoekje", text, unsubscribe_url=stop)
    assert delivery.send_waiting() == 1
    (envelope, message), = postbus.taken
    sender = app.profiel.mail_afzender
    assert (envelope.rcpt_tos, envelope.mail_from) == (["buur@voorbeeld.invalid"], parseaddr(sender)[1])
    assert str(message["From"]) == sender
    assert (message["To"], message["Subject"]) == ("buur@voorbeeld.invalid", "Gepubliceerd: Café ’t Hoekje")
    assert message["Auto-Submitted"] == "auto-generated"
    assert f"\r\nList-Unsubscribe: <{stop}>\r\n".encode() in envelope.content
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert abs(message["Date"].datetime - now()) < timedelta(minutes=1)
    assert message["Message-ID"].endswith(f"@{urlsplit(mail.address()).hostname}>")
    assert message.get_content().replace("\r\n", "\n") == text + "\n"


def test_nothing_of_a_sent_mail_is_kept_but_that_it_went(postbus):
    letters(1)
    delivery.send_waiting()
    sent, = outbox()
    assert (sent.subject, sent.body, sent.unsubscribe_url, sent.error) == ("", "", "", "")
    assert (sent.to, sent.try_at, sent.tries) == ("buur0@voorbeeld.invalid", None, 1)
    assert sent.sent_at is not None
    assert (delivery.send_waiting(), len(postbus.taken)) == (0, 1)


def test_without_a_server_the_letterbox_keeps_the_text(app):
    letters(1)
    assert delivery.send_waiting() == 1
    sent, = outbox()
    assert (sent.subject, sent.body, sent.try_at) == ("Brief 0", "Dag buur", None)
    assert sent.sent_at is not None


def test_refused_connection_is_tried_again_later(app, postbus):
    here, app.config["MAIL_URL"] = app.config["MAIL_URL"], f"smtp://127.0.0.1:{closed_port()}"
    letters(2)
    assert delivery.send_waiting() == 0
    first, second = outbox()
    assert first.error.startswith("Unreachable: ConnectionRefusedError")
    assert (first.tries, second.tries, first.sent_at) == (0, 0, None)
    assert timedelta(minutes=4) < first.try_at - now() <= delivery.AWAY
    app.config["MAIL_URL"] = here
    assert delivery.send_waiting() == 1
    due_now()
    assert delivery.send_waiting() == 1
    assert [message["Subject"] for message in postbus.messages] == ["Brief 1", "Brief 0"]
    assert [row.error for row in outbox()] == ["", ""]


def test_no_mail_is_given_up_while_the_server_is_away(app, postbus):
    here, app.config["MAIL_URL"] = app.config["MAIL_URL"], f"smtp://127.0.0.1:{closed_port()}"
    letters(1)
    with time_machine.travel(now(), tick=False) as clock:
        for _hour in range(72):
            clock.shift(timedelta(hours=1))
            assert delivery.send_waiting() == 0
        app.config["MAIL_URL"] = here
        clock.shift(delivery.AWAY)
        assert delivery.send_waiting() == 1
    assert [message["Subject"] for message in postbus.messages] == ["Brief 0"]


def test_what_is_true_no_longer_is_not_sent_when_the_server_is_back_nor_kept(app, postbus):
    here, app.config["MAIL_URL"] = app.config["MAIL_URL"], f"smtp://127.0.0.1:{closed_port()}"
    with time_machine.travel(now(), tick=False) as clock:
        with transaction():
            for minutes in (15, 60):
                soon = now() + timedelta(minutes=minutes)
                mail.write("buur@voorbeeld.invalid", f"Nog {minutes} minuten", "Dag buur", until=soon)
        assert delivery.send_waiting() == 0
        app.config["MAIL_URL"] = here
        clock.shift(timedelta(minutes=15))
        assert delivery.send_waiting() == 1
        delivery.tidy_up()
        assert [row.sent_at is not None for row in outbox()] == [True]
    assert [message["Subject"] for message in postbus.messages] == ["Nog 60 minuten"]


def test_after_eight_tries_we_give_up_and_keep_why(postbus):
    postbus.refused.add("buur0@voorbeeld.invalid")
    letters(1)
    waits = []
    with time_machine.travel(now(), tick=False) as clock:
        while (row := outbox()[0]).try_at:
            clock.move_to(row.try_at)
            delivery.send_waiting()
            waits.append((outbox()[0].try_at or now()) - now())
        clock.shift(timedelta(days=30))
        assert delivery.send_waiting() == 0
    assert [wait.total_seconds() / 60 for wait in waits] == [1, 5, 30, 120, 720, 720, 720, 0]
    assert (row.tries, row.sent_at, row.subject, row.body, row.unsubscribe_url) == (8, None, "", "", "")
    assert row.error.startswith("SMTPRecipientsRefused")


def test_a_crash_in_the_last_try_keeps_no_address_for_ever(postbus):
    letters(1)
    with time_machine.travel(now(), tick=False) as clock:
        for _try in range(delivery.MOST_TRIES):
            next(delivery.waiting(1))
            clock.shift(delivery.LEASE)
        assert delivery.send_waiting() == 0
        clock.shift(mail.KEPT)
        delivery.tidy_up()
    assert outbox() == []


def test_one_refused_address_does_not_hold_up_the_others(postbus):
    postbus.refused.add("buur0@voorbeeld.invalid")
    letters(3)
    assert delivery.send_waiting() == 2
    assert [(row.sent_at is None, row.tries) for row in outbox()] == [(True, 1), (False, 1), (False, 1)]


def test_mail_claimed_before_a_crash_is_sent_after_a_while_and_looks_the_same(postbus):
    letters(1)
    with time_machine.travel(now(), tick=False) as clock:
        claimed = next(delivery.waiting(1))
        assert delivery.send_waiting() == 0
        clock.shift(delivery.LEASE)
        assert delivery.send_waiting() == 1
    assert postbus.messages[0]["Message-ID"] == mail.message(claimed)["Message-ID"]


@pytest.mark.een_database
@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_name_and_password_of_the_url_are_used(app):
    handler, keys = Postbus(), []

    def check(server, session, envelope, mechanism, data):
        keys.append((data.login, data.password))
        return AuthResult(success=True)

    with serving(handler, authenticator=check, auth_required=True, auth_require_tls=False) as port:
        app.config["MAIL_URL"] = f"smtp://post%40buurt:ge%3Aheim@127.0.0.1:{port}"
        letters(2)
        assert delivery.send_waiting() == 2
    assert (keys, len(handler.taken)) == ([(b"post@buurt", b"ge:heim")], 2)


@pytest.mark.een_database
@pytest.mark.parametrize("login", ("post:geheim", "post:geh%C3%A9im"))
def test_a_server_that_lets_us_not_in_tried_no_mail(app, postbus, login):
    app.config["MAIL_URL"] = app.config["MAIL_URL"].replace("//", f"//{login}@")
    letters(2)
    assert delivery.send_waiting() == 0
    assert [row.tries for row in outbox()] == [0, 0]


@pytest.mark.een_database
@pytest.mark.parametrize("scheme", ("smtp+starttls", "smtps"))
def test_nothing_goes_over_a_line_that_should_be_safe_and_is_not(app, postbus, scheme):
    app.config["MAIL_URL"] = app.config["MAIL_URL"].replace("smtp", scheme)
    letters(1)
    assert delivery.send_waiting() == 0
    assert (postbus.taken, outbox()[0].sent_at, outbox()[0].body) == ([], None, "Dag buur")


@pytest.mark.een_database
def test_command_does_what_lies_there_once(app, postbus, crowd, happened):
    plan, people = crowd
    happened(plan, "antwoord", people["mo"], note="Dat kan.")
    result = app.test_cli_runner().invoke(args=["post", "bezorgen", "--eenmaal"])
    assert (result.exit_code, len(postbus.taken)) == (0, 4)


@pytest.mark.parametrize(("when", "look"), [("hourly", delivery.tidy_up), ("soon", delivery.look_around)])
def test_a_room_whose_work_fails_does_not_hold_up_the_others(app, monkeypatch, when, look):
    done = []
    monkeypatch.setitem(app.extensions, when, [{}.popitem, lambda: done.append(1)])
    look()
    assert done


def test_nothing_keeps_the_address_of_a_mail_that_is_done(app):
    done = {"weg": {"sent_at": now(), "try_at": None}, "nooit": {"try_at": None, "tries": 8}}
    for name, fields in {**done, "wacht": {"tries": 1}}.items():
        mail.write(f"{name}@voorbeeld.invalid", "Dag", "Buur")
        db.session.execute(update(Mail).where(Mail.to.startswith(name)).values(fields))
    db.session.commit()
    for days, left in ((29, {"weg", "nooit", "wacht"}), (31, {"wacht"})):
        with at(now() + timedelta(days=days)):
            delivery.tidy_up()
        assert {row.to.split("@")[0] for row in outbox()} == left


@pytest.mark.een_database
def test_a_clock_that_was_set_back_stops_no_work(app):
    last = now()
    for later, due in ((timedelta(hours=2), True), (timedelta(minutes=1), False), (timedelta(days=-400), True)):
        with at(last + later):
            assert delivery.is_due(last, delivery.TIDY) == due
