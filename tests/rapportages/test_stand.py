"""How it stands: what counts for an area, and the figures of a report."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from portal.clock import today
from portal.extensions import db
from portal.rapportages import rules, stand
from portal.rapportages.delen.inbreng import of_kind, outcomes
from portal.speech import in_dutch
from portal.wijken.models import Gebied, Ligging
from tests.rapportages.conftest import NOW, TOT, VAN, handed_in


def at(code, van=VAN, tot=TOT):
    with in_dutch():
        return stand.stand(stand.look(code, van, tot), today())


@pytest.mark.parametrize(("code", "inside"), [
    ("GM", {"GM", "WK1", "WK2", "BU1", "BU2", "BU3", "WG"}),
    ("WK1", {"WK1", "BU1", "BU2"}),
    ("BU1", {"BU1"}),
    ("WG", {"WG", "BU2", "BU3", "WK2"}),
])
def test_an_area_holds_what_lies_in_it_wholly(code, inside):
    buurten = {"GM": {1, 2, 3}, "WK1": {1, 2}, "WK2": {3}, "BU1": {1}, "BU2": {2}, "BU3": {3}, "WG": {2, 3}}
    assert rules.inside({name: (None, held) for name, held in buurten.items()}, code) == inside


def test_the_seal_sees_every_change_and_no_order():
    assert rules.controlegetal({"a": 1, "b": [1, 2]}) == rules.controlegetal({"b": [1, 2], "a": 1})
    assert rules.controlegetal({"a": 1}) != rules.controlegetal({"a": 2})


def test_what_came_in_is_counted_for_the_area(year):
    assert [at(code)["inbreng"]["binnen"] for code in ("BU01640202", "WK016402", "GM0164", "WK016404")] == [6, 6, 7, 1]
    assert at("WK016402")["inbreng"]["soorten"] == [{
        "naam": "Initiatieven", "binnen": 6, "afgerond": 0, "gekoppeld": 1,
        "standen": [{"naam": "Zoekt steun", "aantal": 6}],
    }]


def test_each_kind_says_how_it_stands_in_its_own_words(app):
    row = SimpleNamespace(status="geplaatst", aantal=1, afgerond=1, gekoppeld=0)
    with in_dutch():
        said = [of_kind(soort, [row])["standen"][0]["naam"] for soort in ("agendapunten", "signalen")]
    assert said == ["Op de lijst", "Op de wijkfoto"]


def test_what_has_no_area_belongs_to_the_whole_town(year):
    year[2].gebied_code = None
    db.session.commit()
    assert [at(code)["inbreng"]["binnen"] for code in ("WK016402", "GM0164")] == [5, 7]


def test_promises_are_counted_as_they_were_kept(year):
    assert at("WK016402")["afspraken"] | {"soorten": None} == {
        "soorten": None, "alle": 6, "nagekomen": 5, "verzet": 0, "te_laat": 1, "deel": 83,
    }


def test_a_report_says_a_hundred_percent_only_of_all():
    rows = [SimpleNamespace(alle=200, nagekomen=199, verzet=0, te_laat=1)]
    assert outcomes(rows)["deel"] == 99


def test_of_a_few_promises_no_percentage_is_told(year):
    assert at("WK016404")["afspraken"]["deel"] is None


def test_only_the_period_counts(year):
    early = at("WK016402", VAN, VAN)
    assert (early["inbreng"]["binnen"], early["afspraken"]["alle"]) == (0, 0)


def test_money_is_that_of_the_years(year):
    geld = at("WK016402")["geld"]
    assert (geld["gepland"], geld["besteed"]) == (600_000, 120_050)
    assert [(bron["bron"], bron["mede"]) for bron in geld["bronnen"]] == [("Wijkbudget", False), ("Welbions", True)]


def test_the_work_stands_under_its_wijkopgave_and_goals(year):
    now = at("WK016402")
    (opgave,) = now["opgaven"]
    assert [(work["titel"], work["staat"], work["gehaald"], work["mijlpalen"]) for work in opgave["inspanningen"]] == [
        ("Veertig bomen", "loopt_achter", 1, 2), ("Een bank", "gereed", 0, 0),
    ]
    assert [(goal["diepte"], goal["totaal"], goal["loopt_achter"]) for goal in now["doelen"]["rijen"]] == [
        (depth, 2, 1) for depth in range(4)
    ]


def test_a_draft_and_a_risk_are_nowhere(year):
    told = str(at("GM0164"))
    assert not [word for word in ("Geheim plan", "te droog", "Amina", "Mo") if word in told]


def test_a_win_is_told_in_its_last_words(year):
    told = {"titel": "Een bank", "tekst": "De bank staat er, en er zit altijd iemand op."}
    assert at("WK016402")["successen"] == {"aantal": 1, "eerste": [told]}


def test_what_residents_brought_and_was_realised_is_named_when_public(year):
    for number, openbaar in ((1, True), (2, False)):
        year[number].openbaar = openbaar
        year[number].status = "gerealiseerd"
    db.session.commit()
    assert at("WK016402")["gelukt"] == {"aantal": 1, "eerste": [{"titel": "Moestuin 1", "soort": "Initiatief"}]}


def test_of_many_the_newest_are_named_and_all_are_counted(year, monkeypatch):
    monkeypatch.setattr("portal.rapportages.delen.inbreng.MOST_NAMED", 2)
    for number in range(3):
        year[number].openbaar, year[number].status, year[number].status_at = True, "gerealiseerd", NOW - timedelta(days=number)
    db.session.commit()
    gelukt = at("WK016402")["gelukt"]
    assert (gelukt["aantal"], [one["titel"] for one in gelukt["eerste"]]) == (3, ["Moestuin 0", "Moestuin 1"])


def test_an_indicator_stands_beside_the_town(year):
    (groen,) = at("BU01640202")["indicatoren"]
    assert [(row["naam"], row["waarden"]) for row in groen["rijen"]] == [
        ("De Noork", {"2024": 6.1, "2025": 6.4}), ("Hengelo", {"2024": 7, "2025": 7.1}),
    ]


def test_an_own_area_without_a_drawing_can_be_told_of(year):
    db.session.add(Gebied(code="WG1", soort="werkgebied", naam="Rond het plein", gemeente_code="GM0164", ouder_code="GM0164"))
    db.session.flush()
    db.session.add(Ligging(gebied_code="WG1", buurt_code="BU01640202"))
    db.session.commit()
    assert at("WG1")["inbreng"]["binnen"] == 6


def test_it_takes_as_many_statements_for_more(year, queries, initiatief_by, village):
    def asked():
        db.session.expunge_all()
        queries.clear()
        at("GM0164")
        return len(queries)

    before = asked()
    for number in range(3):
        handed_in(initiatief_by(village["bas"], title=f"Nog {number}"), late=True)
    assert asked() == before
