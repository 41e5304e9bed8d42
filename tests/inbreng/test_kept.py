"""How promises were kept, counted for everyone to see: by kind and by wijk, and never broken down when they are few."""

from datetime import date, timedelta

import pytest

from portal.clock import at, now, today
from portal.extensions import db
from portal.inbreng import queries
from portal.inbreng.models import Afspraak, Inbreng
from portal.inbreng.rules.afspraak import Uitkomst, outcome, share

VAN, DAY = date(2026, 1, 1), date(2026, 6, 30)
MADE, DUE = date(2026, 3, 2), date(2026, 3, 9)
EARLY, LATE = DUE - timedelta(2), DUE + timedelta(1)
# What is kept of a promise → what became of it.
ENDS = {
    Uitkomst.NAGEKOMEN: {"beantwoord_op": EARLY}, Uitkomst.VERZET: {"verzet_op": DUE},
    Uitkomst.VERVALLEN: {"vervallen_op": EARLY},
}
TOO_LATE = ({"beantwoord_op": LATE}, {"verzet_op": LATE}, {"vervallen_op": LATE}, {})
NOORD, BUITEN = "WK016402", "WK016404"


@pytest.fixture
def promised(app):
    """A submission of this kind in this area with one promise: promised("signalen", "WK016402", beantwoord_op=…)."""
    number = iter(range(1, 100_000))

    def make(soort="signalen", gebied="BU01640202", *, rust=None, beloofd=DUE, **ended):
        line = Inbreng(soort=soort, thing_id=next(number), gebied_code=gebied, ontvangen_op=MADE, rust_sinds=rust)
        db.session.add(line)
        db.session.flush()
        made = Afspraak(inbreng_id=line.id, gemaakt_op=MADE, beloofd=beloofd, **ended)
        db.session.add(made)
        db.session.commit()
        return made

    return make


def kinds(code=""):
    soorten, _wijken = queries.kept(VAN, DAY, code)
    return soorten


def stand(rows, key):
    row = next(row for row in rows if row.sleutel == key)
    return row.alle, row.nagekomen, row.verzet, row.te_laat, row.dagen


def test_the_count_says_what_the_rule_says(promised):
    for what, ended in ENDS.items():
        assert outcome(promised(**ended), DAY) == what
    for ended in TOO_LATE:
        assert outcome(promised(**ended), DAY) == Uitkomst.TE_LAAT
    assert stand(kinds(), "signalen") == (6, 1, 1, 4, 6)


def test_what_still_runs_or_stands_still_does_not_count(promised):
    promised(beloofd=DAY)
    promised(rust=EARLY)
    assert queries.kept(VAN, DAY) == ([], [])
    promised(rust=LATE)
    assert stand(kinds(), "signalen") == (1, 0, 0, 1, None)


def test_by_kind_and_within_the_period(promised):
    for soort in ("signalen", "initiatieven", "initiatieven"):
        promised(soort, beantwoord_op=EARLY)
    promised("initiatieven", beloofd=VAN - timedelta(1), beantwoord_op=VAN - timedelta(1))
    assert [(row.sleutel, row.alle) for row in kinds()] == [("initiatieven", 2), ("signalen", 1)]


def test_by_wijk_whatever_the_size_of_the_area(promised):
    for gebied in ("BU01640202", NOORD, "BU01640401", "GM0164", None):
        promised(gebied=gebied, beantwoord_op=EARLY)
    _kinds, wijken = queries.kept(VAN, DAY)
    assert {row.sleutel: row.alle for row in wijken} == {NOORD: 2, BUITEN: 1}
    assert stand(kinds(), "signalen")[0] == 5
    assert stand(kinds(NOORD), "signalen")[0] == 2


def test_few_are_not_broken_down(browse, promised):
    day = today() - timedelta(10)
    for _ in range(4):
        promised(beloofd=day, beantwoord_op=day)
    page = browse().get("/inbreng/afspraken").text
    assert page.count("minder dan vijf afspraken</td>") == 2 and "100%" not in page
    promised(beloofd=day, beantwoord_op=day)
    page = browse().get("/inbreng/afspraken").text
    assert "minder dan vijf afspraken</td>" not in page and page.count("5<small>100%</small>") == 2


def test_a_share_of_nothing_is_no_number():
    assert (share(2, 3), share(0, 0)) == (66, None)


def test_only_all_of_them_is_a_hundred_percent(browse, promised):
    day = today() - timedelta(10)
    for number in range(200):
        promised(beloofd=day, beantwoord_op=day if number else today())
    page = browse().get("/inbreng/afspraken").text
    assert page.count("199<small>99%</small>") == 2 and "100%" not in page


def test_the_page_narrows_to_a_wijk(browse, promised):
    day = today() - timedelta(10)
    promised(beloofd=day, beantwoord_op=day)
    page = browse().get(f"/inbreng/afspraken?gebied={NOORD}").text
    assert "minder dan vijf" in page and "Per wijk" not in page
    assert "nog geen afspraken om te tellen" in browse().get(f"/inbreng/afspraken?gebied={BUITEN}").text
    for strange in ("onbekend", "<script>", "%00"):
        assert browse().get(f"/inbreng/afspraken?gebied={strange}").status_code == 200


def test_the_page_stays_light(browse, promised, queries):
    def asked():
        queries.clear()
        browse().get("/inbreng/afspraken")
        return len(queries)

    promised(beantwoord_op=EARLY)
    first = asked()
    for number in range(20):
        promised(("signalen", "initiatieven", "agendapunten")[number % 3], beantwoord_op=EARLY)
    assert asked() == first <= 6


def test_a_day_later_the_page_says_that_it_is_late(browse, promised):
    day = today()
    for _ in range(5):
        promised(beloofd=day)
    assert "nog geen afspraken om te tellen" in browse().get("/inbreng/afspraken").text
    with at(now() + timedelta(1)):
        assert ">0<small>0%<" in browse().get("/inbreng/afspraken").text


def test_people_find_it(browse):
    assert 'href="/inbreng/afspraken"' in browse().get("/hoe-wij-beslissen").text
    assert f'href="/inbreng/afspraken?gebied={NOORD}"' in browse().get(f"/buurten/{NOORD}").text
    assert f'href="/inbreng/afspraken?gebied={NOORD}"' in browse().get("/buurten/BU01640202").text
    assert 'href="/inbreng/afspraken"' in browse().get("/buurten/GM0164").text
