"""The public story: on the timeline, in lists and as a feed; never what is hidden or not public yet."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from portal.clock import now
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.story import queries as story
from tests.village import make_app

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(browse, path):
    answer = browse().get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return ElementTree.fromstring(answer.data)


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@pytest.fixture
def lively(village, initiatief_by, happened):
    """A public plan in De Noork and one in Nijhofshoek, a hidden one, one with the team and a draft."""
    here = initiatief_by(village["amina"])
    there = initiatief_by(village["bas"], title="Speelplek", gebied_code="BU01640401")
    for plan in (here, there):
        happened(plan, "publiceren", village["mo"], note="Mooi & goed <voor> iedereen\x0b")
    happened(here, "meedoen", village["bas"])
    secret = (initiatief_by(village["bas"], title="Verborgen", hidden_at=now()),
              initiatief_by(village["bas"], Status.INGEDIEND, title="Ingediend"),
              initiatief_by(village["bas"], Status.CONCEPT, title="Concept"))
    for plan in secret:
        happened(plan, "indienen", village["bas"], note="geheim")
    return here, there


def test_feed_of_everything_is_valid_atom(app, village, browse, lively):
    base = app.config["BASE_URL"]
    root = feed(browse, "/atom.xml")
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == f"{base}/atom.xml"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Buurtportaal Hengelo"
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated")).tzinfo
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "self": f"{base}/atom.xml", "alternate": f"{base}/",
    }
    assert titles(root) == ["Gepubliceerd: Speelplek", "Gepubliceerd: Moestuin"]


def test_entry_is_complete_and_escaped(app, browse, lively):
    base, (here, _there) = app.config["BASE_URL"], lively
    entry = list(feed(browse, "/atom.xml").iter(f"{ATOM}entry"))[1]
    assert entry.findtext(f"{ATOM}id") == f"{base}/initiatieven/{here.id}#gebeurtenis-1"
    assert entry.find(f"{ATOM}link").get("href") == f"{base}/initiatieven/{here.id}"
    assert entry.findtext(f"{ATOM}summary") == "Mooi & goed <voor> iedereen"
    assert entry.find(f"{ATOM}category").get("term") == "De Noork"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    assert len({e.findtext(f"{ATOM}id") for e in feed(browse, "/atom.xml").iter(f"{ATOM}entry")}) == 2


@pytest.mark.parametrize("path, expected", (
    ("/buurten/BU01640202/atom.xml", ["Gepubliceerd: Moestuin"]),
    ("/buurten/WK016404/atom.xml", ["Gepubliceerd: Speelplek"]),
    ("/buurten/GM0164/atom.xml", ["Gepubliceerd: Speelplek", "Gepubliceerd: Moestuin"]),
    ("/buurten/BU01640201/atom.xml", []),
    ("/initiatieven/1/atom.xml", ["Gepubliceerd: Moestuin"]),
))
def test_feed_holds_what_belongs_to_it(browse, lively, path, expected):
    assert titles(feed(browse, path)) == expected


def test_feeds_of_what_is_not_there_or_not_public_do_not_exist(village, browse, lively):
    for path in ("/initiatieven/3/atom.xml", "/initiatieven/4/atom.xml", "/initiatieven/5/atom.xml",
                 "/initiatieven/99/atom.xml", "/buurten/BU99999999/atom.xml"):
        assert browse(village["bas"]).get(path).status_code == 404


def test_feed_forgets_a_plan_that_is_hidden_even_when_pages_are_kept(app, database_url, lively):
    visitor = make_app(database_url, PAGE_CACHE=True).test_client()
    for _turn in range(2):
        answer = visitor.get("/atom.xml")
        assert (answer.mimetype, "Moestuin" in answer.text) == ("application/atom+xml", True)
    db.session.get(Initiatief, lively[0].id).hidden_at = now()
    db.session.commit()
    assert "Moestuin" not in visitor.get("/atom.xml").text


def test_timeline_is_public_oldest_first_and_names_nobody(village, initiatief_by, happened, as_staff):
    plan = initiatief_by(village["amina"])
    happened(plan, "indienen", village["amina"])
    happened(plan, "publiceren", as_staff(village["mo"]))
    happened(plan, "misbruik", village["bas"])
    happened(plan, "voortgang", village["amina"], note="De grond is om.")
    events = story.public_story("initiatieven", plan.id)
    assert [(row.what, row.rol, row.note) for row in events] == [
        ("initiatieven.indienen", "", ""),
        ("initiatieven.publiceren", "moderator", ""),
        ("initiatieven.voortgang", "", "De grond is om."),
    ]
    assert "Amina" not in str(events)
    last, = story.public_story("initiatieven", plan.id, limit=1)
    assert last.what == "initiatieven.voortgang"


def test_latest_public_is_one_statement_and_narrows_to_areas(lively, queries):
    queries.clear()
    rows = story.latest_public(10, codes=["BU01640202"])
    assert [(row.what, row.title, row.id, row.gebied_naam, row.after) for row in rows] == [
        ("initiatieven.publiceren", "Moestuin", 1, "De Noork", "gepubliceerd")
    ]
    assert (len(queries), len(story.latest_public(1))) == (1, 1)
