"""The count knows no web, no database and no package: it can be taken out and run by anyone."""

import sys

from tests.house.source import imports, modules

SPEAKS = {"portal.tellen.zinnen", "portal.tellen.commands"}
COUNT = [
    module for module in modules().values() if module.name.startswith("portal.tellen") and module.name not in SPEAKS
]


def test_the_count_uses_python_alone():
    assert len(COUNT) > 10
    foreign = {
        str(module): name
        for module in COUNT
        for name in imports(module)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("portal.tellen")
    }
    assert foreign == {}


def test_the_count_uses_no_floats_and_no_clock():
    inexact = {"float", "time", "datetime", "random"}
    assert {str(module): name for module in COUNT for name in imports(module) if name.split(".")[0] in inexact} == {}
    assert [str(module) for module in COUNT if "float(" in module.path.read_text()] == []
