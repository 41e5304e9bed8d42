"""Buurtportaal: one line from idea to work done, never a silent end."""

from importlib import import_module

from babel import Locale
from flask import Flask, g, request, session
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import assets, connections, pagecache, stamp, turns
from portal.config import ROOT, settings
from portal.drawing import Templates
from portal.extensions import babel, csrf, db, login, migrate
from portal.pages import answer_refusals
from portal.profiel import read_profiel
from portal.room import Number
from portal.security import secure
from portal.speech import speak
from portal.templating import teach_templates

TALEN = (("nl", "Nederlands"), ("en", "English"))
LOCALES = {code: Locale.parse(code) for code, _name in TALEN}
# The rooms with doors, in the order in which they open.
ROOMS = (
    "wijken", "people", "story", "inbreng", "regelingen", "bewonersgroepen", "toekenningen", "activiteiten",
    "betalingen", "verantwoording", "initiatieven", "buurtbonnen", "buurtagenda", "stemmen", "wijkopgaven",
    "rapportages", "moderatie", "voordeur",
)


class Portal(Flask):
    """Flask, where nothing is a coroutine: it need not look for one at every hook of every page."""

    jinja_environment = Templates

    def ensure_sync(self, func):
        return func

    def log_exception(self, exc_info):
        """Under the rule of the page: an address may hold a key that still works."""
        self.logger.error("Exception on %s [%s]", request.url_rule, request.method, exc_info=exc_info)


def create_app(**changes):
    """The house, in named steps. ``changes`` go over the settings of the environment."""
    app = Portal(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(settings(), TALEN=TALEN)
    app.config.update(changes)
    app.profiel = read_profiel(app.config["GEMEENTE"])
    app.url_map.converters["int"] = Number
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=app.config["PROXIES"], x_proto=1, x_host=1)
    connect_extensions(app)
    assets.serve(app)
    secure(app)
    pagecache.keep_pages(app)
    one_commit_per_request(app)
    remember_language(app)
    open_rooms(app)
    answer_refusals(app)
    teach_templates(app)
    return app


def connect_extensions(app):
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "portal" / "migrations"))
    login.init_app(app)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=lambda: LOCALES[language()])
    login.login_view = "people.login"
    # Its protection has an effect only on freshness, of which nothing here asks; but it writes the session of whoever merely
    # reads. A slow answer to that would put back an old session, and a stranger would lose the concept just begun.
    login.session_protection = None
    with app.app_context():
        connections.begin_well(db.engine)
        stamp.watch(db.engine)
        if db.engine.dialect.name == "sqlite":
            turns.take_turns(db.engine)


def one_commit_per_request(app):
    """What a request wrote holds as a whole, or not at all. What only read is committed too: after a rollback psycopg forgets
    the statements it prepared, and PostgreSQL plans each anew."""

    @app.after_request
    def commit_or_forget(response):
        if response.status_code >= 400:
            db.session.rollback()
        elif db.session.registry.has():
            db.session.commit()
        return response


def language():
    """The language of this visitor: chosen in the address, in the cookie, on the account, or Dutch."""
    # To find out that a name is not in a MultiDict takes an error that is made and thrown away: asked only where there are names.
    asked, kept = request.args and request.args.get("taal"), request.cookies and request.cookies.get("taal")
    chosen = asked, kept, getattr(current_user, "taal", None)
    return next((choice for choice in chosen if choice in LOCALES), TALEN[0][0])


def remember_language(app):
    @app.before_request
    def speak_it():
        speak()

    @app.after_request
    def keep_choice(response):
        if "taal" in request.args and response.status_code == 200:
            response.set_cookie(
                "taal",
                language(),
                max_age=31536000,
                samesite="Lax",
                httponly=True,
                secure=app.config["SESSION_COOKIE_SECURE"],
            )
        return response


def open_rooms(app):
    from portal import cli
    from portal.people import queries as people_queries
    from portal.people.models import Stranger

    @login.user_loader
    def visitor_of(key):
        """Whose session this is. Of one that has ended nothing stays in the browser, such as a code to vote with: who comes
        after may be somebody else."""
        person = people_queries.logged_in(key)
        if person is None:
            session.clear()
            g.session_ended = True
        return person

    login.anonymous_user = lambda: Stranger(session.get("concepten", ()), session.get("aanvragen", ()))
    for name in ROOMS:
        app.register_blueprint(import_module(f"portal.{name}.views").room)
    cli.teach(app)
