"""The line of one submission: who reads what of it, and that none ends without a word."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from portal.clock import at, now, today
from portal.extensions import db
from portal.inbreng.models import Doorsturing
from portal.inbreng.rules.vervolg import Vervolg, vervolg
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Mede
from portal.initiatieven.rules import Status
from portal.moderatie import actions as moderatie
from portal.speech import word
from portal.toekenningen.models import Toekenning
from tests.besteding import VERANTWOORDING, make_toekenning, make_versie
from tests.opgaven import inbreng_of, make_inbreng, make_inspanning, make_koppeling, make_opgave

SECRET = {"aard": "open_vraagstuk", "zwaarte": "strategisch", "inzet": "initierend",
          "leidraad_uitkomst": "wijkgericht", "leidraad_toelichting": "Dit blijft onder ons."}
INTERNAL = ("Open vraagstuk", "Strategisch", "Initiërend", "Wijkgericht oppakken", "onder ons", "Alleen voor medewerkers")


def forwarded(inbreng, **values):
    db.session.add(Doorsturing(
        inbreng_id=inbreng.id, naar="Gildebor", mail="post@voorbeeld.invalid", sleutel_hash=f"s{inbreng.id}",
        **({"verwacht_op": today() + timedelta(5)} | values),
    ))
    db.session.commit()


@pytest.fixture
def refused(village, initiatief_by):
    """An initiatief of Amina that was published and then turned down, through the real deeds."""
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    initiatieven.take_step(plan, "indienen", by=village["amina"])
    initiatieven.take_step(plan, "publiceren", by=village["mo"])
    initiatieven.take_step(plan, "niet_haalbaar", by=village["mo"], reden="De grond is niet van ons.")
    db.session.commit()
    return inbreng_of(plan)


def test_the_line_tells_whoever_handed_it_in_also_their_own_steps(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    for name, who, given in (
        ("indienen", "amina", {}), ("aanvulling_vragen", "mo", {"reden": "Waar precies?", "datum": today() + timedelta(9)}),
        ("aanvullen", "amina", {}), ("publiceren", "mo", {}),
    ):
        initiatieven.take_step(plan, name, by=village[who], **given)
    db.session.commit()
    address = f"/inbreng/{inbreng_of(plan).id}"
    assert "Aanvulling ontvangen" in browse(village["amina"]).get(address).text
    assert "Aanvulling ontvangen" not in browse(village["bas"]).get(address).text


@pytest.mark.parametrize("status", ["lopend", "vastgesteld", "terug_te_betalen", "afgehandeld"])
def test_the_line_of_an_application_says_how_it_stands_with_the_money(village, browse, status):
    granted = make_toekenning(make_versie(village["mo"], **VERANTWOORDING), village["mo"], owner=village["amina"])
    inbreng = make_inbreng(granted.aanvraag, afgerond=True)
    inbreng.beloofd = None
    db.session.execute(update(Toekenning.__table__).where(Toekenning.id == granted.id).values(status=status))
    db.session.commit()
    page = browse(village["amina"]).get(f"/inbreng/{inbreng.id}").text
    assert f"Hoe het daar nu mee staat: {str(word(status)).lower()}." in page
    assert f'href="/toekenningen/{granted.id}"' in page and "zoals de uitbetaling" not in page


@pytest.mark.parametrize(("who", "openbaar", "status"), [
    ("amina", False, 200), ("bas", False, 404), ("mo", False, 200), ("noor", False, 200), ("driss", False, 404),
    ("rik", False, 404), ("bea", False, 404), ("hanna", False, 404), ("inge", False, 200), (None, False, 404),
    ("bas", True, 200), ("driss", True, 200), (None, True, 200),
])
def test_who_reads_the_line_of_a_plan(village, staff, inbreng_by, browse, who, openbaar, status):
    inbreng = inbreng_by(village["amina"], openbaar=openbaar)
    assert browse((village | staff).get(who)).get(f"/inbreng/{inbreng.id}").status_code == status


def test_who_pulls_it_along_follows_it_and_does_not_handle_it(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    db.session.add_all(Mede(initiatief_id=plan.id, person_id=village[who].id) for who in ("bas", "mo"))
    inbreng = make_inbreng(plan)
    for who in ("bas", "mo"):
        page = browse(village[who]).get(f"/inbreng/{inbreng.id}")
        assert f'href="/initiatieven/{plan.id}"' in page.text and "Alleen voor medewerkers" not in page.text
        assert browse(village[who]).get(f"/inbreng/{inbreng.id}/triage").status_code == 403


@pytest.mark.parametrize(("who", "status"), [
    ("amina", 200), ("noor", 200), ("hanna", 200), ("mo", 404), ("bas", 404), ("ruud", 404), ("inge", 404), (None, 404),
])
def test_who_reads_the_line_of_an_application(village, staff, inbreng_by, browse, who, status):
    inbreng = inbreng_by(village["amina"], "aanvragen")
    assert browse((village | staff).get(who)).get(f"/inbreng/{inbreng.id}").status_code == status


@pytest.mark.parametrize("who", ["amina", "bas", "driss", "rik", None])
def test_what_is_internal_stays_so(village, inbreng_by, browse, who):
    inbreng = inbreng_by(village["amina"], openbaar=True, **SECRET)
    page = browse(village.get(who)).get(f"/inbreng/{inbreng.id}").text
    assert [word for word in INTERNAL if word in page] == []
    assert "De gewone afdeling" in page


def test_who_handles_it_sees_how_it_was_sorted(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], **SECRET)
    page = browse(village["mo"]).get(f"/inbreng/{inbreng.id}").text
    assert [word for word in INTERNAL if word not in page] == []


def test_the_outcome_stands_there_with_its_reason(village, refused, browse):
    for person in (None, village["amina"], village["mo"]):
        page = browse(person).get(f"/inbreng/{refused.id}").text
        assert "Niet haalbaar" in page and "De grond is niet van ons." in page
        assert "Dit is afgerond" in page and "Bel 14 074" in page
        assert f"/initiatieven/{refused.thing_id}" in page


def test_notes_of_what_is_not_public_are_for_whoever_brought_it(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    initiatieven.take_step(plan, "indienen", by=village["amina"])
    initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], reden="Wat is je adres?", datum=date(2027, 1, 8))
    initiatieven.take_step(plan, "aanvullen", by=village["amina"])
    initiatieven.take_step(plan, "publiceren", by=village["mo"])
    db.session.commit()
    address = f"/inbreng/{inbreng_of(plan).id}"
    found = ["Wat is je adres?" in browse(who).get(address).text for who in (village["amina"], village["mo"], None)]
    assert found == [True, True, False]


def test_answer_of_the_service_is_for_whoever_brought_it(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], openbaar=True, status="doorgestuurd", afgerond=True)
    forwarded(inbreng, antwoord="We komen langs op de Dorpsstraat 1.", beantwoord_at=now())
    found = ["Dorpsstraat 1" in browse(who).get(f"/inbreng/{inbreng.id}").text
             for who in (village["amina"], village["mo"], village["bas"], None)]
    assert found == [True, True, False, False]


@pytest.mark.parametrize(("days", "asked", "words", "below"), [
    (5, None, "antwoordt uiterlijk", "We verwachten uiterlijk"),
    (-2, None, "Dat is nog niet gebeurd. We vragen ernaar.", "Dat is er nog niet."),
    (-2, now(), "we hebben ernaar gevraagd", "Dat is er nog niet."),
])
def test_a_service_that_still_has_to_answer(village, inbreng_by, browse, days, asked, words, below):
    inbreng = inbreng_by(village["amina"], openbaar=True, status="doorgestuurd", afgerond=True)
    forwarded(inbreng, verwacht_op=today() + timedelta(days), herinnerd_at=asked)
    page = browse().get(f"/inbreng/{inbreng.id}").text
    assert "Gildebor heeft dit gekregen" in page and words in page and below in page
    assert ("We verwachten uiterlijk" in page) is (days > 0) and "post@voorbeeld" not in page


def test_linked_work_stands_on_the_line(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], openbaar=True)
    make_koppeling(inbreng, make_inspanning(make_opgave(village["noor"]), village["noor"]), village["noor"])
    page = browse().get(f"/inbreng/{inbreng.id}").text
    assert "Veertig bomen" in page and "werk in de wijk dat nu loopt" in page


@pytest.mark.parametrize("who", ["amina", "bas", None])
def test_the_line_costs_the_same(village, refused, browse, queries, who):
    opgave = make_opgave(village["noor"])
    prices = []
    for number in range(3):
        make_koppeling(refused, make_inspanning(opgave, village["noor"], title=f"Werk {number}"), village["noor"])
        queries.clear()
        browse(village.get(who)).get(f"/inbreng/{refused.id}")
        prices.append(len(queries))
    assert len(set(prices)) == 1 and prices[0] <= 6


def test_staff_come_from_the_thing_to_its_line(village, refused, browse):
    address = f'href="/inbreng/{refused.id}"'
    assert address.removesuffix("\"") in browse(village["mo"]).get(f"/beheer/initiatieven/{refused.thing_id}").text
    assert address in browse().get(f"/initiatieven/{refused.thing_id}").text
    assert f"/beheer/initiatieven/{refused.thing_id}" in browse(village["mo"]).get(f"/inbreng/{refused.id}").text


NEXT = [
    ({"days": 3}, {}, Vervolg.BELOOFD),
    ({"days": 0}, {}, Vervolg.BELOOFD),
    ({"days": -1}, {}, Vervolg.TE_LAAT),
    ({"days": -1, "rust_sinds": date(2026, 1, 1)}, {}, Vervolg.RUST),
    ({"status": "in_overleg", "soort": "agendapunten", "rust_sinds": date(2026, 1, 1)}, {}, Vervolg.INDIENER),
    ({}, {"wacht_op_dienst": True}, Vervolg.DIENST),
    ({"afgerond": True, "status": "doorgestuurd"}, {"wacht_op_dienst": True}, Vervolg.DIENST),
    ({}, {"werk": True}, Vervolg.WERK),
    ({"afgerond": True, "status": "ingetrokken"}, {"werk": True}, Vervolg.INGETROKKEN),
    ({"afgerond": True, "status": "samengevoegd"}, {}, Vervolg.SAMEN),
    ({"afgerond": True, "status": "geplaatst", "soort": "signalen"}, {}, Vervolg.WIJKFOTO),
    ({"afgerond": True, "status": "gerealiseerd"}, {}, Vervolg.KLAAR),
    ({"afgerond": True, "status": "gestopt"}, {}, Vervolg.OVERNEMEN),
    ({}, {}, Vervolg.BEZIG),
]


@pytest.mark.parametrize(("status", "words"), [
    ("toegekend", "Bij de aanvraag staat wat er nog komt"), ("afgewezen", "tot wanneer"), ("buiten_behandeling", "tot wanneer"),
])
def test_a_besluit_is_not_the_end_of_an_application(village, inbreng_by, browse, status, words):
    inbreng = inbreng_by(village["amina"], "aanvragen", status=status, afgerond=True)
    page = browse(village["amina"]).get(f"/inbreng/{inbreng.id}").text
    assert words in page and "niets meer achteraan" not in page


def test_of_a_plan_off_the_site_its_author_reads_that_and_what_can_be_done(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    initiatieven.take_step(plan, "indienen", by=village["amina"])
    initiatieven.take_step(plan, "publiceren", by=village["mo"])
    initiatieven.hide(plan, reden="Er staat een naam in.", by=village["mo"])
    db.session.commit()
    page = browse(village["amina"]).get(f"/inbreng/{inbreng_of(plan).id}").text
    assert "Dit is van de site gehaald." in page and "Het loopt nog." not in page


def test_that_something_was_reported_shows_in_no_date_of_the_line(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    initiatieven.take_step(plan, "indienen", by=village["amina"])
    initiatieven.take_step(plan, "publiceren", by=village["mo"])
    db.session.commit()
    before = inbreng_of(plan).laatst_at
    with at(now() + timedelta(days=3)):
        moderatie.report_abuse(plan, "Dit klopt niet.", by=village["bas"])
        db.session.commit()
    assert inbreng_of(plan).laatst_at == before


def test_who_has_to_answer_first_reads_that(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], status="aanvulling_gevraagd", rust_sinds=today(), openbaar=True, days=3)
    own, other = (browse(who).get(f"/inbreng/{inbreng.id}").text for who in (village["amina"], village["bas"]))
    assert "We wachten op jouw antwoord" in own and "Bekijk wat we van je vragen" in own
    assert "We wachten op een antwoord van wie dit indiende" in other and "jouw antwoord" not in other


@pytest.mark.parametrize(("values", "words"), [
    ({"days": 3}, "Die dag schuift mee op"), ({"days": -3}, "Dat was toen al te laat"), ({}, "We wachten sinds"),
])
def test_a_wait_tells_what_it_does_to_the_promise(village, inbreng_by, browse, values, words):
    inbreng = inbreng_by(village["amina"], openbaar=True, rust_sinds=today(), **values)
    assert words in browse().get(f"/inbreng/{inbreng.id}").text


@pytest.mark.parametrize(("values", "around", "expected"), NEXT, ids=range(len(NEXT)))
def test_every_line_says_what_comes_next_and_whom_to_call(village, inbreng_by, browse, values, around, expected):
    inbreng = inbreng_by(village["amina"], openbaar=True, **values)
    asked = {"wacht_op_dienst": False, "werk": False} | around
    assert vervolg(inbreng, today(), **asked) == expected
    page = browse().get(f"/inbreng/{inbreng.id}").text
    assert "Wat gebeurt er hierna?" in page and "Bel 14 074" in page
