"""The portal as a beheerder runs it: the command that prepares it, then the real server."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.house.source import ROOT

PYTHON = (sys.executable, "-m")


@pytest.fixture
def production(empty_database_url, tmp_path):
    """The environment of a portal in production."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return os.environ | {
        "OMGEVING": "productie", "SECRET_KEY": "x" * 32, "DATABASE_URL": empty_database_url,
        "PORT": str(port), "BASE_URL": f"http://127.0.0.1:{port}", "MAIL_URL": "smtp://127.0.0.1:9",
        "INSTANCE": str(tmp_path),
    }


@pytest.fixture
def server(production):
    """Runs until the test is done; its first line says where it is."""
    subprocess.run([*PYTHON, "flask", "--app", "portal", "start"], cwd=ROOT, env=production, check=True)
    with gunicorn(production, stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def gunicorn(environment, **pipes):
    command = [*PYTHON, "gunicorn", "--config", "portal/serve.py", "portal.wsgi:app"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)


def test_the_server_says_where_it_is_answers_and_stops_when_asked(server, production):
    address = production["BASE_URL"]
    assert server.stdout.readline() == f"Het portaal staat klaar op {address} (stoppen: Ctrl+C)\n"
    with urllib.request.urlopen(f"{address}/gezond", timeout=20) as answer:
        assert (answer.status, answer.read()) == (200, b'{"gezond":true}\n')
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=30) == 0


@pytest.mark.een_database
def test_a_wrong_setting_stops_the_server_with_one_line(production):
    with gunicorn(production | {"PROXIES": "een"}, stderr=subprocess.PIPE) as process:
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 1
    assert said.strip().endswith("PROXIES=een: dit moet een heel getal zijn van 0 tot en met 9")
    assert "Traceback" not in said
