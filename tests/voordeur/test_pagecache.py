"""Kept pages: never stale, never somebody else's."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven import actions
from portal.initiatieven.queries import one
from portal.people.models import Person
from tests.village import make_app

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def app(tmp_path, database_url):
    """The portal as it runs: with kept pages and with tokens."""
    app = make_app(database_url, UPLOADS=tmp_path, PAGE_CACHE=True, WTF_CSRF_ENABLED=True)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def statements(queries, visitor, address):
    queries.clear()
    page = visitor.get(address)
    return page, len(queries)


def test_second_visit_asks_only_the_stamp(village, initiatief_by, browse, queries):
    initiatief_by(village["amina"])
    first, cost = statements(queries, browse(), "/initiatieven/")
    second, cheap = statements(queries, browse(), "/initiatieven/")
    assert (cost, cheap, first.text == second.text) == (3, 1, True)


def test_any_change_is_seen_at_once(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    assert "Moestuin" in browse().get("/initiatieven/").text
    actions.hide(one(plan.id), by=village["mo"], reden="Even niet.")
    db.session.commit()
    assert "Moestuin" not in browse().get("/initiatieven/").text
    assert browse().get(f"/initiatieven/{plan.id}").status_code == 404


def test_change_by_another_process_is_seen_too(app, database_url, village, initiatief_by, browse):
    initiatief_by(village["amina"])
    assert "Amina" in browse().get("/initiatieven/1").text
    other = make_app(database_url)
    with other.app_context():
        db.session.get(Person, village["amina"].id).name = "Aïcha"
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    assert "Aïcha" in browse().get("/initiatieven/1").text


def test_who_is_logged_in_never_gets_a_kept_page(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    assert "Log in om mee te doen" in browse().get(f"/initiatieven/{plan.id}").text
    assert "Ik steun dit plan" in browse(village["bas"]).get(f"/initiatieven/{plan.id}").text
    assert "Ik steun dit plan" not in browse().get(f"/initiatieven/{plan.id}").text


def test_each_visitor_of_a_kept_form_gets_an_own_token_that_works(browse):
    one, two = browse(), browse()
    tokens = [TOKEN.search(visitor.get("/inloggen").text)[1] for visitor in (one, two)]
    assert tokens[0] != tokens[1]
    typed = {"email": "nieuw@voorbeeld.invalid", "next": "/"}
    assert two.post("/inloggen", data=typed | {"csrf_token": tokens[1]}).status_code in (302, 303)
    assert browse().post("/inloggen", data=typed | {"csrf_token": tokens[0]}).status_code == 400


def test_language_is_kept_apart(browse):
    english = browse()
    english.set_cookie("taal", "en")
    assert "Wat wil jij voor je buurt?" in browse().get("/").text
    assert "Wat wil jij voor je buurt?" not in english.get("/").text
    assert "Wat wil jij voor je buurt?" in browse().get("/").text


def test_unchanged_page_needs_no_second_download(village, initiatief_by, browse):
    initiatief_by(village["amina"])
    tag = browse().get("/initiatieven/").headers["ETag"]
    assert browse().get("/initiatieven/", headers={"If-None-Match": tag}).status_code == 304


def test_no_text_of_a_visitor_becomes_a_token(village, browse):
    """What an address says stands on the page as it was, also when that page is kept."""
    address = "/inloggen?next=/@@csrf_token@@"
    for page in (browse().get(address).text, browse().get(address).text):
        token = TOKEN.search(page)[1]
        assert page.count(token) == page.count(f'name="csrf_token" value="{token}"')
