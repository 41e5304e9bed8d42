"""The queue of everything handed in: who sees what, tabs, filters that stay, and its price."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import event

from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.queries import counts, queue
from portal.inbreng.rules.wachtrij import next_step

NOT_YET = {"aard": "", "zwaarte": "", "inzet": "", "belegd_bij": "", "getrieerd_at": None}
EVERYTHING = {"deel": "open", "soort": "", "gebied": "", "aard": "", "sorteer": "beloofd", "zoek": ""}


def titles(page):
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>(.*?)</a>', page.text)


def numbers(page):
    tabs = page.text.split("p-tabs")[1].split("</nav>")[0]
    return [int(number) for number in re.findall(r'class="p-count">(\d+)<', tabs)]


@pytest.fixture
def desk(village, inbreng_by):
    """One of every sort, in the order of what was promised."""
    amina, long_ago = village["amina"], today() - timedelta(90)
    return {
        "late": inbreng_by(amina, days=-3, title="Te laat", ontvangen_op=long_ago),
        "rests": inbreng_by(amina, days=-2, title="Rust", ontvangen_op=long_ago, rust_sinds=today() - timedelta(5)),
        "week": inbreng_by(amina, "agendapunten", days=2, title="Binnenkort", aard="project"),
        "later": inbreng_by(amina, "signalen", days=20, title="Later", **NOT_YET),
        "far": inbreng_by(amina, days=30, title="Elders", gebied_code="BU01640401", kenmerk="I-2026-0777"),
        "money": inbreng_by(amina, "aanvragen", days=40, title="Geld"),
        "silent": inbreng_by(amina, title="Stil", ontvangen_op=long_ago, laatst_at=now() - timedelta(80)),
        "done": inbreng_by(amina, title="Klaar", afgerond=True, status="gerealiseerd"),
    }


@pytest.mark.parametrize(("who", "shown"), [
    ("mo", ["Te laat", "Rust", "Binnenkort", "Later", "Elders", "Stil"]),
    ("noor", ["Te laat", "Rust", "Binnenkort", "Later", "Geld", "Stil"]),
    ("driss", ["Elders"]),
    ("hanna", ["Geld"]),
    ("ruud", []),
])
def test_queue_holds_what_this_person_works_on(village, staff, desk, browse, who, shown):
    assert titles(browse((village | staff)[who]).get("/inbreng/beheer")) == shown


def test_queue_is_for_who_works_on_it(village, staff, desk, browse):
    refused = [village[name] for name in ("amina", "bas", "rik", "bea")] + [staff["inge"]]
    assert [browse(person).get("/inbreng/beheer").status_code for person in refused] == [403] * 5
    assert "/inloggen" in browse().get("/inbreng/beheer").location


def test_what_has_no_area_is_lost_to_nobody(village, inbreng_by, browse):
    inbreng_by(village["amina"], title="Ergens", gebied_code=None)
    assert titles(browse(village["driss"]).get("/inbreng/beheer")) == ["Ergens"]


@pytest.mark.parametrize(("deel", "shown"), [
    ("nieuw", ["Binnenkort", "Later", "Geld"]),
    ("laat", ["Te laat"]),
    ("week", ["Binnenkort"]),
    ("stil", ["Stil"]),
    ("sorteren", ["Later"]),
    ("afgerond", ["Klaar"]),
])
def test_tabs_divide_the_queue_and_count(village, desk, browse, deel, shown):
    page = browse(village["noor"]).get(f"/inbreng/beheer?deel={deel}")
    assert titles(page) == shown
    assert numbers(page) == [6, 3, 1, 1, 1, 1] + ([1] if deel == "afgerond" else [])


@pytest.mark.parametrize(("filters", "shown"), [
    ({"zoek": "LAAT"}, ["Te laat"]),
    ({"zoek": "2026-0777"}, ["Elders"]),
    ({"zoek": "%"}, []),
    ({"soort": "signalen"}, ["Later"]),
    ({"aard": "project"}, ["Binnenkort"]),
    ({"gebied": "WK016404"}, ["Elders"]),
    ({"gebied": "BU01640202", "soort": "agendapunten"}, ["Binnenkort"]),
    ({"sorteer": "oud"}, ["Te laat", "Rust", "Stil", "Binnenkort", "Later", "Elders"]),
    ({"sorteer": "nieuw"}, ["Elders", "Later", "Binnenkort", "Stil", "Rust", "Te laat"]),
])
def test_filters_of_the_address_narrow_the_queue(village, desk, browse, filters, shown):
    assert titles(browse(village["mo"]).get(f"/inbreng/beheer?{urlencode(filters)}")) == shown


@pytest.mark.parametrize("query", [
    "deel=x&soort=aanvragen&gebied=' OR 1=1&aard=1&sorteer=title&blad=-4", "blad=99999999999999999999999&gebied=WK016402",
    "_scheme=javascript&_external=1&_anchor=x&id=9&endpoint=x",
])
def test_unknown_filters_are_ignored(village, desk, browse, query):
    page = browse(village["driss"]).get(f"/inbreng/beheer?{query}")
    assert titles(page) == ["Elders"]
    assert "javascript:" not in page.text


def test_what_is_ones_own_leads_to_the_line_only(village, inbreng_by, browse):
    mine = inbreng_by(village["mo"], **NOT_YET)
    page = browse(village["mo"]).get("/inbreng/beheer?deel=sorteren")
    assert f"/inbreng/{mine.id}/triage" not in page.text and "van jezelf" in page.text


def test_lists_keep_their_filters_on_the_way(village, desk, browse):
    mo = browse(village["mo"])
    page = mo.get("/inbreng/beheer?soort=signalen&deel=sorteren")
    link = re.search(r'href="(/inbreng/\d+/triage\?terug=[^"]+)"', page.text)[1]
    assert "/inbreng/beheer?soort=signalen&amp;deel=sorteren" in mo.get(link).text


def test_queue_is_paged(village, inbreng_by, browse):
    for n in range(21):
        inbreng_by(village["amina"], title=f"Plan {n:02}", days=n)
    mo = browse(village["mo"])
    first, second = mo.get("/inbreng/beheer?zoek=plan"), mo.get("/inbreng/beheer?zoek=plan&blad=2")
    assert (len(titles(first)), titles(second)) == (20, ["Plan 20"])
    assert "21 tot en met 21 van 21" in second.text and "zoek=plan&amp;blad=2" in first.text


@pytest.mark.parametrize("number", (1, 3))
@pytest.mark.parametrize("who", ["mo", "noor"])
def test_queue_costs_the_same(village, inbreng_by, browse, queries, number, who):
    for _ in range(number):
        inbreng_by(village["amina"], days=3)
    queries.clear()
    assert len(titles(browse(village[who]).get("/inbreng/beheer"))) == number
    assert len(queries) == 4


@pytest.mark.een_database
def test_an_empty_queue_says_so_kindly(village, desk, browse):
    assert "Hier is niets te doen" in browse(village["mo"]).get("/inbreng/beheer?soort=agendapunten&zoek=xyz").text
    elsewhere = browse(village["mo"]).get("/inbreng/beheer?deel=afgerond&soort=signalen").text
    assert "In andere delen" in elsewhere


def plan_of(ask):
    """How SQLite looks up what the first statement of ``ask`` wants: its lines about the register."""
    asked = []
    keep = lambda connection, cursor, *statement: asked.append(statement[:2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", keep)
    ask()
    event.remove(db.engine, "before_cursor_execute", keep)
    statement, values = asked[0]
    how = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return [row.detail for row in how if " inbreng " in row.detail]


@pytest.mark.een_database
def test_listing_follows_one_index(village, desk):
    """However many rows there are, only those on the page are looked at themselves. (PostgreSQL reads a small table whole.)"""
    if db.engine.name != "sqlite":
        pytest.skip("alleen SQLite")
    plan = plan_of(lambda: queue(village["mo"], EVERYTHING, 1, today()))
    assert "SEARCH inbreng USING COVERING INDEX ix_inbreng_wachtrij (afgerond=?)" in plan


@pytest.mark.een_database
@pytest.mark.parametrize("filters", [{}, {"soort": "signalen", "aard": "vraag"}, {"gebied": "WK016402"}])
def test_counting_reads_no_rows_and_only_those_it_counts(village, desk, filters):
    """Each tab has an index of its own, of one area and as far as the tab goes."""
    if db.engine.name != "sqlite":
        pytest.skip("alleen SQLite")
    plan = plan_of(lambda: counts(village["mo"], EVERYTHING | filters, today()))
    assert plan and all("COVERING INDEX" in line and "(gebied_code=? AND afgerond=?" in line for line in plan)
    for ends in () if filters else ("ontvangen_op>?)", "beloofd<?)", "laatst_at<?)", "getrieerd_at=?)"):
        assert any(line.endswith(ends) for line in plan)


@pytest.mark.parametrize("who", ["mo", "noor"])
@pytest.mark.parametrize("filters", [
    {}, {"soort": "initiatieven"}, {"gebied": "BU01640202"}, {"zoek": "A"}, {"deel": "afgerond"},
])
def test_each_tab_counts_what_it_lists(village, desk, who, filters):
    """Counted area by area, listed in order: the same."""
    filters = EVERYTHING | filters
    for deel, number in counts(village[who], filters, today()).items():
        assert len(queue(village[who], filters | {"deel": deel}, 1, today())) == number


@pytest.mark.een_database
def test_next_step_says_what_waits(desk):
    steps = {name: next_step(row, today()) for name, row in desk.items()}
    assert steps == {
        "late": "bellen", "rests": "wachten", "week": "antwoorden", "later": "sorteren", "far": "antwoorden",
        "money": "antwoorden", "silent": "vertellen", "done": "geen",
    }


def test_the_keyboard_goes_straight_to_the_list(village, browse, inbreng_by):
    mo = browse(village["mo"])
    assert 'href="#lijst"' not in mo.get("/inbreng/beheer").text
    inbreng_by(village["amina"])
    page = mo.get("/inbreng/beheer").text
    assert page.index('href="#lijst"') < page.index("<main") and 'id="lijst" tabindex="-1"' in page
