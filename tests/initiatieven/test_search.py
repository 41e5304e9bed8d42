"""Who finds little is asked what was meant."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven.actions import place


@pytest.fixture
def public(village, initiatief_by):
    """Public plans that can be found by the words of their title."""

    def make(*titles, **fields):
        for title in titles:
            place.rewrite_words(initiatief_by(village["amina"], title=title, **fields))
        db.session.commit()

    return make


def meant(page):
    """The address and the words of the link, or nothing."""
    found = re.search(r'Bedoelde je <a href="([^"]*)">(.*?)</a>\?', page.text)
    return found and (found[1].replace("&amp;", "&"), found[2])


def test_mistyped_word_is_answered_with_the_word_that_finds_something(public, browse):
    public("Een speeltuin", "Zonnepanelen op school")
    visitor = browse()
    page = visitor.get("/initiatieven/?zoek=Zonnepannelen")
    address, words = meant(page)
    assert words == "zonnepanelen" and "Niets gevonden" in page.text
    assert "Zonnepanelen op school" in visitor.get(address).text


def test_link_keeps_the_filters(public, browse):
    public("Een speeltuin")
    address, _words = meant(browse().get("/initiatieven/?zoek=spetluin&buurt=WK016402&thema=groen&sorteer=steun"))
    assert address == "/initiatieven/?zoek=speeltuin&buurt=WK016402&thema=groen&sorteer=steun"


@pytest.mark.parametrize("asked", ["zoek=spetluin&thema=verkeer", "zoek=spetluin&buurt=BU01640401", "zoek=xyzzyx",
                                   "zoek=speeltuin", "zoek=speeltuintje", "zoek=", "zoek=spetluin+fietsenrek",
                                   "zoek=spetluin&na=1"])
def test_nothing_is_offered_that_would_not_help(public, browse, asked):
    public("Een speeltuin")
    public("Fietsenrek", gebied_code="BU01640401", thema="spelen")
    assert meant(browse().get(f"/initiatieven/?{asked}")) is None


@pytest.mark.parametrize(("found", "offered"), [(1, True), (2, True), (3, False)])
def test_only_who_found_little_is_asked(public, browse, found, offered):
    public(*["Een plan"] * found, wat="Een spetluin.")
    public(*["Een speeltuin"] * 4)
    assert bool(meant(browse().get("/initiatieven/?zoek=spetluin"))) is offered


def test_words_that_find_no_more_are_not_offered(public, browse):
    public("Een plan", wat="Een spetluin.")
    public("Een speeltuin")
    assert meant(browse().get("/initiatieven/?zoek=spetluin")) is None


def test_hidden_plans_and_drafts_lend_no_words(village, initiatief_by, browse):
    initiatief_by(village["amina"], "concept", title="Een speeltuin")
    initiatief_by(village["amina"], "ingediend", title="Een speeltuin")
    assert meant(browse().get("/initiatieven/?zoek=spetluin")) is None


def test_offered_words_are_escaped_and_dutch_on_an_english_page(public, browse):
    public("Een speeltuin <img src=x>")
    page = browse().get("/initiatieven/?zoek=spetluin&taal=en").text
    assert 'Did you mean <a href="/initiatieven/?zoek=speeltuin&amp;taal=en" lang="nl">speeltuin</a>?' in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("count", (1, 3))
@pytest.mark.parametrize(("sort", "asked"), [("nieuw", 4), ("steun", 4), ("willekeurig", 5)])
def test_asking_what_was_meant_costs_the_same(public, browse, queries, count, sort, asked):
    public(*[f"Speeltuin {n}" for n in range(count)])
    queries.clear()
    assert meant(browse().get(f"/initiatieven/?zoek=spetluin&sorteer={sort}"))
    assert len(queries) == asked
