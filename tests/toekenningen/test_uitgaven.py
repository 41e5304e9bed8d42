"""Recording an expense: what is asked, when it can be, its receipts and who reads them, and taking it back."""

import re
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from types import SimpleNamespace

import pytest

from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import HERE, today
from portal.documents import recognise
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import Person
from portal.story.actions import move
from portal.toekenningen import queries
from portal.toekenningen.actions import uitgeven
from portal.toekenningen.models import Uitgave
from portal.toekenningen.rules.periode import buiten_periode
from portal.toekenningen.rules.uitgave import MOST_BONNEN
from tests.at_once import kinds, when_ready
from tests.besteding import VERANTWOORDING, make_toekenning, make_uitgave, make_versie
from tests.buurtbonnen.test_bestanden import PDF, photo
from tests.toekenningen.uitgeven import fields, only, record, step


def test_after_the_account_nothing_is_added_signed_or_taken_back(toekenning, four, client):
    made = make_uitgave(toekenning, four["dirk"])
    move(toekenning, "verantwoorden", by=four["amina"])
    db.session.commit()
    dirk, bas = client("dirk"), client("bas")
    assert record(dirk, toekenning).status_code == 403
    assert step(bas, made, "goedkeuren").status_code == 409
    assert step(dirk, made, "uitgave_intrekken").status_code == 409
    late = dirk.post(f"/toekenningen/uitgaven/{made.id}", data={"bonnen": (BytesIO(PDF), "bon.pdf")})
    assert late.status_code == 403
    assert "Er komen geen uitgaven meer bij" in client("amina").get(f"/toekenningen/{toekenning.id}").text


def test_who_was_just_too_late_keeps_nothing(toekenning, four):
    held = queries.one(toekenning.id)
    db.session.execute(db.update(type(toekenning)).values({"status": "verantwoord"}), execution_options={
        "synchronize_session": False})
    with pytest.raises(NotNow):
        uitgeven.spend(held, {"omschrijving": "Tent", "bedrag": 100, "gedaan_op": today()}, by=four["dirk"])


@pytest.mark.parametrize(("given", "said"), [
    ({"bedrag": ""}, "Vul het bedrag in."), ({"bedrag": "0"}, "meer dan 0 euro"),
    ({"bedrag": "99.999.999"}, "hooguit €\u00a01.000.000"), ({"bedrag": "-5"}, "kunnen we niet lezen"),
    ({"bedrag": "twaalf"}, "kunnen we niet lezen"), ({"omschrijving": " "}, "waaraan het geld"),
    ({"gedaan_op": (today() + timedelta(1)).isoformat()}, "nog niet geweest"), ({"gedaan_op": "gisteren"}, "Deze dag kunnen"),
    ({"post": "999999"}, ""), ({"soort": "contant"}, ""), ({"bonnen": "bon.svg"}, "kunnen we niet lezen"),
])
def test_bad_input_is_said_beside_the_field_and_nothing_is_kept(toekenning, client, given, said):
    if "bonnen" in given:
        given = {"bonnen": (BytesIO(b"<svg onload='x'/>"), given["bonnen"])}
    answer = record(client("dirk"), toekenning, **given)
    assert answer.status_code == 422 and said in answer.text
    assert db.session.scalar(db.select(db.func.count(Uitgave.id))) == 0


def test_a_date_outside_the_grant_is_kept_with_a_warning_for_who_records_and_who_signs(toekenning, client):
    page = record(client("dirk"), toekenning, gedaan_op="2024-02-29").location
    assert "buiten de periode van deze bijdrage. Klopt de datum?" in client("dirk").get(page).text
    assert "de datum 29 februari 2024 valt buiten de periode" in client("bas").get(page).text
    good = record(client("dirk"), toekenning).location
    assert "buiten de periode" not in client("bas").get(good).text


@pytest.mark.parametrize(("begin", "first"), [("2026-01-01", "2026-01-01"), ("2026-03-01", "2025-10-12"), (None, "2025-10-12")])
@pytest.mark.een_database
def test_a_year_begins_on_its_first_day_and_for_an_activity_one_buys_from_the_day_of_the_grant(begin, first):
    granted = SimpleNamespace(
        aanvraag=SimpleNamespace(begin=begin and date.fromisoformat(begin)), created_at=datetime(2025, 10, 12, 10, tzinfo=HERE),
        klaar_op=date(2026, 12, 31),
    )
    day = date.fromisoformat(first)
    asked = day - timedelta(1), day, granted.klaar_op, granted.klaar_op + timedelta(1)
    assert [buiten_periode(granted, one) for one in asked] == [True, False, False, True]


def test_a_budget_line_of_another_grant_is_no_choice(toekenning, bea, groep, client):
    other = make_toekenning(toekenning.aanvraag.versie, bea, groep=groep)
    assert record(client("dirk"), toekenning, post=str(other.aanvraag.posten[0].id)).status_code == 422


def test_a_receipt_is_a_new_picture_kept_outside_the_site_for_those_who_may(toekenning, client, app):
    record(client("dirk"), toekenning, bonnen=(BytesIO(photo()), "straat <b>.jpg"))
    bon = only().bonnen[0]
    kept = app.config["UPLOADS"] / "bonnen" / bon.key
    assert b"Dorpsstraat" not in kept.read_bytes() and bon.mimetype == "image/webp"
    got = client("bas").get(f"/toekenningen/bonnen/{bon.key}")
    assert got.headers["Content-Disposition"] == "attachment; filename=straat-b.webp"
    assert got.headers["X-Content-Type-Options"] == "nosniff" and got.headers["Cache-Control"] == "private, no-store"
    for other in ("stranger", "nobody"):
        assert client(other).get(f"/toekenningen/bonnen/{bon.key}").status_code == 404


def test_another_member_sees_the_meter_and_not_the_receipts_of_others(toekenning, client):
    record(client("amina"), toekenning, bonnen=(BytesIO(PDF), "bon.pdf"))
    dirk, made = client("dirk"), only()
    page = dirk.get(f"/toekenningen/{toekenning.id}").text
    assert "Wacht op handtekening" in page and "Huur van de tent" not in page
    assert dirk.get(f"/toekenningen/uitgaven/{made.id}").status_code == 404
    assert dirk.get(f"/toekenningen/bonnen/{made.bonnen[0].key}").status_code == 404


def test_who_leaves_the_group_reads_nothing_more_of_its_money(toekenning, four, client):

    dirk = client("dirk")
    record(dirk, toekenning)
    made = only()
    assert dirk.get(f"/toekenningen/uitgaven/{made.id}").status_code == 200
    db.session.execute(db.update(Lidmaatschap).where(Lidmaatschap.person_id == four["dirk"].id).values(geeindigd_op=today()))
    db.session.commit()
    assert dirk.get(f"/toekenningen/uitgaven/{made.id}").status_code == 404
    assert dirk.get(f"/toekenningen/{toekenning.id}").status_code == 404
    mine = dirk.get("/toekenningen/").text
    assert f"/toekenningen/{toekenning.id}" not in mine
    assert '<a href="/buurtbonnen/">Mijn aanvragen</a></div>' in mine


def test_more_receipts_are_added_up_to_ten(toekenning, four, client):
    made, dirk = make_uitgave(toekenning, four["dirk"]), client("dirk")
    add = f"/toekenningen/uitgaven/{made.id}"
    assert dirk.post(add).status_code == 422
    assert dirk.post(add, data={"bonnen": [(BytesIO(PDF), "bon.pdf")] * 1}).status_code == 303
    five = [(BytesIO(PDF), f"bon{n}.pdf") for n in range(5)]
    assert dirk.post(add, data={"bonnen": five}).status_code == 303
    five = [(BytesIO(PDF), f"bon{n}.pdf") for n in range(5)]
    assert dirk.post(add, data={"bonnen": five}).status_code == 409
    assert len(only().bonnen) == 6


def test_at_once_no_more_receipts_than_ten_either(toekenning, four, app):
    made, by = make_uitgave(toekenning, four["dirk"]), four["dirk"].id
    uitgeven.add_bonnen(made, [(recognise(BytesIO(PDF)), f"bon{n}.pdf") for n in range(MOST_BONNEN - 1)], by=four["dirk"])
    db.session.commit()

    def add(id, wait):
        uitgave, person = queries.uitgave(id), db.session.get(Person, by)
        db.session.commit()
        wait()
        return uitgeven.add_bonnen(uitgave, [(recognise(BytesIO(PDF)), "nog.pdf")], by=person) or "kept"

    assert sorted(kinds(when_ready(app, *(partial(add, made.id) for _n in range(3)))), key=str) == [NotNow, NotNow, "kept"]
    assert len(only().bonnen) == MOST_BONNEN


def test_taking_back_is_for_who_recorded_it(toekenning, four, client):
    made = make_uitgave(toekenning, four["dirk"])
    assert step(client("amina"), made, "uitgave_intrekken").status_code == 403
    assert step(client("dirk"), made, "uitgave_intrekken").status_code == 303
    assert only().status == "ingetrokken" and queries.stand(queries.one(toekenning.id)).over == 100_000


def test_a_resident_records_alone_and_may_take_it_back(bea, village, browse):
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, owner=village["amina"])
    amina, bas = browse(village["amina"]), browse(village["bas"])
    given = {name: text for name, text in fields(toekenning).items() if name != "soort"}
    assert amina.post(f"/toekenningen/{toekenning.id}/uitgave", data=given).status_code == 303
    made = only()
    assert (made.status, made.eigen) == ("goedgekeurd", True)
    assert queries.stand(queries.one(toekenning.id)).uitgegeven == 12_550
    assert step(amina, made, "uitgave_intrekken").status_code == 303 and only().status == "ingetrokken"
    assert bas.get(f"/toekenningen/uitgaven/{made.id}").status_code == 404


def test_a_form_that_is_sent_twice_records_one_expense_and_keeps_a_receipt_once(toekenning, client):
    """As a telephone does that loses the answer while the photo goes up."""
    dirk, page = client("dirk"), f"/toekenningen/{toekenning.id}/uitgave"
    mark = {"eenmaal": the_mark(dirk.get(page).text)}
    places = {record(dirk, toekenning, bonnen=(BytesIO(PDF), "bon.pdf"), **mark).location for _time in range(2)}
    assert (places, db.session.query(Uitgave).count()) == ({f"/toekenningen/uitgaven/{only().id}"}, 1)
    (place,) = places
    more = {"eenmaal": the_mark(dirk.get(place).text)}
    for _time in range(2):
        assert dirk.post(place, data={"bonnen": (BytesIO(PDF), "nog.pdf"), **more}).status_code == 303
    assert sorted(bon.naam for bon in only().bonnen) == ["bon.pdf", "nog.pdf"]


def the_mark(page):
    return re.search(r'name="eenmaal" type="hidden" value="([^"]+)"', page)[1]
