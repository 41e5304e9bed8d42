"""kill -9 in the middle of four hundred casts: what was confirmed counts, once; nobody's vote is there by half."""

import http.client
import os
import signal
import subprocess
from queue import Empty, Queue
from threading import Thread

import pytest
from sqlalchemy import func, select

from portal import create_app
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import Person
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.models import Gestemd, Stembiljet
from portal.story.models import Mail
from portal.transaction import transaction
from tests.agenda import make_agenda, make_ronde
from tests.house.source import ROOT
from tests.house.test_kill import database_of, visitor
from tests.house.test_serve import PYTHON, gunicorn, production  # noqa: F401
from tests.village import areas

pytestmark = pytest.mark.usefixtures("the_day_outside")

VOTERS, ENOUGH, CALLERS = 400, 120, 4


def fill(app):
    """A round of everybody; the cookie and token of each voter."""
    with app.app_context():
        db.session.add_all(areas())
        db.session.add_all(
            Person(id=n, name=f"Buur {n}", email=f"b{n}@voorbeeld.invalid", stamp="s", buurt_code="BU01640202")
            for n in range(1, VOTERS + 1)
        )
        db.session.flush()
        make_ronde(make_agenda(db.session.get(Person, 1)))
        db.session.remove()
        db.engine.dispose()
    return {n: visitor(app, n) for n in range(1, VOTERS + 1)}


def vote(port, visitors, waiting, answered):
    """Voter after voter presses "Ik stem", until the server is gone."""
    try:
        while True:
            voter = waiting.get_nowait()
            cookie, token = visitors[voter]
            headers = {"Cookie": f"session={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            line.request("POST", "/stemmen/1/nakijken", f"csrf_token={token}&keuze=2&leeftijd=y&woont=y", headers)
            answer = line.getresponse()
            answered.put((voter, answer.status, answer.getheader("Location", "")))
    except (OSError, Empty, http.client.HTTPException):
        return


def cut_short(environment, visitors):
    """Let everybody vote and kill the server half-way: the voters whose vote was confirmed, and what was logged."""
    waiting, answered = Queue(), Queue()
    for voter in visitors:
        waiting.put(voter)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "start_new_session": True}
    with gunicorn(environment, **pipes) as process:
        process.stdout.readline()
        callers = [Thread(target=vote, args=(int(environment["PORT"]), visitors, waiting, answered)) for _ in range(CALLERS)]
        [caller.start() for caller in callers]
        seen = [answered.get(timeout=60) for _ in range(ENOUGH)]
        os.killpg(process.pid, signal.SIGKILL)
        [caller.join(30) for caller in callers]
        log = process.stdout.read()
    seen += list(answered.queue)
    assert {(status, place) for _voter, status, place in seen} == {(303, "/stemmen/1/gestemd")}
    return {voter for voter, _status, _place in seen}, log


def everybody_again(visitors):
    """All try once more; how many were let in now."""
    let_in = 0
    for voter in visitors:
        try:
            with transaction():
                let_in += bool(cast(queries.one(1), {2: 1}, Stemmer(voter)))
        except NotNow:
            pass
    return let_in


def counts():
    return tuple(db.session.scalar(select(func.count()).select_from(model)) for model in (Gestemd, Stembiljet, Mail))


def test_kill_loses_no_confirmed_vote_and_doubles_none(production, tmp_path):  # noqa: F811
    environment = production | {"WTF_CSRF_SSL_STRICT": "0"}
    subprocess.run([*PYTHON, "flask", "--app", "portal", "db", "upgrade"], cwd=ROOT, env=environment, check=True)
    app = create_app(SQLALCHEMY_DATABASE_URI=database_of(environment), SECRET_KEY=environment["SECRET_KEY"])
    visitors = fill(app)
    confirmed, log = cut_short(environment, visitors)
    assert len(confirmed) < VOTERS, "de server was al klaar voordat hij werd gestopt"
    assert "keuze" not in log and "Plan 2" not in log
    with app.app_context():
        voted = set(db.session.scalars(select(Gestemd.person_id)))
        assert confirmed <= voted and counts() == (len(voted),) * 3
        assert set(db.session.scalars(select(Stembiljet.keuzes))) == {"2:1"}
        assert everybody_again(visitors) == VOTERS - len(voted)
        assert counts()[:2] == (VOTERS, VOTERS)
        db.session.remove()
        db.engine.dispose()
