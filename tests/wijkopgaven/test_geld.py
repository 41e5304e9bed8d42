"""The money of an inspanning: added up once, bars that never lie, and a form that asks again for what cannot be."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.extensions import db
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions.geld import set_money
from portal.wijkopgaven.rules.geld import Begroting, segments
from tests.opgaven import make_inspanning, make_opgave
from tests.wijkopgaven.test_inspanningen import address

CENTS = st.integers(0, 10**13)
LINES = st.lists(st.builds(
    SimpleNamespace, jaar=st.integers(2024, 2027), mede=st.booleans(), gepland=CENTS, besteed=CENTS,
), max_size=8)


@given(LINES)
def test_the_years_and_the_sources_add_up_to_the_whole(lines):
    geld = Begroting(tuple(lines))
    assert sum(jaar.gepland for jaar in geld.jaren) == geld.gepland == geld.eigen + geld.mede
    assert sum(jaar.besteed for jaar in geld.jaren) == geld.besteed
    assert [jaar.jaar for jaar in geld.jaren] == sorted({line.jaar for line in lines})


@given(st.dictionaries(st.sampled_from("abcx"), CENTS))
def test_a_bar_is_full_without_gaps(amounts):
    parts = segments(**amounts)
    assert len(parts) == sum(1 for amount in amounts.values() if amount)
    at = 0
    for _name, x, width in parts:
        assert abs(x - at) <= 0.2
        at = x + width
    assert not parts or abs(at - 100) <= 0.2


def test_what_was_spent_beyond_the_plan_shows():
    geld = Begroting((SimpleNamespace(jaar=2026, mede=False, gepland=100, besteed=150),))
    assert geld.over == 50 and [part[0] for part in geld.bar] == ["a", "x"]


@pytest.fixture
def work(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"])


def lines_of(*rows):
    """Form fields of these (jaar, bron, gepland, besteed, mede)."""
    names = ("jaar", "bron", "gepland", "besteed", "mede")
    return {f"regels-{n}-{name}": value for n, row in enumerate(rows) for name, value in zip(names, row, strict=False)}


def test_money_of_several_years_and_sources_stands_on_the_page_with_its_sums(work, village, browse):
    mo, page = browse(village["mo"]), address(work, "/geld")
    rows = ("2026", "Wijkbudget", "1.000", "250,50"), ("2026", "Welbions", "500", "", "y"), ("2027", "Wijkbudget", "750", "")
    data = lines_of(*rows, ("", "", "", ""))
    assert mo.post(page, data=data | {"version": work.version}).status_code == 303
    kept = [(line.jaar, line.bron, line.mede, line.gepland, line.besteed) for line in queries.money(work.id)]
    ours, theirs = (2026, "Wijkbudget", False, 100_000, 25_050), (2026, "Welbions", True, 50_000, 0)
    assert kept == [ours, theirs, (2027, "Wijkbudget", False, 75_000, 0)]
    shown = browse().get(address(work)).text.replace("\u00a0", " ")
    for said in ("€ 250,50 van € 2.250", "Medefinanciers: € 500", "Geld in 2026", "Geld in 2027", "€ 1.500"):
        assert said in shown, said
    fresh = queries.inspanning(work.id).version
    assert mo.post(page, data=lines_of(("2026", "Wijkbudget", "10", "")) | {"version": fresh}).status_code == 303
    assert len(queries.money(work.id)) == 1


@pytest.mark.parametrize(("row", "said"), [
    (("", "Wijkbudget", "100", ""), "Vul een jaar in"), (("1850", "Wijkbudget", "100", ""), "heel getal in van 2000"),
    (("twee", "Wijkbudget", "100", ""), "heel getal"), (("2026", "", "100", ""), "van wie het geld is"),
    (("2026", "Wijkbudget", "veel", ""), "niet lezen"), (("2026", "Wijkbudget", "-5", ""), "niet lezen"),
    (("2026", "Wijkbudget", "9" * 9 + ",99", ""), None), (("2026", "Wijkbudget", "99.999.999.999.999", ""), "niet lezen"),
    (("2026", "x" * 81, "100", ""), "Maak dit korter"),
])
def test_a_line_that_cannot_be_is_asked_again(work, village, browse, row, said):
    answer = browse(village["mo"]).post(address(work, "/geld"), data=lines_of(row) | {"version": work.version})
    assert (answer.status_code == 303) if said is None else (said in answer.text and row[1] in answer.text)
    assert len(queries.money(work.id)) == (said is None)


def test_the_same_source_twice_in_a_year_is_said(work, village, browse):
    data = lines_of(("2026", "Wijkbudget", "1", ""), ("2026", "wijkbudget", "2", "")) | {"version": work.version}
    assert "staat twee keer in 2026" in browse(village["mo"]).post(address(work, "/geld"), data=data).text
    db.session.expire_all()
    assert queries.money(work.id) == []


def test_the_summary_names_the_line_that_is_not_right(work, village, browse):
    data = lines_of(("2026", "Wijkbudget", "10", ""), ("later", "Welbions", "5", ""))
    page = browse(village["mo"]).post(address(work, "/geld"), data=data | {"version": work.version}).text
    assert '<a href="#regels-1-jaar">Regel 2, jaar: Vul een heel getal in van 2000 tot en met 2100.</a>' in page


def test_the_form_opens_when_all_its_lines_are_filled_in(work, village, browse):
    set_money(work, [{"jaar": 2026, "bron": f"Bron {n}", "mede": False, "gepland": n, "besteed": 0} for n in range(59)],
              by=village["mo"])
    db.session.commit()
    assert 'name="regels-59-bron"' in browse(village["mo"]).get(address(work, "/geld")).text
