"""What lies in the repository: no address of a machine, pinned requirements, papers in order."""

import os
import re
import sys
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.source import ROOT, imports, modules

# Put together here, so that this file does not find itself.
ADDRESSES = re.compile("|".join((
    "/wo" + "rk/", "/ro" + "ot/", "/opt/py" + "pi", "py" + "pi.org/simple", "index-" + "url",
    "files.python" + "hosted", "registry.npm" + "js")))
# What tools and the portal itself make here.
MADE = {".git", ".venv", "instance", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==[0-9a-z.]+$")


def test_no_file_names_a_machine():
    files = (Path(place) / name for place, folders, names in os.walk(ROOT) if keep(folders) for name in names)
    assert [path for path in files if not path.match("bench-*.json")
            and ADDRESSES.search(path.read_bytes().decode(errors="ignore"))] == []


def keep(folders):
    """Walk on only in what belongs to the repository."""
    folders[:] = [name for name in folders if name not in MADE]
    return True


def test_every_requirement_is_pinned():
    lines = requirements("requirements.txt") | requirements("requirements-test.txt")
    assert [line for line in lines if not PIN.match(line) and line != "-r requirements.txt"] == []


def test_what_the_portal_imports_is_required():
    """Or an extra, which it can do without."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg")
    extras = " ".join(setup["options.extras_require"].values())
    required = {normal(PIN.match(line)[1]) for line in requirements("requirements.txt")}
    required |= {normal(name) for name in re.findall(r"[\w-]+(?=\[|>=)", extras)}
    known = packages_distributions() | {"pillow_heif": ["pillow-heif"]}
    used = {name.split(".")[0] for module in modules().values() for name in imports(module)}
    outside = used - set(sys.stdlib_module_names) - {"portal"}
    assert [name for name in outside if not {normal(found) for found in known.get(name, [])} & required] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "publiccode.yml", "docs/house.md", "docs/rooms.md"])
def test_the_papers_are_there(name):
    assert (ROOT / name).read_text().strip()


def requirements(name):
    return {line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()
