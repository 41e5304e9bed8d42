"""Advice: who is asked, who may give it, every interest that forbids it, and what an adviseur never gets to see."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.bewonersgroepen.models import Criterium, Lidmaatschap
from portal.buurtbonnen.actions import adviseren, behandelen
from portal.buurtbonnen.actions.bestanden import path_of
from portal.buurtbonnen.models import Advies, Bestand
from portal.buurtbonnen.queries import advies as queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.story.models import Event, Notification

HASH = "h" * 64


@pytest.fixture
def wijkraad(organisatie_of):
    return organisatie_of()


@pytest.fixture
def fresh(aanvraag_by, village, plafond):
    return aanvraag_by(village["amina"], Status.INGEDIEND)


@pytest.fixture
def asked(fresh, wijkraad, henk):
    """The organisation of wijk Noord was asked about Amina's application."""
    adviseren.ask_advice(fresh, by=henk)
    db.session.commit()
    return queries.advies(db.session.query(Advies).one().id)


def give(advies, by, uitkomst="positief", **more):
    given = {"reden": "Het past in de wijk.", "bedrag": 12_000, "geen_belang": True} | more
    adviseren.give_advice(advies, uitkomst, by=by, **given)
    db.session.commit()


# Asking


def test_every_body_whose_werkgebied_is_touched_is_asked_and_its_adviseurs_hear_of_it(
    fresh, organisatie_of, henk, village
):
    noord, town, elders = organisatie_of(), organisatie_of("Stad", "GM0164"), organisatie_of("Driene", "WK016404")
    organisatie_of("Niet erkend", erkend_op=None)
    adviseren.ask_advice(fresh, by=henk)
    assert {advies.groep_id for advies in db.session.query(Advies)} == {noord[0].id, town[0].id}
    told = db.session.query(Event).filter_by(what="aanvragen.advies_vragen").one()
    hears = {row.person_id for row in db.session.query(Notification).filter_by(event_id=told.id)}
    assert hears == {noord[1].id, town[1].id, village["amina"].id}
    assert elders[1].id not in hears


def test_the_term_of_the_regeling_runs_from_the_day_of_asking(fresh, wijkraad, henk):
    with clock.at(datetime(2026, 4, 6, 10, tzinfo=UTC)):
        adviseren.ask_advice(fresh, by=henk)
    assert db.session.query(Advies).one().uiterlijk == date(2026, 4, 28)


def test_an_organisation_gives_no_advice_on_what_it_asks_itself(aanvraag_by, village, organisatie_of, plafond, henk):
    groep, _adviseur = organisatie_of()
    own = aanvraag_by(village["amina"], Status.INGEDIEND, groep_id=groep.id)
    with pytest.raises(Needed, match="organisatie"):
        adviseren.ask_advice(own, by=henk)


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea"])
def test_only_who_handles_it_asks_for_advice(fresh, wijkraad, village, who):
    with pytest.raises(Refused):
        adviseren.ask_advice(fresh, by=village[who])


# Giving


def test_advice_is_kept_with_its_reason_amount_and_criteria_and_staff_hear_of_it(asked, wijkraad, henk):
    give(asked, wijkraad[1], "deels", bedrag=9_000, criteria=["Voor jong en oud."])
    found = queries.advies(asked.id)
    assert (found.uitkomst, found.bedrag, found.criteria) == ("deels", 9_000, ["Voor jong en oud."])
    assert (found.adviseur_id, found.geen_belang) == (wijkraad[1].id, True)
    told = db.session.query(Event).filter_by(what="aanvragen.adviseren").one()
    assert [row.person_id for row in db.session.query(Notification).filter_by(event_id=told.id)] == [henk.id]


@pytest.mark.parametrize(("changes", "lacks"), [
    ({"geen_belang": False}, "geen_belang"), ({"reden": " "}, "reden"), ({"bedrag": 12_001}, "bedrag"),
    ({"bedrag": 0}, "bedrag"), ({"uitkomst": "deels", "bedrag": None}, "bedrag"), ({"uitkomst": "misschien"}, "uitkomst"),
])
def test_advice_without_what_it_needs_is_not_given(asked, wijkraad, changes, lacks):
    with pytest.raises(Needed, match=lacks):
        give(asked, wijkraad[1], **{"uitkomst": "positief"} | changes)


def test_advice_is_given_once_also_by_two_at_the_same_time(asked, wijkraad, person):
    second = person("Tweede")
    db.session.add(Lidmaatschap(groep_id=asked.groep_id, person_id=second.id, rol="adviseur", begonnen_op=clock.today()))
    db.session.commit()
    seen_before = queries.advies(asked.id)
    db.session.expunge_all()
    give(queries.advies(asked.id), wijkraad[1])
    with pytest.raises(NotNow):
        give(seen_before, second)


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea", "henk", "ander"])
def test_nobody_else_advises(asked, village, henk, organisatie_of, who):
    people = village | {"henk": henk, "ander": organisatie_of("Driene", "WK016404")[1]}
    with pytest.raises(Refused):
        give(asked, people[who])


def test_a_contact_of_the_organisation_is_no_adviseur(asked, village):
    db.session.add(Lidmaatschap(
        groep_id=asked.groep_id, person_id=village["bas"].id, rol="contact", begonnen_op=clock.today()))
    db.session.commit()
    with pytest.raises(Refused):
        give(queries.advies(asked.id), village["bas"])


def test_no_advice_while_the_applicant_completes_it_or_when_it_is_decided(aanvraag_by, village, wijkraad, plafond):
    for status in (Status.AANVULLING_GEVRAAGD, Status.AFGEWEZEN):
        aanvraag = aanvraag_by(village["amina"], status)
        made = Advies(
            aanvraag_id=aanvraag.id, groep_id=wijkraad[0].id, gevraagd_op=clock.today(), uiterlijk=clock.today())
        db.session.add(made)
        db.session.commit()
        with pytest.raises(NotNow):
            give(queries.advies(made.id), wijkraad[1])


# Interests


def own_application(asked, adviseur, aanvraag_by):
    asked.aanvraag.owner_id = adviseur.id


def own_group(asked, adviseur, aanvraag_by):
    asked.aanvraag.groep_id = asked.groep_id


def own_address(asked, adviseur, aanvraag_by):
    asked.aanvraag.aanvrager.adres_hash = HASH
    aanvraag_by(adviseur, aanvrager={"adres_hash": HASH})


def rival(asked, adviseur, aanvraag_by):
    aanvraag_by(adviseur, Status.INGEDIEND)


def rival_of_the_group(asked, adviseur, aanvraag_by):
    aanvraag_by(None, Status.INGEDIEND, groep_id=asked.groep_id)


INTERESTS = {"eigen": own_application, "groep": own_group, "adres": own_address, "rivaal": rival,
             "groep vraagt ook": rival_of_the_group}


@pytest.mark.parametrize("interest", INTERESTS)
def test_whoever_has_an_interest_does_not_advise_and_reads_why(asked, wijkraad, aanvraag_by, browse, interest):
    INTERESTS[interest](asked, wijkraad[1], aanvraag_by)
    db.session.commit()
    with pytest.raises(Refused):
        give(queries.advies(asked.id), wijkraad[1])
    client = browse(wijkraad[1])
    form = {"uitkomst": "positief", "reden": "Goed plan.", "bedrag": "120", "geen_belang": "y"}
    for page in (client.get(f"/buurtbonnen/adviezen/{asked.id}"), client.post(f"/buurtbonnen/adviezen/{asked.id}", data=form)):
        assert page.status_code == 403
        assert "Hierover kun je niet adviseren" in page.text
        assert "Samen eten op het plein." not in page.text
    assert db.session.get(Advies, asked.id).uitkomst == ""


def test_an_application_that_ended_makes_nobody_a_rival(asked, wijkraad, aanvraag_by):
    aanvraag_by(wijkraad[1], Status.INGETROKKEN)
    aanvraag_by(wijkraad[1])
    give(asked, wijkraad[1])


# The pages


@pytest.fixture
def offerte(asked, app):
    """The application has an offerte and a list of signatures: the keys of both."""
    for key, soort in (("offerte", "offerte"), ("handtekeningen", "handtekeningen")):
        db.session.add(Bestand(
            key=key, aanvraag_id=asked.aanvraag_id, soort=soort, naam=f"{soort}.pdf", mimetype="application/pdf", grootte=4))
        path_of(db.session.get(Bestand, key)).parent.mkdir(parents=True, exist_ok=True)
        path_of(db.session.get(Bestand, key)).write_bytes(b"%PDF")
    db.session.commit()
    return f"/buurtbonnen/adviezen/{asked.id}/bestanden/offerte"


def looked(advies):
    db.session.expire_all()
    rows = db.session.query(Event).filter_by(what="aanvragen.inzien", thing_id=advies.aanvraag_id)
    return [(row.actor_id, row.note) for row in rows]


def test_an_adviseur_opens_the_files_and_that_is_kept(asked, wijkraad, offerte, browse, henk):
    client = browse(wijkraad[1])
    assert offerte in client.get(f"/buurtbonnen/adviezen/{asked.id}").text
    answer = client.get(offerte)
    assert (answer.status_code, answer.data) == (200, b"%PDF")
    assert "no-store" in answer.headers["Cache-Control"]
    assert looked(asked) == [(wijkraad[1].id, "offerte.pdf")]
    assert "Een adviseur heeft een bestand bekeken" in browse(henk).get(f"/buurtbonnen/beheer/{asked.aanvraag_id}").text


def test_lists_of_signatures_and_files_of_other_applications_stay_shut(
    asked, wijkraad, offerte, browse, aanvraag_by, village
):
    other = aanvraag_by(village["bas"], Status.INGEDIEND)
    db.session.add(Bestand(
        key="elders", aanvraag_id=other.id, soort="offerte", naam="a.pdf", mimetype="application/pdf", grootte=4))
    db.session.commit()
    client = browse(wijkraad[1])
    assert "handtekeningen.pdf" not in client.get(f"/buurtbonnen/adviezen/{asked.id}").text
    for key in ("handtekeningen", "elders", "onbekend"):
        assert client.get(offerte.replace("/offerte", f"/{key}")).status_code == 404
    assert client.get("/buurtbonnen/bestanden/offerte").status_code == 404
    assert looked(asked) == []


def no_longer(asked, how):
    match how:
        case "gegeven":
            asked.uitkomst = "positief"
        case "besloten":
            asked.aanvraag.status = Status.AFGEWEZEN
        case "niet erkend":
            asked.groep.erkend_tot = clock.today() - timedelta(1)
        case "geen rol":
            asked.groep.leden[0].geeindigd_op = clock.today()
    db.session.commit()


@pytest.mark.parametrize(("how", "status"), [("gegeven", 403), ("besloten", 403), ("niet erkend", 403), ("geen rol", 404)])
def test_files_are_open_only_as_long_as_one_may_advise(asked, wijkraad, offerte, browse, how, status):
    no_longer(asked, how)
    client = browse(wijkraad[1])
    assert client.get(offerte).status_code == status
    assert offerte not in client.get(f"/buurtbonnen/adviezen/{asked.id}").text
    assert looked(asked) == []


def test_an_organisation_that_lost_its_recognition_has_nothing_to_do(asked, wijkraad, organisatie_of, henk, browse):
    no_longer(asked, "niet erkend")
    page = browse(wijkraad[1]).get("/buurtbonnen/adviezen/").text
    assert "Straatfeest" in page and "Wacht op jullie" not in page and f"adviezen/{asked.id}" not in page
    assert "niet meer erkend of gestopt" in browse(henk).get(f"/buurtbonnen/beheer/{asked.aanvraag_id}").text
    other, _adviseur = organisatie_of("Wijkraad Oost")
    aanvraag = one(asked.aanvraag_id)
    aanvraag.status = Status.INGEDIEND
    with pytest.raises(Needed, match="gevraagd_advies"):
        behandelen.put_forward(aanvraag, 12_000, "Het past.", by=henk)
    with clock.at(clock.now() + timedelta(5)):
        adviseren.ask_advice(aanvraag, by=henk)
        db.session.commit()
    days = {row.groep_id: row.gevraagd_op for row in db.session.query(Advies)}
    assert days == {wijkraad[0].id: clock.today(), other.id: clock.today() + timedelta(5)}


@pytest.mark.parametrize("interest", INTERESTS)
def test_whoever_has_an_interest_sees_no_file(asked, wijkraad, offerte, aanvraag_by, browse, interest):
    INTERESTS[interest](asked, wijkraad[1], aanvraag_by)
    db.session.commit()
    assert browse(wijkraad[1]).get(offerte).status_code == 403
    assert looked(asked) == []


@pytest.mark.parametrize(("who", "status"), [("amina", 404), ("bas", 404), ("mo", 404), ("bea", 404), ("henk", 404)])
def test_nobody_else_comes_to_the_files_this_way(asked, offerte, village, henk, browse, who, status):
    assert browse((village | {"henk": henk})[who]).get(offerte).status_code == status


def test_the_menu_of_an_adviseur_counts_what_waits(asked, wijkraad, browse, village):
    def shown(person):
        return re.findall(r'href="/buurtbonnen/adviezen/"[^>]*>.*?<span>Adviezen</span>(.*?)</a>', browse(person).get("/").text)

    assert shown(wijkraad[1]) == ['<span class="p-count">1</span>'] * 2
    give(asked, wijkraad[1])
    assert shown(wijkraad[1]) == ["", ""]
    assert shown(village["bas"]) == []


def test_what_waits_comes_first_by_its_last_day_and_then_the_rest(aanvraag_by, village, wijkraad, plafond, browse):
    for title, status, days, uitkomst in (
        ("Gegeven", Status.IN_ADVIES, 1, "positief"), ("Later", Status.IN_ADVIES, 9, ""),
        ("Voorbij", Status.AFGEWEZEN, 0, ""), ("Eerst", Status.TER_BESLUIT, 2, ""),
    ):
        aanvraag = aanvraag_by(village["amina"], status, title=title)
        db.session.add(Advies(
            aanvraag_id=aanvraag.id, groep_id=wijkraad[0].id, gevraagd_op=clock.today(), uitkomst=uitkomst,
            uiterlijk=clock.today() + timedelta(days)))
        db.session.commit()
    page = browse(wijkraad[1]).get("/buurtbonnen/adviezen/").text
    assert re.findall(r"<h2[^>]*><a[^>]*>(\w+)</a>", page) == ["Eerst", "Later", "Voorbij", "Gegeven"]


def test_an_adviseur_reads_the_rules_in_the_order_of_the_dossier(asked, wijkraad, browse, henk):
    pages = (browse(wijkraad[1]).get(f"/buurtbonnen/adviezen/{asked.id}").text,
             browse(henk).get(f"/buurtbonnen/beheer/{asked.aanvraag_id}").text)
    first, second = (re.findall(r'<li class="(ok|no|ask|wait)">', page) for page in pages)
    assert first == second
    assert first[-1] == "ok" != first[0]


def test_an_adviseur_reads_the_plan_and_never_who_asks_or_how_to_reach_them(asked, wijkraad, browse):
    page = browse(wijkraad[1]).get(f"/buurtbonnen/adviezen/{asked.id}")
    assert "Samen eten op het plein." in page.text
    assert "Partytent" in page.text
    for secret in ("Amina Jansen", "Dorpsstraat", "7551", "074 1234567", "amina@voorbeeld.invalid"):
        assert secret not in page.text


def test_an_adviseur_advises_on_the_page_with_the_own_criteria(asked, wijkraad, browse, regeling):
    db.session.add(Criterium(groep_id=asked.groep_id, regeling_id=regeling.id, tekst="Voor jong en oud.",
                             geldig_van=clock.today()))
    db.session.commit()
    client = browse(wijkraad[1])
    address = f"/buurtbonnen/adviezen/{asked.id}"
    criterium = db.session.query(Criterium).one().id
    assert "Voor jong en oud." in client.get(address).text
    form = {"uitkomst": "positief", "reden": "Goed plan.", "bedrag": "120", "criteria": str(criterium)}
    refused = client.post(address, data=form)
    assert refused.status_code == 422
    assert "Zet hier een vinkje" in refused.text
    assert client.post(address, data=form | {"geen_belang": "y"}).status_code == 303
    found = db.session.get(Advies, asked.id)
    assert (found.uitkomst, found.criteria) == ("positief", ["Voor jong en oud."])
    assert client.post(address, data=form | {"geen_belang": "y"}).status_code == 409
    assert "Positief, € 120" in client.get(address).text.replace("\xa0", " ")


@pytest.mark.parametrize(("who", "status"), [("amina", 404), ("bas", 404), ("mo", 404), ("henk", 404)])
def test_a_request_for_advice_is_there_for_its_adviseurs_only(asked, village, henk, browse, who, status):
    person = henk if who == "henk" else village[who]
    assert browse(person).get(f"/buurtbonnen/adviezen/{asked.id}").status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(aanvraag_by, village, wijkraad, plafond, browse, queries, count):
    for number in range(count):
        aanvraag = aanvraag_by(village["amina"], Status.IN_ADVIES, title=f"Plan {number}")
        db.session.add(Advies(
            aanvraag_id=aanvraag.id, groep_id=wijkraad[0].id, gevraagd_op=clock.today(), uiterlijk=clock.today()))
    db.session.commit()
    queries.clear()
    page = browse(wijkraad[1]).get("/buurtbonnen/adviezen/")
    assert page.text.count("Wacht op jullie") == count
    assert len(queries) == 2
