"""The work in a report: all that is counted is named, from the day it began, with what it came from and what is too late."""

from datetime import date, timedelta

import pytest

from portal import clock
from portal.extensions import db
from portal.rapportages import papier, queries
from portal.rapportages.models import Verslag
from portal.rapportages.rules import controlegetal
from portal.wijken.models import Gebied, Ligging
from portal.wijkopgaven.actions.inspanningen import take_step
from portal.wijkopgaven.models import InspanningGeld
from portal.wijkopgaven.rules.inspanning import Koers, Status
from tests.opgaven import BUURT, make_inspanning, make_koppeling, make_opgave
from tests.rapportages.conftest import NOW, TOT, VAN
from tests.rapportages.test_stand import at

WIJK = "WK016402"
BEFORE = TOT - timedelta(days=1)


def with_money(work):
    db.session.add(InspanningGeld(inspanning_id=work.id, jaar=2026, bron="Wijkbudget", gepland=10_000, besteed=5_000))
    db.session.commit()
    return work


def named(now):
    """The inspanningen that are named, when they are what is counted, in work and in money."""
    for name in ("gepland", "besteed"):
        assert sum(opgave[name] for opgave in now["opgaven"]) == now["geld"][name]
    found = [work["titel"] for opgave in now["opgaven"] for work in opgave["inspanningen"]]
    assert len(found) == now["werk"]["totaal"]
    return found


def test_work_that_goes_on_is_named_though_the_period_of_its_wijkopgave_is_over(year, village):
    past = {"van": date(2024, 1, 1), "tot": date(2025, 12, 31)}
    old = make_opgave(village["mo"], title="Van toen", **past)
    make_opgave(village["mo"], title="Zonder werk", **past)
    with_money(make_inspanning(old, village["mo"], title="Loopt nog"))
    now = at(WIJK)
    assert [opgave["titel"] for opgave in now["opgaven"]] == ["Samen groen", "Van toen"]
    assert named(now) == ["Veertig bomen", "Een bank", "Loopt nog"]


@pytest.mark.parametrize("code", [BUURT, "WG1"])
def test_work_here_is_named_under_the_wijkopgave_of_a_larger_area(year, village, code):
    db.session.add(Gebied(code="WG1", soort="werkgebied", naam="Rond het plein", gemeente_code="GM0164", ouder_code="GM0164"))
    db.session.flush()
    db.session.add(Ligging(gebied_code="WG1", buurt_code=BUURT))
    large = make_opgave(village["mo"], title="Heel Noord", gebied_code=WIJK)
    with_money(make_inspanning(large, village["mo"], title="Hier in de buurt", gebied_code=BUURT))
    make_inspanning(large, village["mo"], title="Elders in de wijk")
    assert sorted(named(at(code))) == ["Een bank", "Hier in de buurt", "Veertig bomen"]


def test_of_a_town_with_one_wijkopgave_its_work_is_named(year):
    assert named(at("GM0164")) == ["Veertig bomen", "Een bank"]


def test_work_counts_from_the_day_it_became_public_and_then_from_the_day_it_began(year, village):
    with clock.at(NOW - timedelta(days=90)):
        work = make_inspanning(year["opgave"], village["mo"], Status.CONCEPT, title="Ongepland")
    with clock.at(NOW - timedelta(days=60)):
        take_step(work, "publiceren", by=village["mo"])
    too_early, *until = (TOT - timedelta(days=days) for days in (61, 60, 31))
    assert ["Ongepland" in named(at(WIJK, VAN, tot)) for tot in (too_early, *until, TOT)] == [False, True, True, True]
    with clock.at(NOW - timedelta(days=30)):
        take_step(work, "beginnen", by=village["mo"])
    db.session.commit()
    assert ["Ongepland" in named(at(WIJK, VAN, tot)) for tot in (*until, TOT - timedelta(days=30))] == [False, False, True]


def test_nothing_that_began_today_is_told_of_earlier_years(year):
    long_ago = at(WIJK, date(2021, 1, 1), date(2021, 12, 31))
    assert named(long_ago) == [] and long_ago["doelen"]["rijen"] == []


def test_work_that_began_before_it_was_planned_counts(year, village):
    make_inspanning(year["opgave"], village["mo"], title="Eerder begonnen", begint=TOT + timedelta(days=60))
    assert "Eerder begonnen" in named(at(WIJK))


def test_public_work_of_a_wijkopgave_that_is_a_draft_is_not_counted(year, village):
    draft = make_opgave(village["mo"], "concept", title="Nog geheim")
    with_money(make_inspanning(draft, village["mo"], title="Te vroeg"))
    assert named(at(WIJK)) == ["Veertig bomen", "Een bank"]


def test_an_effort_comes_from_what_is_linked_and_not_withdrawn(year, village):
    for number in (2, 3, 4):
        make_koppeling(year[number], year["bomen"], village["mo"])
    year[4].status = "ingetrokken"
    db.session.commit()
    (opgave,) = at(WIJK)["opgaven"]
    assert opgave["inspanningen"][0]["inbreng"] == 3


def test_linked_is_what_belongs_to_public_work_and_was_not_withdrawn(year, village):
    mo = village["mo"]
    secret = make_inspanning(year["opgave"], mo, Status.CONCEPT, title="Geheim")
    make_koppeling(year[2], year["opgave"], mo)
    make_koppeling(year[3], secret, mo)
    make_koppeling(year[4], make_opgave(mo, "concept", title="Nog geheim"), mo)
    make_koppeling(year[5], year["bomen"], mo)
    year[5].status = "ingetrokken"
    db.session.commit()
    assert at(WIJK)["inbreng"]["gekoppeld"] == 2


@pytest.mark.parametrize("status", [Status.INGEPLAND, Status.IN_UITVOERING])
def test_work_past_its_last_day_is_counted_apart(year, village, status):
    make_inspanning(year["opgave"], village["mo"], status, title="Te laat", eindigt=BEFORE)
    make_inspanning(year["opgave"], village["mo"], title="Loopt vast", eindigt=BEFORE, koers=Koers.LOOPT_VAST)
    make_inspanning(year["opgave"], village["mo"], title="Vandaag klaar", eindigt=TOT)
    now = at(WIJK)
    werk, (opgave,) = now["werk"], now["opgaven"]
    assert (werk["te_laat"], werk["op_schema"], werk["loopt_vast"]) == (1, 1, 1)
    words = {work["titel"]: work["woord"] for work in opgave["inspanningen"]}
    assert words["Te laat"] == "Had klaar moeten zijn op 29 juni 2026" and words["Vandaag klaar"] == "Op schema"


@pytest.mark.parametrize(("koers", "counted", "said"), [
    (Koers.OP_SCHEMA, "ingepland", "Gepland"), (Koers.LOOPT_VAST, "loopt_vast", "Loopt vast"),
])
def test_work_that_has_not_begun_is_told_as_on_its_own_pages(year, village, browse, koers, counted, said):
    before = at(WIJK)["werk"]
    work = make_inspanning(year["opgave"], village["mo"], Status.INGEPLAND, title="Bankjes", koers=koers)
    now = at(WIJK)
    assert now["werk"] == before | {"totaal": before["totaal"] + 1, counted: before[counted] + 1}
    assert {one["titel"]: one["woord"] for one in now["opgaven"][0]["inspanningen"]}["Bankjes"] == said
    pages = (f"/wijkopgaven/inspanningen/{work.id}", f"/wijkopgaven/inspanningen?opgave={year['opgave'].id}")
    assert all(f"{said}</span>" in browse().get(page).text for page in pages)
    assert ("Nog niet begonnen<" in browse(village["rik"]).get(f"/rapportages/wijken/{WIJK}").text) == (counted == "ingepland")


def test_the_overview_says_so(browse, village, year):
    make_inspanning(year["opgave"], village["mo"], title="Te laat", eindigt=BEFORE)
    rik = browse(village["rik"])
    assert "Had klaar moeten zijn op 29 juni 2026" in rik.get(f"/rapportages/wijken/{WIJK}").text
    page = rik.get("/rapportages/").text
    row = page[page.index(f'href="/rapportages/wijken/{WIJK}"'):]
    assert 'data-l="Achter, vast of te laat">2</td>' in row[:row.index("</tr>")]


def test_a_report_of_before_is_still_drawn(app, year):
    inhoud = at(WIJK)
    for counts in (inhoud["werk"], *inhoud["opgaven"], *inhoud["doelen"]["rijen"]):
        del counts["te_laat"], counts["ingepland"]
    inhoud |= {"titel": "Van toen", "inleiding": "", "vorm": 1}
    db.session.add(Verslag(
        gebied_code=WIJK, van=VAN, tot=TOT, titel="Van toen", inhoud=inhoud, controlegetal=controlegetal(inhoud),
    ))
    db.session.commit()
    with app.test_request_context():
        page = papier.shown(queries.one(1), h=2)
    assert "Veertig bomen" in page and "telt mee vanaf" not in page
