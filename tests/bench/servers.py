"""The real servers a measurement needs: a database, gunicorn with two workers, and a filled portal."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from sqlalchemy import event

from tests import postgres
from tests.bench.load import DRAFTS, PEOPLE, owner_of
from tests.databases import make_database


@contextmanager
def database(name, folder):
    """Gives (size → portal URL, floor URL) for a fresh database of this kind."""
    if name == "sqlite":
        floor = f"sqlite:///{folder / 'vloer.db'}"
        make_floor(floor)
        yield (lambda size: f"sqlite:///{folder / f'portaal-{size}.db'}"), floor
        return
    with postgres.server("-c listen_addresses= -c shared_buffers=1GB") as server:
        floor = make_database(server, "vloer")
        make_floor(floor)
        yield (lambda size: make_database(server, f"portaal_{size}")), floor


def make_floor(url):
    environ = os.environ | {"FLOOR_DATABASE_URL": url, "FLOOR_CREATE": "1"}
    subprocess.run([sys.executable, "-c", "import tests.bench.floor"], env=environ, check=True)


@contextmanager
def gunicorn(app, settings):
    """The app under gunicorn with two workers of two threads, as ``portal/serve.py`` has it, on a free port; gives its address.

    Each worker listens for itself, or now and then one of them takes all connections and the other stands idle.
    """
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-w",
        "2",
        "-k",
        "gthread",
        "--threads",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "--reuse-port",
        "--log-level",
        "error",
        app,
    ]
    process = subprocess.Popen(command, env=os.environ | settings)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(url):
    for _ in range(200):
        try:
            urllib.request.urlopen(url).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"De server op {url} kwam niet op gang.")


def make_app(settings):
    os.environ.update(settings)
    from portal import create_app

    return create_app(PAGE_CACHE=False)


def prepare(settings, size, folder, also=()):
    """Migrate, load the areas, ``size`` initiatieven and what each of ``also`` loads, and write who writes what for wrk."""
    from flask_migrate import upgrade

    from portal.extensions import db
    from portal.initiatieven.models import Initiatief
    from portal.initiatieven.rules import STEUNBAAR
    from portal.wijken.actions import load_shipped
    from tests.bench.load import load

    print(f"\nvullen met {size:,} initiatieven…", file=sys.stderr, flush=True)
    app = make_app(settings)
    with app.app_context():
        upgrade()
        load_shipped(app.profiel)
        db.session.commit()
        load(size)
        for load_more in also:
            load_more()
        running = list(db.session.scalars(db.select(Initiatief.id).where(Initiatief.status.in_(STEUNBAAR)).limit(20_000)))
        db.session.remove()
        db.engine.dispose()
    visitors(app, folder / "bezoekers.txt")
    write_targets(running, size, folder)


def visitors(app, path):
    """A real session cookie and CSRF token for every person, as they have them after logging in."""
    from flask import session
    from flask_login.utils import _create_identifier
    from flask_wtf.csrf import generate_csrf

    lines = []
    serializer = app.session_interface.get_signing_serializer(app)
    for n in range(1, PEOPLE + 1):
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": "127.0.0.1"}):
            token = generate_csrf()
            here = {"_id": _create_identifier(), "_user_id": f"{n}.b.a.9999-12-31", "_fresh": True}
            cookie = serializer.dumps(here | {"csrf_token": session["csrf_token"]})
        lines.append(f"{cookie} {token}")
    path.write_text("\n".join(lines))


def write_targets(running, size, folder):
    """Which initiatief who supports (nobody twice) and which draft its owner hands in, for each of the two runs."""
    for turn, connections in enumerate((1, 16)):
        pairs = [f"{plan} {who}" for plan, who in chosen(running, turn) if who != owner_of(plan)]
        (folder / f"steun-{connections}.txt").write_text("\n".join(pairs))
        mine = range(size + 1 + turn, size + DRAFTS + 1, 2)
        (folder / f"indienen-{connections}.txt").write_text("\n".join(f"{id} {owner_of(id)}" for id in mine))


def chosen(running, turn):
    """Pairs of a plan and a supporter it does not have yet, none twice."""
    for n in range(40_000):
        yield running[n * 37 % len(running)], 1 + (n // len(running) * 7 + turn * 200 + 6 + n) % PEOPLE


def costs(settings, reads):
    """SQL statements and bytes of every page, asked in this process."""
    from portal.extensions import db

    app = make_app(settings)
    found = {}
    with app.app_context():
        for name, path in reads.items():
            statements = []
            listener = lambda conn, cursor, statement, *rest: statements.append(statement)  # noqa: B023, E731
            event.listen(db.engine, "before_cursor_execute", listener)
            answer = app.test_client().get(path)
            event.remove(db.engine, "before_cursor_execute", listener)
            found[name] = (len(statements), len(answer.data))
        db.session.remove()
        db.engine.dispose()
    return found
