"""A wrong setting stops the portal at once, with a message that names the setting."""

import re

import pytest

from portal import doctor
from portal.config import settings
from portal.errors import Misconfigured
from portal.profiel import read_profiel
from tests.house.source import PORTAL, ROOT

PRODUCTION = {"OMGEVING": "productie", "SECRET_KEY": "x" * 32, "MAIL_URL": "smtp://post.voorbeeld.invalid",
              "BASE_URL": "https://buurt.voorbeeld.invalid",
              "DATABASE_URL": "postgresql://db.voorbeeld.invalid/buurt"}


@pytest.fixture
def here(tmp_path):
    return {"INSTANCE": str(tmp_path)}


@pytest.mark.parametrize(("name", "value"), [
    ("OMGEVING", "test"), ("DATABASE_URL", "mysql://db/buurt"), ("MAIL_URL", "post.voorbeeld.invalid"),
    ("PROXIES", "een"), ("BASE_URL", "buurt.voorbeeld.invalid"), ("TEGELS_URL", "tegels"), ("PORT", "acht"),
    ("PAGE_CACHE", "ja"), ("CLAMD_URL", "clamd:3310"), ("CLAMD_URL", "unix://clamd.sock"),
])
def test_a_wrong_setting_is_refused_by_name(here, name, value):
    with pytest.raises(Misconfigured, match=name):
        settings(here | {name: value})


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "OMGEVING"])
def test_production_demands_each_setting(here, name):
    with pytest.raises(Misconfigured, match=name):
        settings(here | PRODUCTION | {name: ""})


def test_production_accepts_what_is_complete(here):
    config = settings(here | PRODUCTION)
    assert config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://db.voorbeeld.invalid/buurt"
    assert config["SESSION_COOKIE_SECURE"] is True
    assert config["SESSION_COOKIE_NAME"].startswith("__Host-"), "a cookie that only this very address can set"


def test_nothing_set_means_sqlite_in_the_instance_folder(here, tmp_path):
    config = settings(here)
    assert config["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path}/portaal.db"
    assert config["BASE_URL"] == "http://127.0.0.1:8000"


def test_the_secret_is_made_once_and_readable_by_its_owner_only(here, tmp_path):
    assert settings(here)["SECRET_KEY"] == settings(here)["SECRET_KEY"]
    assert (tmp_path / "geheim").stat().st_mode & 0o777 == 0o600


def test_an_unknown_gemeente_is_refused_by_name():
    with pytest.raises(Misconfigured, match="GEMEENTE=nergens"):
        read_profiel("nergens")


def test_doctor_and_readme_name_every_setting():
    source = "".join((PORTAL / name).read_text() for name in ("config.py", "serve.py"))
    read = set(re.findall(r'environ(?:\.get\(|, )["\']([A-Z_]+)["\']', source))
    assert set(doctor.SETTINGS) == read
    assert read <= set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.M))


def test_doctor_hides_passwords():
    shown = dict(doctor.settings({
        "SECRET_KEY": "geheim", "MAIL_URL": "smtps://post:geheim@voorbeeld.invalid",
        "DATABASE_URL": "postgresql://portaal:geheim@db/buurt",
    }))
    assert shown["SECRET_KEY"] == "ingesteld"
    assert shown["DATABASE_URL"] == "postgresql://portaal:…@db/buurt"
    assert shown["MAIL_URL"] == "smtps://post:…@voorbeeld.invalid"
