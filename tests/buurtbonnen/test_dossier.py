"""The dossier: all that staff must see on one page, the deeds that lead from it, and what the applicant answers."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from portal import clock
from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen.actions import adviseren, behandelen
from portal.buurtbonnen.models import Aanvraag, Aanvulverzoek, Advies
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.buurtbonnen.views.daden import DADEN
from portal.clock import today
from portal.extensions import db
from portal.moderatie.models import Redentekst
from portal.story.models import Event, Notification

HASH = "h" * 64


@pytest.fixture
def case(aanvraag_by, village, plafond):
    return aanvraag_by(village["amina"], Status.INGEDIEND)


def steps(page):
    panel = page.text.split('id="stappen"')[1].split("</aside>")[0]
    return re.findall(r"/buurtbonnen/beheer/\d+/(\w+)", panel) + (["besluiten"] if "/beslissen" in panel else [])


def address(case, daad=""):
    return f"/buurtbonnen/beheer/{case.id}" + (f"/{daad}" if daad else "")


# Reading


def test_the_dossier_shows_everything_that_was_asked_and_said(case, henk, organisatie_of, browse):
    _groep, adviseur = organisatie_of()
    adviseren.ask_advice(case, by=henk)
    advies = adviseren.queries.advies(db.session.query(Advies).one().id)
    adviseren.give_advice(advies, "deels", by=adviseur, reden="Zonder de tent.", bedrag=9_000, geen_belang=True)
    behandelen.add_note(case, "Bel eerst even.", by=henk)
    behandelen.take_up(case, by=henk)
    db.session.commit()
    page = browse(henk).get(address(case)).text.replace("\xa0", " ")
    for text in ("Samen eten op het plein.", "Partytent", "Amina Jansen", "074 1234567", "artikel 3", "Wijkraad Noord",
                 "Deels positief, € 90", "Zonder de tent.", "Bel eerst even.", "Advies gegeven", "€ 9.600"):
        assert text in page


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("bas", 404), ("mo", 404), ("bea", 404), ("els", 404)])
def test_the_dossier_is_for_who_handles_or_decides_here(case, village, person, browse, who, status):
    people = village | {"els": person("Els", rol="behandelaar", gebied="WK016404")}
    assert browse(people[who]).get(address(case)).status_code == status
    assert browse(people[who]).get(address(case, "aanvulling")).status_code == status


def test_a_draft_has_no_dossier(aanvraag_by, village, henk, browse):
    assert browse(henk).get(address(aanvraag_by(village["amina"]))).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_dossier_costs_the_same_for_one_and_for_three(
    aanvraag_by, village, henk, organisatie_of, plafond, browse, queries, count
):
    posten = [{"omschrijving": f"Post {n}", "categorie": "materiaal", "soort": "kopen", "bedrag": 100} for n in range(count)]
    case = aanvraag_by(village["amina"], Status.INGEDIEND, posten=posten, aanvrager={"adres_hash": HASH})
    for number in range(count):
        aanvraag_by(village["bas"], Status.INGEDIEND, aanvrager={"adres_hash": HASH})
        organisatie_of(f"Organisatie {number}")
        behandelen.add_note(case, f"Notitie {number}", by=henk)
    adviseren.ask_advice(case, by=henk)
    db.session.commit()
    queries.clear()
    page = browse(henk).get(address(case))
    assert page.text.count("zelfde adres") == count
    assert page.text.count("Nog geen antwoord") == count
    assert len(queries) == 25


def test_the_clock_tells_why_it_ends_when_it_does(case, henk, browse):
    case.ontvangen_op = datetime(2026, 3, 2, tzinfo=UTC).date()
    with clock.at(datetime(2026, 3, 16, 9, tzinfo=UTC)):
        behandelen.ask_completion(case, "Stuur een offerte.", today() + timedelta(9), by=henk)
        db.session.commit()
    with clock.at(datetime(2026, 3, 18, 9, tzinfo=UTC)):
        page = browse(henk).get(address(case)).text
        assert "De termijn staat stil sinds dinsdag 17 maart 2026." in page
        assert "Buiten behandeling" not in page
    with clock.at(datetime(2026, 4, 1, 9, tzinfo=UTC)):
        page = browse(henk).get(address(case)).text
        assert "Dat besluit kan tot en met woensdag 22 april 2026." in page


def test_what_it_costs_to_be_too_late_is_counted(case, henk, browse):
    case.ontvangen_op, case.in_gebreke_op = today() - timedelta(90), today() - timedelta(17)
    case.beslissen_voor = today() - timedelta(20)
    db.session.commit()
    assert "€ 69" in browse(henk).get(address(case)).text.replace("\xa0", " ")


# The steps


@pytest.mark.parametrize(("status", "shown"), [
    (Status.INGEDIEND, ["oppakken", "aanvulling", "advies", "deel", "voorleggen", "verdagen", "stilzetten", "doorsturen"]),
    (Status.IN_ADVIES, ["oppakken", "aanvulling", "deel", "voorleggen", "verdagen", "stilzetten", "doorsturen"]),
    (Status.AANVULLING_GEVRAAGD, ["oppakken", "verdergaan", "verdagen", "stilzetten", "doorsturen"]),
    (Status.TER_BESLUIT, ["oppakken", "aanvulling", "deel", "verdagen", "stilzetten", "doorsturen"]),
    (Status.TOEGEKEND, ["bezwaar"]),
])
def test_only_the_steps_that_are_possible_now_are_offered(aanvraag_by, village, plafond, henk, browse, status, shown):
    page = browse(henk).get(address(aanvraag_by(village["amina"], status)))
    assert steps(page) == shown


def test_who_decides_decides_or_lays_it_back(aanvraag_by, village, plafond, henk, dora, browse):
    case = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)
    assert steps(browse(dora).get(address(case))) == ["terugleggen", "besluiten"]


def test_each_step_that_is_offered_can_be_opened_and_says_what_it_needs(case, henk, browse):
    client = browse(henk)
    for daad in steps(client.get(address(case))):
        assert client.get(address(case, daad)).status_code == 200
    for daad in ("aanvulling", "voorleggen", "verdagen", "doorsturen", "notitie", "deel"):
        page = client.post(address(case, daad), data={"reden": "", "dagen": "x"})
        assert (page.status_code, "Er klopt nog iets niet" in page.text) == (422, True)
    assert one(case.id).status == Status.INGEDIEND
    assert client.get(address(case, "onzin")).status_code == 404


DONE = {
    "oppakken": ({}, lambda case: case.behandelaar_id),
    "notitie": ({"tekst": "Bellen."}, lambda case: True),
    "aanvulling": (
        {"vraag": "Stuur een offerte.", "uiterlijk": "2099-01-01", "onderdelen": "bestanden"},
        lambda case: case.status == "aanvulling_gevraagd",
    ),
    "raadpleging": ({"tekst": "In het buurthuis."}, lambda case: case.raadpleging),
    "deel": ({"bedrag": "50,00"}, lambda case: case.deel_bedrag == 5_000),
    "voorleggen": ({"voorstel": "toekennen", "bedrag": "120", "reden": "Het past."}, lambda case: case.voorstel_bedrag == 12_000),
    "verdagen": ({"dagen": "14", "reden": "Het is druk."}, lambda case: case.verdaagd_dagen == 14),
    "doorsturen": (
        {"naar": "De provincie", "naar_mail": "p@voorbeeld.invalid", "reden": "Zij gaan erover."},
        lambda case: case.naar == "De provincie",
    ),
}


@pytest.mark.parametrize("daad", DONE)
def test_each_deed_leads_back_to_the_dossier(case, henk, browse, daad):
    form, is_done = DONE[daad]
    answer = browse(henk).post(address(case, daad), data=form | {"terug": "/buurtbonnen/beheer/?licht=groen"})
    assert answer.status_code == 303
    assert answer.location == f"/buurtbonnen/beheer/{case.id}?terug=/buurtbonnen/beheer/?licht%3Dgroen"
    assert is_done(db.session.get(Aanvraag, case.id))


@pytest.mark.parametrize("daad", sorted(set(DADEN) - {"notitie", "terugleggen"}))
def test_who_only_decides_does_not_handle(case, dora, browse, daad):
    assert browse(dora).post(address(case, daad)).status_code == 403


def kept_text(stap, tekst):
    text = Redentekst(stap=stap, titel="Vraag", tekst=tekst)
    db.session.add(text)
    db.session.commit()
    return text.id


def test_the_form_proposes_the_term_of_the_regeling_and_a_text_to_begin_with(case, henk, browse):
    id = kept_text("aanvragen.aanvulling", "Wil je een offerte toevoegen?")
    with clock.at(datetime(2026, 11, 2, 10, tzinfo=UTC)):
        page = browse(henk).get(f"{address(case, 'aanvulling')}?tekst={id}")
    assert 'value="2026-11-16"' in page.text
    assert "Wil je een offerte" in page.text.split("<textarea")[1]


@pytest.mark.parametrize(("daad", "stap"), [
    ("verdagen", "aanvragen.verdagen"), ("doorsturen", "aanvragen.doorsturen"), ("stilzetten", "aanvragen.stilzetten"),
])
def test_other_deeds_begin_with_a_text_of_their_own(case, henk, browse, daad, stap):
    mine, other = kept_text(stap, "Onze tekst."), kept_text("aanvulling_vragen", "Over een plan.")
    page = browse(henk).get(f"{address(case, daad)}?tekst={mine}").text
    assert "Onze tekst." in page.split("<textarea")[1]
    assert "Over een plan." not in page
    assert "Over een plan." not in browse(henk).get(f"{address(case, daad)}?tekst={other}").text


def test_who_handles_applications_keeps_the_texts_of_their_deeds(henk, village, browse):
    desk = browse(henk)
    text = {"stap": "aanvragen.aanvulling", "titel": "Foto", "tekst": "Wil je een foto van de plek toevoegen?"}
    assert desk.post("/beheer/redenen/nieuw", data=text).status_code == 303
    assert "Wil je een foto van de plek toevoegen?" in desk.get("/beheer/redenen/").text
    assert desk.post("/beheer/redenen/standaard").status_code == 303
    assert "Er ontbreekt een offerte" not in desk.get("/beheer/redenen/").text
    assert "We wachten op advies" in desk.get("/beheer/redenen/").text
    assert browse(village["rik"]).get("/beheer/redenen/").status_code == 403


def test_what_only_the_deed_sees_is_said_in_the_form_and_nothing_is_kept(case, henk, organisatie_of, browse):
    organisatie_of()
    form = {"voorstel": "toekennen", "bedrag": "120", "reden": "Het past."}
    page = browse(henk).post(address(case, "voorleggen"), data=form)
    assert page.status_code == 422
    assert "Vraag eerst advies aan de bewonersorganisatie." in page.text
    assert one(case.id).voorstel_reden == ""


def test_a_wrong_way_back_leads_to_the_plain_queue(case, henk, browse):
    page = browse(henk).get(address(case) + "?terug=https://elders.invalid/")
    assert 'href="/buurtbonnen/beheer/"' in page.text
    assert "elders.invalid" not in page.text


# The applicant


def test_the_applicant_answers_to_a_part_on_the_own_page(case, henk, village, browse):
    behandelen.offer_part(case, 5_000, by=henk)
    db.session.commit()
    amina, door = browse(village["amina"]), f"/buurtbonnen/{case.id}/deel"
    assert door in amina.get(f"/buurtbonnen/{case.id}").text
    assert amina.get(door).status_code == 200
    assert browse(village["bas"]).get(door).status_code == 404
    assert browse(henk).post(door, data={"antwoord": "ja"}).status_code == 403
    assert amina.post(door, data={"antwoord": "ja"}).status_code == 303
    assert db.session.get(Aanvraag, case.id).deel_akkoord_op is not None
    assert amina.get(door).status_code == 409


def test_the_applicant_puts_us_in_default_once_we_are_too_late(case, village, browse):
    door, amina = f"/buurtbonnen/{case.id}/ingebreke", browse(village["amina"])
    assert amina.get(door).status_code == 409
    found = db.session.get(Aanvraag, case.id)
    found.ontvangen_op, found.beslissen_voor = today() - timedelta(90), today() - timedelta(20)
    db.session.commit()
    assert door in amina.get(f"/buurtbonnen/{case.id}").text
    assert amina.post(door).status_code == 303
    assert db.session.get(Aanvraag, case.id).in_gebreke_op == today()
    assert door not in amina.get(f"/buurtbonnen/{case.id}").text
    assert browse(village["bas"]).post(door).status_code == 404


def test_nothing_of_the_handling_reaches_the_applicant(case, henk, village, browse):
    behandelen.add_note(case, "GEHEIM een notitie", by=henk)
    behandelen.put_forward(case, 12_000, "GEHEIM een voorstel", by=henk)
    db.session.commit()
    for place in (f"/buurtbonnen/{case.id}", "/berichten/", "/buurtbonnen/", "/mijn/gegevens.json"):
        assert "GEHEIM" not in browse(village["amina"]).get(place).text


def test_a_request_is_answered_only_once_it_is_sent(case, henk):
    behandelen.ask_completion(case, "Stuur een offerte.", today() + timedelta(9), by=henk)
    assert db.session.query(Aanvulverzoek).one().aangevuld_op is None


def test_who_handles_it_reads_that_the_group_stopped(aanvraag_by, village, henk, dora, plafond, browse, organisatie_of):
    groep, _adviseur = organisatie_of("Buurtclub", erkend_op=None)
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=village["amina"].id, rol="contact", begonnen_op=today()))
    db.session.commit()
    case = aanvraag_by(village["amina"], Status.TER_BESLUIT, groep_id=groep.id, behandelaar_id=henk.id)
    pages = (henk, f"/buurtbonnen/beheer/{case.id}"), (dora, f"/buurtbonnen/{case.id}/beslissen")
    assert not any("is gestopt" in browse(who).get(path).text for who, path in pages)
    amina = browse(village["amina"])
    assert f'href="/buurtbonnen/{case.id}"' in amina.get(f"/bewonersgroepen/{groep.id}/stoppen").text
    amina.post(f"/bewonersgroepen/{groep.id}/stoppen", data={"reden": "Er is niemand meer."})
    for who, path in pages:
        page = browse(who).get(path).text
        assert "De groep die dit vraagt is gestopt" in page and "Er is niemand meer." in page
    told = db.select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    assert henk.id in db.session.scalars(told.where(Event.what == "bewonersgroepen.stoppen")).all()
