"""A round: points by who may give them, an order fixed with a reason, money in that order, and everybody hears why."""

import re

import pytest

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.actions import ronde as actions
from portal.buurtbonnen.models import Waardering
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries import ronde as queries
from portal.buurtbonnen.rules.ronde import voorstel
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.story.models import Event
from tests.buurtbonnen.rondes import fix, held, rank

HASH = "h" * 64


# Ranking


def test_points_are_kept_once_for_each_member_and_may_be_changed(round_of, leden):
    ronde = round_of(6_000)
    rank(ronde.id, ronde.ids[0], 4, leden[0])
    rank(ronde.id, ronde.ids[0], 8, leden[0])
    rank(ronde.id, ronde.ids[0], 7, leden[1])
    assert queries.punten(queries.ronde(ronde.id)) == {ronde.ids[0]: (15, 2)}
    assert {row.geen_belang for row in db.session.query(Waardering)} == {True}
    assert db.session.query(Event).filter_by(what="aanvragen.waarderen").count() == 3


@pytest.mark.parametrize(("more", "lacks"), [
    ({"geen_belang": False}, "geen_belang"), ({"punten": 0}, "punten"), ({"punten": 11}, "punten"),
    ({"toelichting": " "}, "toelichting"),
])
def test_points_without_what_they_need_are_not_kept(round_of, leden, more, lacks):
    ronde = round_of(6_000)
    given = {"punten": 5, "toelichting": "Goed.", "geen_belang": True} | more
    with pytest.raises(Needed, match=lacks):
        actions.rank(queries.ronde(ronde.id), ronde.ids[0], by=leden[0], **given)


def test_nobody_ranks_before_the_venster_has_closed(round_of, leden, henk):
    ronde = round_of(6_000, closes=0)
    with pytest.raises(NotNow):
        rank(ronde.id, ronde.ids[0], 5, leden[0])
    with pytest.raises(NotNow):
        fix(ronde.id, {ronde.ids[0]: 1}, henk)


@pytest.mark.parametrize(("gezag", "who"), [
    ("commissie", "lid"), ("ambtelijk", "henk"), ("organisatie_beslist", "adviseur"), ("bindend_advies", "adviseur"),
])
def test_who_ranks_is_the_body_the_version_names(round_of, leden, henk, dora, village, organisatie_of, gezag, who):
    ronde = round_of(6_000, gezag=gezag)
    people = village | {
        "lid": leden[0], "henk": henk, "dora": dora, "adviseur": organisatie_of()[1],
        "elders": organisatie_of("Driene", "WK016404")[1],
    }
    for name, person in people.items():
        if name == who:
            rank(ronde.id, ronde.ids[0], 5, person)
        else:
            with pytest.raises(Refused):
                rank(ronde.id, ronde.ids[0], 5, person)
    assert db.session.query(Waardering).count() == 1


def own(aanvraag, lid, aanvraag_by):
    aanvraag.owner_id = lid.id


def own_group(aanvraag, lid, aanvraag_by):
    groep = Bewonersgroep(naam="Straat", soort="groep", gebied_code="WK016402")
    db.session.add(groep)
    db.session.flush()
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=lid.id, rol="lid", begonnen_op=today()))
    aanvraag.groep_id = groep.id


def own_address(aanvraag, lid, aanvraag_by):
    aanvraag.aanvrager.adres_hash = HASH
    aanvraag_by(lid, aanvrager={"adres_hash": HASH}, versie_id=aanvraag.versie_id)


def rival(aanvraag, lid, aanvraag_by):
    aanvraag_by(lid, Status.INGEDIEND, versie_id=aanvraag.versie_id, venster_id=aanvraag.venster_id)


INTERESTS = {"eigen": own, "groep": own_group, "adres": own_address, "rivaal": rival}


@pytest.mark.parametrize("interest", INTERESTS)
def test_nobody_ranks_what_they_have_an_interest_in(round_of, leden, aanvraag_by, browse, interest):
    ronde = round_of(6_000)
    INTERESTS[interest](one(ronde.ids[0]), leden[0], aanvraag_by)
    db.session.commit()
    with pytest.raises(Refused):
        rank(ronde.id, ronde.ids[0], 9, leden[0])
    client, form = browse(leden[0]), {"punten": "9", "toelichting": "Goed.", "geen_belang": "y"}
    address = f"/buurtbonnen/rondes/{ronde.id}/aanvragen/{ronde.ids[0]}"
    for page in (client.get(address), client.post(address, data=form)):
        assert (page.status_code, "Dit beoordeel je niet" in page.text) == (403, True)
        assert "Samen eten op het plein." not in page.text
    assert db.session.query(Waardering).count() == 0


@pytest.mark.een_database
def test_the_order_proposed_follows_the_average_exactly_and_equals_share_a_place():
    given = {1: (20, 3), 2: (27, 4), 3: (40, 6), 4: (9, 1)}
    assert voorstel(given) == {4: 1, 2: 2, 1: 3, 3: 3}


# A vote


def test_the_order_of_a_vote_is_entered_with_its_source_and_nobody_ranks(round_of, leden, henk, browse):
    ronde = round_of(6_000, 5_000, verdeling="stemmen")
    with pytest.raises(NotNow):
        rank(ronde.id, ronde.ids[0], 9, leden[0])
    page = browse(henk).get(f"/buurtbonnen/rondes/{ronde.id}")
    assert "De volgorde komt uit een stemronde." in page.text and "Jouw punten" not in page.text
    places = {ronde.ids[0]: 2, ronde.ids[1]: 1}
    with pytest.raises(Needed, match="bron"):
        fix(ronde.id, places, henk, reden="De uitslag.")
    fix(ronde.id, places, henk, reden="De uitslag.", bron="Proces-verbaal van 3 mei")
    assert held(ronde.id, ronde.ids) == [0, 5_000]
    told = db.session.query(Event).filter_by(what="aanvragen.rangschikken").first()
    assert "Bron: Proces-verbaal van 3 mei" in told.note


# The pages


def test_a_member_ranks_on_the_page_and_reads_no_name(round_of, leden, browse):
    ronde = round_of(6_000)
    client, address = browse(leden[0]), f"/buurtbonnen/rondes/{ronde.id}/aanvragen/{ronde.ids[0]}"
    assert "/buurtbonnen/rondes/" in client.get("/").text
    assert f"/buurtbonnen/rondes/{ronde.id}" in client.get("/buurtbonnen/rondes/").text
    assert address in client.get(f"/buurtbonnen/rondes/{ronde.id}").text
    page = client.get(address).text
    assert "Samen eten op het plein." in page
    for secret in ("Amina Jansen", "Dorpsstraat", "7551", "074 1234567", "amina@voorbeeld.invalid"):
        assert secret not in page
    assert client.post(address, data={"punten": "8", "toelichting": "Goed."}).status_code == 422
    assert client.post(address, data={"punten": "8", "toelichting": "Goed.", "geen_belang": "y"}).status_code == 303
    assert db.session.query(Waardering).one().punten == 8


def test_members_see_only_their_own_points_and_staff_the_averages(round_of, leden, henk, browse):
    ronde = round_of(6_000)
    rank(ronde.id, ronde.ids[0], 3, leden[0])
    address = f"/buurtbonnen/rondes/{ronde.id}"
    assert "Nog geen" in browse(leden[1]).get(address).text and "Gemiddeld" not in browse(leden[1]).get(address).text
    assert re.search(r'data-l="Gemiddeld">3', browse(henk).get(address).text)


def test_staff_fix_the_order_on_the_page_beginning_with_the_points(round_of, leden, henk, browse, village):
    ronde = round_of(6_000, 5_000)
    a, b = ronde.ids
    rank(ronde.id, a, 6, leden[0])
    rank(ronde.id, b, 9, leden[0])
    client, address = browse(henk), f"/buurtbonnen/rondes/{ronde.id}/volgorde"
    page = client.get(address).text
    assert re.search(rf'name="plaats-{a}"[^>]*value="2"', page) and re.search(rf'name="plaats-{b}"[^>]*value="1"', page)
    form = {f"plaats-{a}": "2", f"plaats-{b}": "1"}
    assert "Schrijf op waarom." in client.post(address, data=form).text
    assert client.post(address, data=form | {f"plaats-{b}": "nul", "reden": "Zo."}).status_code == 422
    assert client.post(address, data=form | {"reden": "De punten van de commissie."}).status_code == 303
    mine = browse(village["amina"]).get(f"/buurtbonnen/{a}").text
    assert "Plaats 2 van 2." in mine and "Gemiddeld 6,0 van de 10 punten" in mine
    assert "De punten van de commissie." in mine and "past niet meer" in mine


@pytest.mark.parametrize(("who", "status"), [("amina", 404), ("bas", 404), ("mo", 404), ("bea", 404)])
def test_a_round_is_there_for_who_ranks_or_works_on_it(round_of, village, browse, who, status):
    ronde = round_of(6_000)
    for address in (f"/buurtbonnen/rondes/{ronde.id}", f"/buurtbonnen/rondes/{ronde.id}/volgorde"):
        assert browse(village[who]).get(address).status_code == status


def test_a_plafond_that_goes_by_order_of_arrival_is_no_round(plafond, henk, browse):
    assert browse(henk).get(f"/buurtbonnen/rondes/{plafond.id}").status_code == 404


def test_members_of_a_committee_see_nothing_of_the_work_of_staff(leden, browse, plafond):
    client = browse(leden[0])
    for address in ("/beheer/", "/buurtbonnen/beheer/", "/beheer/redenen/"):
        assert client.get(address).status_code == 403
    assert ">Beheer<" not in client.get("/").text


@pytest.mark.parametrize("count", [1, 3])
def test_a_round_costs_the_same_for_one_and_for_three(round_of, leden, browse, queries, count):
    ronde = round_of(*[1_000] * count)
    queries.clear()
    assert browse(leden[0]).get(f"/buurtbonnen/rondes/{ronde.id}").text.count("Plan ") == count
    assert len(queries) == 8
