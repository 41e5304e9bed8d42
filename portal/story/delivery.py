"""The messenger: turns berichten into mail and brings the mail away."""

import logging
import smtplib
from contextlib import nullcontext
from datetime import timedelta
from itertools import groupby
from threading import Event as Signal
from threading import Thread

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import case, literal, select, tuple_, update

from portal import limits
from portal.clock import now
from portal.extensions import db
from portal.people import sessions, tokens
from portal.story import mail, queries
from portal.story.bericht import write_bericht
from portal.story.mail import message
from portal.story.models import Mail, Notification
from portal.story.smtp import Server, Unreachable
from portal.transaction import transaction, tried

log = logging.getLogger(__name__)

# How long to wait after each try that failed; after the last one we give up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 720, 720))
MOST_TRIES = len(WAITS) + 1
# And while the server cannot be reached: no mail is tried then, so none is given up.
AWAY = timedelta(minutes=5)
# Nobody else takes a claimed mail for this long; after a crash it is tried again then.
LEASE = timedelta(minutes=5)
# What stays of a mail that went out, or never will.
WITHOUT_TEXT = {"subject": "", "body": "", "unsubscribe_url": ""}
# Seconds between two looks in an empty outbox.
PAUSE = 2
# How often what has expired is thrown away.
TIDY = timedelta(hours=1)
# How often the rooms look whether the clock asks something of them.
SOON = timedelta(seconds=10)
# The server speaks to us but does not want this one mail; the next may go well.
NOT_THIS_ONE = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError,
                smtplib.SMTPNotSupportedError, ValueError)


def write_notifications(limit=200):
    """One mail for each bericht that wants one; how many berichten were handled. Each is handled once."""
    with transaction():
        claimed = claim(
            Notification, [Notification.mailed_at.is_(None)], Notification.event_id, limit, mailed_at=now()
        )
        told = queries.told([(row.person_id, row.event_id) for row in claimed])
        for event, berichten in groupby(told, key=lambda bericht: bericht.event):
            write_mails(event, list(berichten))
    return len(claimed)


def write_mails(event, berichten):
    """The mails about one event. What goes wrong with one must not hold up the others."""
    reasons = queries.why(event, [bericht.person.id for bericht in berichten])
    for bericht in berichten:
        try:
            with force_locale(spoken_by(bericht.person)):
                write_bericht(bericht, reasons.get(bericht.person.id))
        except Exception:
            log.exception("Bericht %s aan persoon %s is niet gemaild", event.id, bericht.person.id)


def spoken_by(person):
    known = [code for code, _name in current_app.config["TALEN"]]
    return person.taal if person.taal in known else known[0]


def send_waiting(limit=50):
    """Send what waits; how many went out. Stops when the mail server cannot be reached.

    A mail is claimed, in a transaction of its own, just before it is sent and marked just after: a crash
    in between repeats one mail at worst, and loses none.
    """
    sent = 0
    with Server(current_app.config["MAIL_URL"]) as server:
        for mail in waiting(limit):
            try:
                server.send(message(mail))
            except NOT_THIS_ONE as error:
                postpone(mail, error)
            except OSError as error:
                postpone(mail, error, away=isinstance(error, Unreachable))
                break
            else:
                mark_sent(mail)
                sent += 1
    return sent


def waiting(limit):
    """The mails to send now, each claimed when it is asked for; whatever ends its last try, it is not kept to be tried again."""
    for _turn in range(limit):
        moment = now()
        due = [Mail.sent_at.is_(None), Mail.try_at <= moment, Mail.tries < MOST_TRIES, mail.still_true()]
        with transaction():
            again = case((Mail.tries + 1 < MOST_TRIES, literal(moment + LEASE, Mail.try_at.type)))
            claimed = claim(Mail, due, Mail.try_at, 1, tries=Mail.tries + 1, try_at=again)
        if not claimed:
            return
        yield claimed[0]


def claim(model, waits, order, limit, **changes):
    """Change rows that wait and hand them over, in one statement that gives each row to one process only.

    PostgreSQL skips what another has locked; SQLite lets only one write at a time. As a CTE the rows are chosen once:
    a subquery may be asked again for each row, and would then take more than the limit.
    """
    table = model.__table__
    key = list(table.primary_key)
    first = select(*key).where(*waits).order_by(order).limit(limit).with_for_update(skip_locked=True)
    first = select(*first.cte("first", nesting=True).c)
    statement = update(table).where(tuple_(*key).in_(first)).values(changes).returning(*table.c)
    return db.session.execute(statement).all()


def mark_sent(mail):
    """Keep that it was sent and to whom; the text only where the development letterbox shows it."""
    change(mail, sent_at=now(), try_at=None, error="", **(WITHOUT_TEXT if current_app.config["MAIL_URL"] else {}))


def postpone(mail, error, away=False):
    log.warning("Mail %s is niet verstuurd (poging %s): %s", mail.id, mail.tries, type(error).__name__)
    wait = AWAY if away else WAITS[mail.tries - 1] if mail.tries < MOST_TRIES else None
    again = wait and now() + wait
    error, text = f"{type(error).__name__}: {error}"[:200], {} if again else WITHOUT_TEXT
    change(mail, tries=mail.tries - away, try_at=again, error=error, **text)


def change(mail, **values):
    with transaction():
        db.session.execute(update(Mail.__table__).where(Mail.id == mail.id).values(values))


def deliver():
    """One round; how much was done."""
    return write_notifications() + send_waiting()


def tidy_up():
    """Throw away the keys and counters whose time is over, and do what the rooms asked for every hour."""
    tried(tokens.forget_old)
    tried(sessions.forget_old)
    tried(limits.forget_old)
    tried(mail.forget_old)
    do_all("hourly")


def look_around():
    """Do what the rooms asked for every few seconds."""
    do_all("soon")


def do_all(when):
    """Every job of the rooms; what goes wrong with one does not hold up the others."""
    for job in current_app.extensions.get(when, ()):
        tried(job, within=nullcontext)


def is_due(last, pause):
    """Also when the clock was set back since."""
    return last is None or not last <= now() <= last + pause


def run_forever(stop):
    """Rounds until ``stop`` is set. The messenger outlives whatever goes wrong in a round."""
    tidied = looked = None
    while not stop.is_set():
        done = 0
        try:
            if is_due(tidied, TIDY):
                tidied = now()
                tidy_up()
            if is_due(looked, SOON):
                looked = now()
                look_around()
            done = deliver()
        except Exception:
            log.exception("De ronde van de post ging mis")
        if not done:
            stop.wait(PAUSE)


def start_thread(app):
    """The messenger as a thread inside a web process; set what comes back to stop it."""
    stop = Signal()
    def run():
        with app.app_context():
            run_forever(stop)

    Thread(target=run, name="post", daemon=True).start()
    return stop
