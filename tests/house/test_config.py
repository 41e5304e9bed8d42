"""A wrong setting stops the portal at once, with a message that names the setting."""

import re
from errno import ENOSPC

import pytest

from portal import assets, create_app, doctor
from portal.config import settings
from portal.environ import SETTINGS, listed
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
    ("PAGE_CACHE", "ja"), ("CLAMD_URL", "clamd:3310"), ("CLAMD_URL", "unix://clamd.sock"), ("CLAMD_URL", "tcp://clamd:poort"),
    ("PROXIES", "-1"), ("PORT", "0"), ("PORT", "65536"), ("STEM_HERINNERING", "-1"), ("INSTANCE", "/dev/null/map"),
    ("MAIL_URL", "smtp://"), ("MAIL_URL", "smtp://post.invalid:poort"), ("MAIL_URL", "smtp://post:a#b@post.invalid"),
    ("BASE_URL", "https://"), ("BASE_URL", "https://buurt.invalid/portaal"), ("BASE_URL", "https://buurt invalid"),
    ("BASE_URL", "https://buurt.invalid?taal=en"), ("TEGELS_URL", "https://tegels.invalid/"),
    ("TEGELS_URL", "https://{s}.tegels.invalid/{z}/{x}/{y}.png"), ("TEGELS_URL", "https://x;script-src/{z}/{x}/{y}.png"),
    ("DATABASE_URL", "sqlite:///"), ("DATABASE_URL", "sqlite:///:memory:"), ("DATABASE_URL", "sqlite:////nergens/buurt.db"),
    ("DATABASE_URL", "sqlite:///buurt.db"), ("DATABASE_URL", "sqlite:////tmp"),
    ("DATABASE_URL", "postgresql://buurt@db:poort/buurt"),
])
def test_a_wrong_setting_is_refused_by_name(here, name, value):
    with pytest.raises(Misconfigured, match=name):
        settings(here | {name: value})


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "OMGEVING"])
def test_production_demands_each_setting(here, name):
    with pytest.raises(Misconfigured, match=name):
        settings(here | PRODUCTION | {name: ""})


def test_production_demands_a_secret_nobody_guesses(here):
    with pytest.raises(Misconfigured, match="SECRET_KEY"):
        settings(here | PRODUCTION | {"SECRET_KEY": "geheim"})


def test_what_is_right_is_taken(here, tmp_path):
    good = {
        "BASE_URL": "http://[::1]:8080", "MAIL_URL": "smtp+starttls://post%40buurt:ge%3Aheim@post_1:2525", "PORT": "65535",
        "TEGELS_URL": "https://tegels.invalid:8443/{z}/{x}/{y}.png?sleutel=a", "CLAMD_URL": "unix:///run/clamd.sock",
        "DATABASE_URL": f"sqlite:///{tmp_path}/buurt.db", "PROXIES": "2", "STEM_HERINNERING": "0",
    }
    config = settings(here | good)
    assert [config[name] for name in ("BASE_URL", "MAIL_URL", "TEGELS_URL", "CLAMD_URL", "PROXIES")] == [
        good["BASE_URL"], good["MAIL_URL"], good["TEGELS_URL"], good["CLAMD_URL"], 2]
    assert settings(here | {"BASE_URL": "https://buurt.invalid/"})["BASE_URL"] == "https://buurt.invalid"


def test_an_empty_secret_that_a_full_disk_left_is_made_again(here, tmp_path):
    (tmp_path / "geheim").touch()
    assert len(settings(here)["SECRET_KEY"]) == 64


@pytest.mark.parametrize("name", ["geheim", "assets"])
def test_a_folder_that_keeps_nothing_is_refused_by_name(tmp_path, monkeypatch, name):
    (tmp_path / "geheim").mkdir() if name == "geheim" else (tmp_path / "assets").touch()
    monkeypatch.setenv("INSTANCE", str(tmp_path))
    with pytest.raises(Misconfigured, match=f"INSTANCE: {tmp_path}/{name}: "):
        create_app()


def test_a_full_disk_keeps_no_half_of_the_static_files(tmp_path, monkeypatch):
    def full(path, content):
        path.parent.mkdir(exist_ok=True)
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(assets, "write", full)
    with pytest.raises(Misconfigured, match="INSTANCE: .*: No space left on device"):
        assets.build(tmp_path)
    assert list(tmp_path.iterdir()) == []


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
    assert set(SETTINGS) == read
    assert read <= set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.M))


def test_doctor_hides_passwords():
    shown = dict(listed({
        "SECRET_KEY": "geheim", "MAIL_URL": "smtps://post:geheim@voorbeeld.invalid",
        "DATABASE_URL": "postgresql://portaal:geheim@db/buurt",
    }))
    assert shown["SECRET_KEY"] == "ingesteld"
    assert shown["DATABASE_URL"] == "postgresql://portaal:…@db/buurt"
    assert shown["MAIL_URL"] == "smtps://post:…@voorbeeld.invalid"
    shown = dict(listed({
        "MAIL_URL": "smtp://post:ge@heim@voorbeeld.invalid", "DATABASE_URL": "postgresql:///buurt?user=u&password=geheim&host=db",
    }))
    assert shown["MAIL_URL"] == "smtp://post:…@voorbeeld.invalid"
    assert shown["DATABASE_URL"] == "postgresql:///buurt?user=u&password=…&host=db"


@pytest.mark.een_database
@pytest.mark.parametrize(("secure", "proxies", "healthy"), [(True, 0, False), (True, 1, True), (False, 0, True)])
def test_doctor_misses_the_proxy_that_speaks_https(app, secure, proxies, healthy):
    app.config.update(SESSION_COOKIE_SECURE=secure, PROXIES=proxies)
    assert doctor.visitors()[0] == healthy
