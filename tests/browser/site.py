"""A running portal: the real app on a free port of this machine, with a town of its own on disk."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from flask import Flask, abort
from werkzeug.serving import WSGIRequestHandler, make_server

from portal import create_app
from portal.errors import Needed, TooMany
from portal.extensions import db
from portal.story.commands import deliver_all
from tests.browser import eyes
from tests.village import spare

SECRET = "toets"
SETTINGS = {
    "SECRET_KEY": SECRET, "LIMITS_FACTOR": 1000, "PAGE_CACHE": True, "PRODUCTION": False, "GEMEENTE": "hengelo",
    "MAIL_URL": "", "TEGELS_URL": "", "PROXIES": 0,
}


@dataclass(frozen=True)
class Site:
    """The address of a running portal, and the app behind it."""

    url: str
    app: Flask

    def deliver(self):
        """Bring away all mail that waits now."""
        with self.app.app_context():
            deliver_all()

    def cookies(self, key):
        """What the browser of somebody who logged in holds; ``key`` is what Person.get_id() gave. Stories here last for years,
        so this session does not end on its last day."""
        session, endless = self.app.session_interface.get_signing_serializer(self.app), f"{key.rpartition('.')[0]}.9999-12-31"
        value = session.dumps({"_user_id": endless, "_fresh": True})
        return [{"name": self.app.config["SESSION_COOKIE_NAME"], "value": value, "url": self.url, "httpOnly": True}]


class Quiet(WSGIRequestHandler):
    """Keeps the line open between requests, as a real server does, and writes nothing down."""

    protocol_version = "HTTP/1.1"

    def log(self, *told):
        pass


def make(folder, **changes):
    """The app as it runs in production, on the database and uploads in this folder, on a disk nobody waits for."""
    database = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'dorp.db'}", "UPLOADS": folder / "uploads"}
    app = create_app(**SETTINGS | database | changes)
    spare(app)
    return app


REFUSALS = {422: Needed, 429: TooMany}


def refuse(code):
    """Say no in a way that no page does on request."""
    raise REFUSALS[code]() if code in REFUSALS else abort(code)


@contextmanager
def serving(town, folder, **changes):
    """A portal in a copy of this town, so that nobody else sees what happens in it."""
    shutil.copytree(town, folder, dirs_exist_ok=True)
    app = make(folder, **changes)
    app.add_url_rule(f"{eyes.ADDRESS}/<int:code>", "toets", refuse)
    for script in (eyes.AXE, eyes.KINDS):
        app.wsgi_app.add_files(script.parent, eyes.ADDRESS)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    app.config["BASE_URL"] = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, name="portaal", daemon=True).start()
    try:
        yield Site(app.config["BASE_URL"], app)
    finally:
        server.shutdown()
        server.server_close()
        with app.app_context():
            db.engine.dispose()
