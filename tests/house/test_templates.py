"""Templates stay small, escape everything and can be read by Jinja."""

import re

import pytest

from tests.house.source import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = {path.relative_to(FOLDER).as_posix(): path.read_text()
             for path in sorted(FOLDER.rglob("*")) if path.is_file()}
LONGEST = 100


def test_a_template_is_short():
    sizes = {name: text.count("\n") for name, text in TEMPLATES.items()}
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST} == {}


def test_a_page_lets_nothing_through_unescaped():
    """A mail in plain text may."""
    assert [name for name, text in TEMPLATES.items() if not name.endswith(".txt")
            and re.search(r"\|\s*safe\b|autoescape\s+false", text)] == []


def test_a_component_is_one_thing_named_after_its_file():
    """A macro, or a function of Python under that name."""
    made = {name: re.findall(r"{%-? macro (\w+)", text) or re.findall(r"{%-? set (\w+)", text)
            for name, text in TEMPLATES.items() if name.startswith("components/")}
    assert {name: names for name, names in made.items() if name != f"components/{' '.join(names)}.html"} == {}


def test_a_part_of_a_meter_has_its_colour_in_the_legend_too():
    css = (ROOT / "portal/static/css/portal.css").read_text()
    bar, legend = (dict(re.findall(rf"\.{name} \.(\w+){{fill:(var\(--\w+\))", css)) for name in ("p-meter__bar", "p-legend"))
    assert bar and {part: legend.get(part) for part in bar} == bar


def test_every_class_in_a_style_is_on_some_page():
    """A class that is put together, as ``p-status--{{ kind }}``, is known by its beginning."""
    files = [path for folder in ("templates", "portal") for path in (ROOT / folder).rglob("*")]
    used = classes(path for path in files if path.suffix in (".html", ".py", ".js"))
    styled = classes(path for path in files if path.suffix == ".css")
    assert {name for name in styled if not {name, re.sub("(?<=--).*", "", name)} & used} == set()


def classes(paths):
    """Of our own layer over the design system."""
    return {name for path in paths for name in re.findall(r"\bp-[a-z][\w-]*", path.read_text(encoding="utf-8"))}


@pytest.mark.een_database
def test_every_template_can_be_read(app):
    for name in TEMPLATES:
        app.jinja_env.get_template(name)
