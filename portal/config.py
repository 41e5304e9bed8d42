"""The settings: read once from the environment, refused with their name when they are wrong."""

import os
import re
import secrets
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from portal.errors import Misconfigured, told_by

ROOT = Path(__file__).parent.parent
# Of a machine on a network: its name or number, and nothing that would be something else in a header.
MACHINE = re.compile(r"[a-z0-9.:_-]+", re.I)
SHORTEST_SECRET = 32


def settings(environ=os.environ):
    """The settings of this process as a dict for ``app.config``."""
    production = chosen(environ, "OMGEVING", "ontwikkeling", ("ontwikkeling", "productie")) == "productie"
    instance = own_folder(Path(environ.get("INSTANCE") or ROOT / "instance").resolve())
    base_url = own_address(environ)
    secure = base_url.startswith("https://")
    if production:
        demand(environ, "SECRET_KEY", "MAIL_URL", "BASE_URL", "DATABASE_URL")
        demand_long_secret(environ)
    return {
        "PRODUCTION": production,
        "INSTANCE": instance,
        "GEMEENTE": environ.get("GEMEENTE") or "hengelo",
        "BASE_URL": base_url,
        "SECRET_KEY": environ.get("SECRET_KEY") or kept_secret(instance),
        "SQLALCHEMY_DATABASE_URI": database_url(environ.get("DATABASE_URL", ""), instance),
        # Of a statement that fails the log tells no values: a choice beside a voter, an address, a code.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        "MAIL_URL": checked_mail_url(environ.get("MAIL_URL", "")),
        "UPLOADS": Path(environ.get("UPLOADS") or instance / "uploads").resolve(),
        "TEGELS_URL": tiles(environ),
        "CLAMD_URL": scanner(environ.get("CLAMD_URL", "")),
        "PROXIES": whole_number(environ, "PROXIES", 0, most=9),
        "STEM_HERINNERING": whole_number(environ, "STEM_HERINNERING", 48),
        "LIMITS_FACTOR": 1,
        "PAGE_CACHE": chosen(environ, "PAGE_CACHE", "aan", ("aan", "uit")) == "aan",
        "MAX_CONTENT_LENGTH": 45_000_000,
        "MAX_FORM_MEMORY_SIZE": 1_000_000,
        "SESSION_COOKIE_SECURE": secure,
        # No other site of the gemeente, on a name beside ours, can put a session of its own in its place.
        "SESSION_COOKIE_NAME": "__Host-session" if secure else "session",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 30,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "nl",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Amsterdam",
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "translations"),
    }


def database_url(url, instance):
    """SQLite in the instance folder unless DATABASE_URL names another database."""
    if not url:
        return f"sqlite:///{instance / 'portaal.db'}"
    demand_readable(url)
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            demand_driver()
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise Misconfigured("DATABASE_URL: begin met sqlite:/// of postgresql://")
    return url


def demand_readable(url):
    """Of SQLite a file: in memory everything would be gone at the first restart."""
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        raise Misconfigured("DATABASE_URL: dit adres is niet te lezen. Schrijf vreemde tekens als %40 (voor @)") from None
    named = parts.database not in (None, "", ":memory:")
    if parts.drivername == "sqlite" and not (named and is_place(Path(parts.database))):
        raise Misconfigured(f"DATABASE_URL={url}: schrijf sqlite:////pad/naar/bestand.db, in een map die er is")


def is_place(path):
    """Of a path that does not begin at the root everybody thinks of another folder."""
    return path.is_absolute() and path.parent.is_dir() and not path.is_dir()


def demand_driver():
    if not find_spec("psycopg"):
        raise Misconfigured("DATABASE_URL: voor PostgreSQL is psycopg nodig (make install haalt het erbij)")


def kept_secret(instance):
    """A secret made once, so that logins survive a restart of the embedded portal."""
    path = instance / "geheim"
    with told_by(f"INSTANCE: {path}"):
        if not path.exists() or not path.stat().st_size:
            with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_text().strip()


def own_folder(folder):
    with told_by(f"INSTANCE={folder}"):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def place(url, *schemes):
    """The parts of an address of one of these schemes on a machine; None for anything else."""
    try:
        parts = urlsplit(url)
        reachable = parts.scheme in schemes and MACHINE.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:  # the port is no number
        return None
    return parts if reachable else None


def checked_mail_url(url):
    if url and not place(url, "smtp", "smtps", "smtp+starttls"):
        raise Misconfigured("MAIL_URL: schrijf smtp://, smtp+starttls:// of smtps://, en de naam van de mailserver. "
                            "Schrijf vreemde tekens in een wachtwoord als %40 (voor @)")
    return url


def scanner(url):
    """Where ClamAV listens, or nowhere."""
    if url and not (place(url, "tcp") or url.startswith("unix:///")):
        raise Misconfigured(f"CLAMD_URL={url}: schrijf tcp://naam:3310 of unix:///pad/naar/clamd.sock")
    return url


def own_address(environ):
    """Where visitors find the portal, without a slash at the end. It has a whole name to itself: no page would be found below
    a path."""
    url = environ.get("BASE_URL") or f"http://127.0.0.1:{whole_number(environ, 'PORT', 8000, 1, 65_535)}"
    parts = place(url, "http", "https")
    if not parts or parts.username or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise Misconfigured(f"BASE_URL={url}: schrijf http:// of https:// en een naam, zonder iets erachter")
    return url.rstrip("/")


def tiles(environ):
    url = environ.get("TEGELS_URL", "")
    if url and not (place(url, "http", "https") and all(part in url for part in ("{z}", "{x}", "{y}"))):
        raise Misconfigured(f"TEGELS_URL={url}: schrijf https://naam/…, met {{z}}, {{x}} en {{y}}")
    return url


def chosen(environ, name, default, options):
    value = environ.get(name) or default
    if value not in options:
        raise Misconfigured(f"{name}={value}: kies uit {', '.join(options)}")
    return value


def whole_number(environ, name, default, least=0, most=10_000):
    try:
        number = int(environ.get(name) or default)
    except ValueError:
        number = None
    if number is None or not least <= number <= most:
        raise Misconfigured(f"{name}={environ[name]}: dit moet een heel getal zijn van {least} tot en met {most}")
    return number


def demand(environ, *names):
    missing = [name for name in names if not environ.get(name, "").strip()]
    if missing:
        raise Misconfigured(f"In productie zijn deze instellingen verplicht: {', '.join(missing)}")


def demand_long_secret(environ):
    if len(environ["SECRET_KEY"]) < SHORTEST_SECRET:
        raise Misconfigured(f"SECRET_KEY: maak het geheim minstens {SHORTEST_SECRET} tekens lang, en bewaar het bij de kopieën")
