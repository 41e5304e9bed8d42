"""What `make` does on a machine where something is missing, tried with programs that only pretend."""

import os
import subprocess

import pytest

from tests.house.source import ROOT

VENV, MACHINE = ROOT / ".ci" / "venv", ROOT / ".ci" / "machine"
# Python as Debian delivers it: without the part that makes environments, until that is installed.
PYTHON = """#!/bin/sh
case $* in
    *version_info*) exit 0 ;;
    *"-m venv"*) [ -e {folder}/installed ] && mkdir -p "$3/bin" && ln -s /bin/true "$3/bin/pip" ;;
    *) echo "Python 3.11.2" ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get $*" >> {folder}/asked
case $* in *python3-venv*) : > {folder}/installed ;; esac
"""


@pytest.fixture
def machine(tmp_path):
    """Runs a script with only these pretended programs, as this user: the code it ends with, what it says."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "rm", "mkdir", "ln", "ls"):
        (programs / name).symlink_to(f"/bin/{name}")

    def run(script, *arguments, user=0, **pretended):
        for name, text in (pretended | {"id": f"#!/bin/sh\necho {user}\n"}).items():
            path = programs / name.replace("_", "-")
            path.write_text(text.format(folder=tmp_path))
            path.chmod(0o755)
        done = subprocess.run(["/bin/sh", script, *arguments], cwd=tmp_path, capture_output=True, text=True,
                              env={"PATH": str(programs)})
        return done.returncode, done.stdout + done.stderr

    return run


def test_root_gets_the_missing_part_of_python(machine, tmp_path):
    code, said = machine(VENV, "omgeving", python3=PYTHON, apt_get=APT)
    assert (code, (tmp_path / "omgeving" / "bin" / "pip").exists()) == (0, True), said
    assert "install --yes --no-install-recommends python3-venv" in (tmp_path / "asked").read_text()


def test_another_user_reads_the_one_line_to_type(machine, tmp_path):
    code, said = machine(VENV, "omgeving", user=1000, python3=PYTHON, apt_get=APT)
    assert code == 1
    assert said.endswith("Typ eerst:  sudo apt-get install python3-venv\n")
    assert not (tmp_path / "asked").exists()
    assert not (tmp_path / "omgeving").exists()


def test_an_old_python_is_refused(machine):
    old = "#!/bin/sh\ncase $* in *version_info*) exit 1 ;; esac\necho Python 3.9\n"
    code, said = machine(VENV, "omgeving", python3=old)
    assert code == 1
    assert "Python 3.11 of nieuwer nodig; dit is Python 3.9" in said


def test_an_environment_that_is_there_stays(machine, tmp_path):
    (tmp_path / "omgeving" / "bin").mkdir(parents=True)
    (tmp_path / "omgeving" / "bin" / "pip").touch(mode=0o755)
    assert machine(VENV, "omgeving") == (0, "")


def test_root_gets_the_programs_for_the_tests(machine, tmp_path):
    code, _said = machine(MACHINE, "chromium-headless-shell", "wrk", apt_get=APT)
    assert code == 0
    assert "install --yes --no-install-recommends chromium-headless-shell wrk" in (tmp_path / "asked").read_text()


def test_another_user_reads_which_tests_are_left_out(machine):
    code, said = machine(MACHINE, "chromium-headless-shell", user=1000, apt_get=APT)
    assert code == 0
    assert "de tests in een echte browser (tests/browser) worden overgeslagen" in said
    assert "sudo apt-get install chromium-headless-shell" in said


def test_a_machine_that_cannot_fetch_goes_on_without(machine):
    code, said = machine(MACHINE, "postgresql-15-test", apt_get="#!/bin/sh\nexit 100\n")
    assert code == 0
    assert "sudo apt-get install postgresql-15-test" in said


@pytest.mark.parametrize("there", ["chromium", "chromium_headless_shell"])
def test_nothing_is_said_when_nothing_is_missing(machine, there):
    assert machine(MACHINE, "chromium-headless-shell", **{there: "#!/bin/sh\n"}) == (0, "")


@pytest.mark.parametrize("name", ["run", "venv", "machine"])
def test_the_scripts_can_be_run_and_read(name):
    path = ROOT / ".ci" / name
    assert os.access(path, os.X_OK)
    assert subprocess.run(["/bin/sh", "-n", path]).returncode == 0
