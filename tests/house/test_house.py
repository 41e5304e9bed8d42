"""The house rules, kept by the tests rather than by memory. Each test lists what breaks its rule."""

import ast
import re

import pytest

from tests.house.source import FLOORS, PORTAL, ROOMS, functions, imports, modules, tree, uses

ALL = list(modules().values())
UNDER_THE_TOP = [module for module in ALL if module.room and not module.is_top]
# The sheet of who hears speaks of every room; and every room may put a mail in the post.
SHEETS, POST = {"portal.story.audience", "portal.story.who"}, {"portal.story.mail"}
PURE = {"portal.rule", "portal.workflow", "portal.errors"}
REQUEST = {"request", "session", "g", "flash", "redirect", "url_for", "abort", "current_user"}
FRAMEWORKS = re.compile(r"(flask|sqlalchemy|wtforms|werkzeug|jinja2)\b|flask_")
DANGER = re.compile(r"(subprocess|os\.system|os\.popen|os\.exec|os\.spawn|pickle|marshal|shelve|pty)\b")
LONGEST_FILE, LONGEST_FUNCTION = 200, 30
LONG_FUNCTIONS = {"portal.config.settings"}


def test_a_floor_looks_down_only():
    assert {str(module): str(used) for module in UNDER_THE_TOP for used in uses(module)
            if used.room and used.floor in FLOORS[module.height + 1:]} == {}


def test_a_room_knows_only_the_rooms_before_it():
    assert {str(module): str(used) for module in UNDER_THE_TOP for used in uses(module)
            if used.room in later(module) and used.name not in POST and not is_open(used, module)} == {}


def later(module):
    return ROOMS[ROOMS.index(module.room) + 1:]


def is_open(used, module):
    """What other rooms remember and the rules they obey are open to queries and all above them."""
    above = module.height > FLOORS.index("models") or module.name in SHEETS
    return above and used.floor in ("rules", "models")


def test_nobody_but_the_front_door_opens_the_pages():
    assert {str(module): str(used) for module in ALL for used in uses(module)
            if used.floor == "views" and module.floor != "views" and module.name != "portal"} == {}


@pytest.mark.een_database
def test_rooms_open_in_the_order_of_the_house(app):
    assert list(app.blueprints) == [room for room in ROOMS if room not in ("zoeken", "demo")]


def test_no_module_needs_itself_in_a_circle():
    """Take away, again and again, what needs nothing that is left; what then remains goes in circles."""
    needs = {module: uses(module) for module in ALL}
    while free := [module for module, used in needs.items() if not used & set(needs)]:
        for module in free:
            del needs[module]
    assert sorted(map(str, needs)) == []


def test_rules_know_no_framework():
    assert {str(module): name for module in ALL if module.floor == "rules" or module.name in PURE
            for name in imports(module) if FRAMEWORKS.match(name)} == {}


def test_what_lies_under_the_pages_knows_no_request():
    assert {str(module): name for module in ALL if module.floor in ("models", "queries", "actions")
            for name in imports(module) if name.startswith("flask") and name.split(".")[-1] in REQUEST} == {}


def test_every_select_of_a_page_stands_in_queries():
    assert [str(module) for module in ALL if module.floor in ("views", "forms", "commands")
            if "sqlalchemy.select" in imports(module)] == []


def test_a_status_changes_in_one_place():
    places = {str(module) for module in ALL for node in ast.walk(tree(module.path))
              if isinstance(node, ast.Attribute) and node.attr == "status"
              and isinstance(node.ctx, ast.Store)}
    assert places == {"portal/story/actions.py"}


def test_pages_commit_nothing():
    places = {str(module) for module in ALL if ".commit(" in module.path.read_text()}
    assert places == {"portal/__init__.py", "portal/transaction.py"}


def test_the_portal_runs_no_other_programs():
    assert {str(module): name for module in ALL for name in imports(module) if DANGER.match(name)} == {}
    assert {str(module): node.func.id for module in ALL for node in ast.walk(tree(module.path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            and node.func.id in ("eval", "exec", "compile", "__import__")} == {}


def test_every_module_says_what_it_is_for():
    assert [str(module) for module in ALL if not ast.get_docstring(tree(module.path))] == []


def test_files_stay_small():
    sizes = {str(module): module.path.read_text().count("\n") for module in ALL}
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_functions_stay_small():
    sizes = {f"{module.name}.{node.name}": node.end_lineno - node.lineno + 1
             for module in ALL for node in functions(module)}
    assert {name for name, lines in sizes.items() if lines > LONGEST_FUNCTION} - LONG_FUNCTIONS == set()


def test_migrations_stand_by_themselves():
    """A migration that imports a model changes its meaning when the model does."""
    versions = (PORTAL / "migrations" / "versions").glob("*.py")
    assert [path.name for path in versions if "portal" in path.read_text()] == []
