"""The four sheets — who may, which step, who hears, what it is called — say the same things."""

import re
from types import SimpleNamespace

import pytest

from portal.extensions import db
from portal.permissions import PERMISSIONS
from portal.story.actions import OPENBAAR
from portal.story.audience import HEARS
from portal.story.models import Event
from portal.words import LOOKS, TOLD, WORDS
from portal.words.mijn import MIJN
from tests.house.source import PORTAL, ROOT

pytestmark = pytest.mark.een_database


def test_every_door_has_a_lock(app):
    doors = {name: view for name, view in app.view_functions.items() if name != "static"}
    assert [name for name, view in doors.items() if getattr(view, "may", None) not in PERMISSIONS] == []


def test_only_the_login_form_is_kept_in_the_page_cache(app):
    """Kept forms have a hole for the token; what somebody typed must never be in a kept page."""
    kept = {name for name, view in app.view_functions.items() if getattr(view, "cache", False)}
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    assert kept & posts == {"people.login"}


def test_every_mail_says_why_it_was_sent(app):
    """Whoever is told of an event reads why: in the words for what is theirs, or in those for who they are."""
    own = {name.partition(".")[0] for name in MIJN} | {"niemand"}
    with app.app_context():
        told = app.jinja_env.get_template("mail/_redenen.txt")
        for what, hearers in HEARS.items():
            waarom = told.make_module({"event": SimpleNamespace(kind=what.partition(".")[0]), "_": str}).waarom
            assert [who.__name__ for who in hearers if who.__name__ not in own and not waarom.get(who.__name__)] == [], what


def test_every_list_of_a_model_has_an_order():
    """Without one PostgreSQL gives it as it comes, another way today than yesterday."""
    lists = (one for mapper in db.Model.registry.mappers for one in mapper.relationships if one.uselist)
    assert [str(one) for one in lists if not one.order_by] == []


def workflows():
    return {mapper.class_.kind: mapper.class_.workflow for mapper in db.Model.registry.mappers
            if hasattr(mapper.class_, "workflow")}


def statuses(workflow):
    return {status for move in workflow.moves.values() for status in (*move.source, move.target)}


@pytest.mark.parametrize("kind", sorted(workflows()))
def test_every_step_has_a_permission_an_audience_and_a_name(kind):
    steps = workflows()[kind].moves
    assert {move.may for move in steps.values()} <= set(PERMISSIONS)
    assert {f"{kind}.{step}" for step in steps} <= set(HEARS)
    assert set(steps) <= set(WORDS)


def test_every_status_has_a_name_and_a_look():
    used = set().union(*map(statuses, workflows().values()))
    assert used <= set(WORDS)
    assert used == set(LOOKS)


def test_every_status_and_event_fits_the_table_of_events():
    columns = Event.__table__.c
    used = set().union(*map(statuses, workflows().values()))
    assert [name for name in used if len(name) > min(columns.before.type.length, columns.after.type.length)] == []
    assert [name for name in HEARS if len(name) > columns.what.type.length] == []


def test_every_event_someone_hears_of_is_told_in_words():
    assert set(TOLD) == set(HEARS)


def test_the_public_story_holds_only_known_events():
    assert {*OPENBAAR} <= {name.partition(".")[2] for name in HEARS}


def test_every_event_the_code_writes_is_on_the_sheets():
    source = "\n".join(path.read_text() for path in PORTAL.rglob("*.py"))
    written = set(re.findall(r'\b(?:move|tell)\([\w.]+, "(\w+)"', source))
    assert written <= {name.partition(".")[2] for name in HEARS}


def test_every_permission_is_used_somewhere():
    source = "\n".join(path.read_text() for folder in ("portal", "templates")
                       for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".html")
                       and path.parent.name != "permissions")
    by_kind = set(re.findall(r'kind}\.(\w+)"', source))
    asked = {name for name in PERMISSIONS if f'"{name}"' in source or name.partition(".")[2] in by_kind}
    assert set(PERMISSIONS) - asked == set()
