"""The settings: read once from the environment, refused with their name when they are wrong."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from portal.errors import Misconfigured

ROOT = Path(__file__).parent.parent


def settings(environ=os.environ):
    """The settings of this process as a dict for ``app.config``."""
    production = chosen(environ, "OMGEVING", "ontwikkeling", ("ontwikkeling", "productie")) == "productie"
    instance = Path(environ.get("INSTANCE") or ROOT / "instance").resolve()
    base_url = web_address(environ, "BASE_URL", f"http://127.0.0.1:{whole_number(environ, 'PORT', 8000)}")
    secure = base_url.startswith("https://")
    if production:
        demand(environ, "SECRET_KEY", "MAIL_URL", "BASE_URL", "DATABASE_URL")
    return {
        "PRODUCTION": production,
        "INSTANCE": instance,
        "GEMEENTE": environ.get("GEMEENTE") or "hengelo",
        "BASE_URL": base_url,
        "SECRET_KEY": environ.get("SECRET_KEY") or kept_secret(instance),
        "SQLALCHEMY_DATABASE_URI": database_url(environ.get("DATABASE_URL", ""), instance),
        "MAIL_URL": checked_mail_url(environ.get("MAIL_URL", "")),
        "UPLOADS": Path(environ.get("UPLOADS") or instance / "uploads").resolve(),
        "TEGELS_URL": web_address(environ, "TEGELS_URL", ""),
        "CLAMD_URL": scanner(environ.get("CLAMD_URL", "")),
        "PROXIES": whole_number(environ, "PROXIES", 0),
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
        instance.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{instance / 'portaal.db'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            demand_driver()
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise Misconfigured("DATABASE_URL: begin met sqlite:/// of postgresql://")
    return url


def demand_driver():
    if not find_spec("psycopg"):
        raise Misconfigured("DATABASE_URL: voor PostgreSQL is psycopg nodig (make install haalt het erbij)")


def kept_secret(instance):
    """A secret made once, so that logins survive a restart of the embedded portal."""
    path = instance / "geheim"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().strip()


def checked_mail_url(url):
    if url and urlsplit(url).scheme not in ("smtp", "smtps", "smtp+starttls"):
        raise Misconfigured("MAIL_URL: begin met smtp://, smtp+starttls:// of smtps://")
    return url


def scanner(url):
    """Where ClamAV listens, or nowhere."""
    parts = urlsplit(url)
    good = (parts.scheme == "tcp" and parts.hostname) or (parts.scheme == "unix" and parts.path.startswith("/"))
    if url and not good:
        raise Misconfigured(f"CLAMD_URL={url}: schrijf tcp://naam:3310 of unix:///pad/naar/clamd.sock")
    return url


def web_address(environ, name, default):
    """An address to build on, without a slash at the end."""
    url = environ.get(name) or default
    if url and not url.startswith(("http://", "https://")):
        raise Misconfigured(f"{name}={url}: begin met http:// of https://")
    return url.rstrip("/")


def chosen(environ, name, default, options):
    value = environ.get(name) or default
    if value not in options:
        raise Misconfigured(f"{name}={value}: kies uit {', '.join(options)}")
    return value


def whole_number(environ, name, default):
    try:
        return int(environ.get(name) or default)
    except ValueError:
        raise Misconfigured(f"{name}={environ[name]}: dit moet een heel getal zijn") from None


def demand(environ, *names):
    missing = [name for name in names if not environ.get(name)]
    if missing:
        raise Misconfigured(f"In productie zijn deze instellingen verplicht: {', '.join(missing)}")
