"""kill -9 in the middle of two hundred submissions: what was answered is there, whole; nothing is there by half."""

import http.client
import os
import signal
import subprocess
from queue import Empty, Queue
from threading import Thread

import pytest
from flask import session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import func, select

from portal import create_app
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.people.models import Person
from portal.story.models import Event, Mail
from tests.house.source import ROOT
from tests.house.test_serve import PYTHON, gunicorn, production  # noqa: F401
from tests.village import areas

pytestmark = pytest.mark.usefixtures("the_day_outside")

PEOPLE, PLANS, ENOUGH = 10, 200, 60


def fill(app):
    """Ten people with twenty plans each to hand in; gives the cookie and token of each."""
    with app.app_context():
        db.session.add_all(areas())
        db.session.add_all(
            Person(id=n, name=f"Buur {n}", email=f"b{n}@voorbeeld.invalid", stamp="s") for n in range(1, PEOPLE + 1)
        )
        db.session.flush()
        db.session.add_all(
            Initiatief(id=n, title=f"Plan {n}", wat="Samen.", waarom="Daarom.", thema="groen", owner_id=owner_of(n),
                       gebied_code="BU01640202")
            for n in range(1, PLANS + 1)
        )
        db.session.commit()
        db.engine.dispose()
    return {n: visitor(app, n) for n in range(1, PEOPLE + 1)}


def owner_of(plan):
    return 1 + plan % PEOPLE


def visitor(app, person):
    """The cookie and the token of somebody who is logged in."""
    with app.test_request_context("/"):
        token = generate_csrf()
        kept = {"_user_id": f"{person}.s.a.9999-12-31", "_fresh": True, "csrf_token": session["csrf_token"]}
    return app.session_interface.get_signing_serializer(app).dumps(kept), token


def hand_in(port, visitors, plans, answered):
    """Hand in plan after plan until the server is gone."""
    try:
        while True:
            plan = plans.get_nowait()
            cookie, token = visitors[owner_of(plan)]
            headers = {"Cookie": f"session={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            line.request("POST", f"/initiatieven/{plan}/indienen", f"csrf_token={token}", headers)
            answer = line.getresponse()
            answered.put((plan, answer.status, answer.getheader("Location", "")))
    except (OSError, Empty, http.client.HTTPException):
        return


def test_kill_loses_nothing_that_was_answered(production, tmp_path):  # noqa: F811
    environment = production | {"WTF_CSRF_SSL_STRICT": "0"}
    subprocess.run([*PYTHON, "flask", "--app", "portal", "db", "upgrade"], cwd=ROOT, env=environment, check=True)
    app = create_app(SQLALCHEMY_DATABASE_URI=database_of(environment), SECRET_KEY=environment["SECRET_KEY"])
    visitors = fill(app)
    plans, answered = Queue(), Queue()
    for n in range(1, PLANS + 1):
        plans.put(n)
    with gunicorn(environment, stdout=subprocess.PIPE, start_new_session=True) as process:
        process.stdout.readline()
        port = int(environment["PORT"])
        callers = [Thread(target=hand_in, args=(port, visitors, plans, answered)) for _ in range(4)]
        [caller.start() for caller in callers]
        seen = [answered.get(timeout=60) for _ in range(ENOUGH)]
        os.killpg(process.pid, signal.SIGKILL)
        [caller.join(30) for caller in callers]
    seen += list(answered.queue)
    assert {(status, location) for plan, status, location in seen} == {
        (302, f"/initiatieven/{plan}/ontvangen") for plan, status, location in seen
    }
    with app.app_context():
        done = set(db.session.scalars(select(Initiatief.id).where(Initiatief.status == "ingediend")))
        told = set(db.session.scalars(select(Event.thing_id)))
        mails = db.session.scalar(select(func.count()).select_from(Mail))
        db.session.remove()
        db.engine.dispose()
    assert {plan for plan, _status, _location in seen} <= done
    assert len(seen) < PLANS, "de server was al klaar voordat hij werd gestopt"
    assert (told, mails) == (done, len(done))


def database_of(environment):
    url = environment["DATABASE_URL"]
    return url.replace("postgresql://", "postgresql+psycopg://")
