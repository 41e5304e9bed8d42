"""Money spent of a group: anybody in it records, two others sign, and nobody signs for what is their own."""

from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import IntegrityError

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import DAGEN_IN_BESTUUR
from portal.clock import HERE, now, today
from portal.documents import recognise
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.story.actions import move
from portal.story.models import Event, Notification
from portal.toekenningen import queries, tijd
from portal.toekenningen.actions import uitgeven
from portal.toekenningen.models import Uitgave
from portal.toekenningen.rules.periode import buiten_periode
from portal.toekenningen.rules.uitgave import MOST_BONNEN, Status, ontbreekt
from tests.at_once import kinds, when_ready
from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_uitgave, make_versie
from tests.buurtbonnen.test_bestanden import PDF, photo


@pytest.fixture
def bea(person):
    return person("Bea van het mandaat", rol="besluitnemer")


@pytest.fixture
def four(people):
    """Amina is contact, Bas penningmeester, Cem tweede tekenaar and Dirk lid."""
    made = people(*(({"name": name}, None, "") for name in ("Amina", "Bas", "Cem", "Dirk")))
    return dict(zip(("amina", "bas", "cem", "dirk"), made, strict=True))


@pytest.fixture
def client(four, village, browse):
    """A browser for each of them, and for Noor of another neighbourhood, who is in no group."""
    made = {name: browse(person) for name, person in four.items()} | {"stranger": browse(village["noor"]), "nobody": browse()}
    return made.__getitem__


@pytest.fixture
def groep(four):
    return make_groep(contact=four["amina"], penningmeester=four["bas"], tweede_tekenaar=four["cem"], lid=four["dirk"])


@pytest.fixture
def toekenning(bea, groep):
    return make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)


def fields(toekenning, **given):
    base = {"post": str(toekenning.aanvraag.posten[0].id), "omschrijving": "Huur van de tent", "bedrag": "125,50"}
    return base | {"gedaan_op": today().isoformat(), "soort": "voorgeschoten"} | given


def record(client, toekenning, **given):
    return client.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, **given))


def step(client, uitgave, name, **data):
    return client.post(f"/toekenningen/uitgaven/{uitgave.id}/stap/{name}", data=data)


def only():
    db.session.expire_all()
    return queries.uitgave(db.session.scalar(db.select(Uitgave.id)))


def test_a_member_records_two_others_sign_and_the_member_gets_the_money_back(toekenning, four, client):
    dirk, bas, cem = map(client, ("dirk", "bas", "cem"))
    signers = four["bas"].id, four["cem"].id
    assert record(dirk, toekenning, bonnen=(BytesIO(photo()), "bon.jpg")).status_code == 303
    made = only()
    assert (made.bedrag, made.status, made.soort, made.eigen) == (12_550, "ingediend", "voorgeschoten", False)
    assert step(dirk, made, "goedkeuren").status_code == 403
    assert "Teken voor akkoord" in bas.get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(bas, made, "goedkeuren").status_code == 303 and only().status == "ingediend"
    assert step(bas, made, "goedkeuren").status_code == 403
    assert step(cem, made, "goedkeuren").status_code == 303
    signed = only()
    assert (signed.status, signed.penningmeester_id, signed.tweede_id) == ("goedgekeurd", *signers)
    assert step(dirk, made, "terugbetalen").status_code == 403
    assert step(bas, made, "terugbetalen").status_code == 303 and only().status == "terugbetaald"


def test_who_signs_hears_of_it_and_who_recorded_hears_the_outcome(toekenning, four):
    made = uitgeven.spend(toekenning, {"omschrijving": "Tent", "bedrag": 100, "gedaan_op": today()}, by=four["dirk"])
    uitgeven.sign(made, by=four["bas"])
    uitgeven.sign(made, by=four["cem"])
    db.session.commit()
    heard = db.session.execute(
        db.select(Event.what, Person.name).join(Notification, Notification.event_id == Event.id)
        .join(Person, Person.id == Notification.person_id).where(Event.kind == "uitgaven").order_by(Event.id, Person.name)
    ).all()
    assert [tuple(row) for row in heard] == [
        ("uitgaven.indienen", "Bas"), ("uitgaven.indienen", "Cem"), ("uitgaven.aftekenen", "Cem"),
        ("uitgaven.goedkeuren", "Dirk"),
    ]


@pytest.mark.parametrize("own", ["bas", "cem"])
def test_nobody_signs_what_they_spent_themselves(toekenning, four, own):
    made = uitgave_of(toekenning, four[own])
    with pytest.raises(Refused):
        uitgeven.sign(made, by=four[own])
    with pytest.raises(Refused):
        uitgeven.go(made, "afkeuren", by=four[own], note="Zelf")


def uitgave_of(toekenning, person):
    return queries.uitgave(make_uitgave(toekenning, person).id)


def test_the_database_keeps_the_four_eyes_too(toekenning, four):
    made = make_uitgave(toekenning, four["bas"])
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(Uitgave).where(Uitgave.id == made.id).values(penningmeester_id=four["bas"].id))
    db.session.rollback()
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(Uitgave).where(Uitgave.id == made.id).values(status=Status.GOEDGEKEURD))
    db.session.rollback()


@pytest.mark.parametrize(("other", "place"), [("penningmeester", "tweede_id"), ("tweede_tekenaar", "penningmeester_id")])
def test_who_holds_both_roles_signs_once_where_nobody_else_can(bea, four, other, place):
    both = {"penningmeester": four["amina"], "tweede_tekenaar": four["amina"]}
    groep = make_groep("Beide rollen", lid=four["dirk"], contact=four["amina"], **both)
    join(groep, four["bas"], other)
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    made = uitgave_of(toekenning, four["dirk"])
    uitgeven.sign(made, by=four["amina"])
    assert getattr(made, place) == four["amina"].id
    with pytest.raises(Refused):
        uitgeven.sign(made, by=four["amina"])
    uitgeven.sign(made, by=four["bas"])
    assert made.status == "goedgekeurd"


def join(groep, person, rol, days=300):
    """In this role since so many days."""
    since = today() - timedelta(days)
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=person.id, rol=rol, begonnen_op=since))
    db.session.commit()


def test_two_at_once_in_one_place_give_one_signature_and_the_other_hears_so(toekenning, four, groep, app):
    join(groep, four["dirk"], "penningmeester")
    made = make_uitgave(toekenning, four["amina"])
    assert sorted(signed_at_once(app, made.id, four["bas"].id, four["dirk"].id), key=str) == [NotNow, "signed"]
    assert only().penningmeester_id in (four["bas"].id, four["dirk"].id) and only().status == "ingediend"


def test_two_at_once_in_their_own_places_together_approve_it(toekenning, four, app):
    made = make_uitgave(toekenning, four["amina"])
    assert signed_at_once(app, made.id, four["bas"].id, four["cem"].id) == ["signed", "signed"]
    assert only().status == "goedgekeurd"


def signed_at_once(app, id, *people):
    """What became of each of these signatures, begun at the same moment."""

    def sign(person_id, wait):
        by = db.session.get(Person, person_id)
        by.roles = roles_of(by)
        uitgave = queries.uitgave(id)
        db.session.commit()
        wait()
        uitgeven.sign(uitgave, by=by)
        return "signed"

    return kinds(when_ready(app, *(partial(sign, person) for person in people)))


def test_refusing_needs_a_reason_which_who_recorded_it_reads(toekenning, four, client):
    made, bas = make_uitgave(toekenning, four["dirk"]), client("bas")
    assert "Waarom niet?" in bas.get(f"/toekenningen/uitgaven/{made.id}/stap/afkeuren").text
    assert step(bas, made, "afkeuren").status_code == 422
    assert step(bas, made, "afkeuren", reden="De bon is onleesbaar.").status_code == 303
    assert "De bon is onleesbaar." in client("dirk").get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(client("cem"), made, "goedkeuren").status_code == 409


def test_more_than_is_left_is_recorded_and_clearly_said(toekenning, client):
    bas = client("bas")
    said = bas.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, bedrag="610"), follow_redirects=True).text
    assert "meer dan begroot bij ‘Tent’" in said
    said = bas.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, bedrag="500"), follow_redirects=True).text
    assert "samen is nu € 110 meer uitgegeven" in said.replace("\xa0", " ").replace(",00", "")
    assert "samen is € 110 meer" in client("cem").get(
        f"/toekenningen/uitgaven/{only_newest()}").text.replace("\xa0", " ").replace(",00", "")


def only_newest():
    return db.session.scalar(db.select(db.func.max(Uitgave.id)))


def test_a_group_without_a_second_signer_hears_where_to_arrange_it(bea, four, client):
    groep = make_groep("Alleen een penningmeester", contact=four["amina"], penningmeester=four["bas"])
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    by = {name: Uitgave(owner_id=four[name].id, created_at=now()) for name in ("amina", "bas")}
    assert ontbreekt(toekenning.aanvraag.groep, by["amina"]) == "tweede_tekenaar"
    assert ontbreekt(toekenning.aanvraag.groep, by["bas"]) == "penningmeester"
    page = client("amina").get(f"/toekenningen/{toekenning.id}/uitgave").text
    assert "geen andere tweede tekenaar" in page and f"/bewonersgroepen/{toekenning.aanvraag.groep_id}/leden" in page
    assert "Jij bent de enige penningmeester." in client("bas").get(f"/toekenningen/{toekenning.id}/uitgave").text


@pytest.fixture
def fien(person):
    return person("Fien", rol="financien")


@pytest.mark.parametrize(("days", "signs"), [(DAGEN_IN_BESTUUR, True), (DAGEN_IN_BESTUUR - 1, False)])
def test_one_who_came_into_the_board_for_it_does_not_sign(bea, four, client, days, signs):
    """Two weeks before it was recorded, as for an account: a second mailbox is no second person."""
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", days)
    made = make_uitgave(make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep), four["amina"])
    cem, page = client("cem"), f"/toekenningen/uitgaven/{made.id}"
    assert [row.id for row in queries.to_sign(four["cem"], [only().toekenning])] == [made.id] * signs
    assert ("Teken voor akkoord" in cem.get(page).text) == signs
    assert step(cem, made, "goedkeuren").status_code == (303 if signs else 403)
    assert ("alleen door wie toen al twee weken in het bestuur zat" in client("bas").get(page).text) != signs


def test_where_nobody_in_the_group_can_sign_finance_does(bea, four, client, fien, person, browse):
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", 3)
    made = make_uitgave(make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep), four["amina"])
    desk, treasurer, signer = browse(fien), four["bas"].id, fien.id
    page = desk.get(f"/toekenningen/uitgaven/{made.id}").text
    assert "Teken dan namens de gemeente in de plaats van de tweede tekenaar" in page
    assert step(desk, made, "goedkeuren").status_code == 303
    assert step(desk, made, "goedkeuren").status_code == 403
    assert step(browse(person("Fred", rol="financien")), made, "goedkeuren").status_code == 403
    assert step(client("bas"), made, "goedkeuren").status_code == 303
    signed = only()
    assert (signed.status, signed.penningmeester_id, signed.tweede_id) == ("goedgekeurd", treasurer, signer)


def hear_of_it():
    """The names of those told, once each, that the gemeente signs."""
    told = db.select(Person.name).join(Notification, Notification.person_id == Person.id)
    return db.session.scalars(told.join(Event, Event.id == Notification.event_id).where(
        Event.what == "uitgaven.zonder_tekenaar").order_by(Notification.event_id)).all()


def test_finance_hears_at_once_that_nobody_in_the_group_can_sign(bea, four, fien, client):
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", 3)
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    assert record(client("amina"), toekenning).status_code == 303
    assert hear_of_it() == ["Fien"]
    assert step(client("bas"), only(), "goedkeuren").status_code == 303
    assert hear_of_it() == ["Fien"]


def test_finance_hears_within_the_hour_of_a_signer_who_left(toekenning, four, fien, client):
    cem = four["cem"].id
    assert record(client("dirk"), toekenning).status_code == 303
    assert step(client("bas"), only(), "goedkeuren").status_code == 303
    assert tijd.pass_by()["zonder tekenaar"] == 0
    db.session.execute(db.update(Lidmaatschap).where(Lidmaatschap.person_id == cem).values(geeindigd_op=today()))
    db.session.commit()
    assert [tijd.pass_by()["zonder tekenaar"] for _hour in range(2)] == [1, 0]
    assert hear_of_it() == ["Fien"]


def test_where_the_group_can_sign_finance_does_not(toekenning, four, fien, browse):
    made = make_uitgave(toekenning, four["dirk"])
    assert "Teken voor akkoord" not in browse(fien).get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(browse(fien), made, "goedkeuren").status_code == 403


def test_another_signs_where_a_newcomer_cannot_who_hears_why(toekenning, groep, four, client, person, browse):
    eva = person("Eva")
    join(groep, eva, "tweede_tekenaar", 3)
    made = make_uitgave(toekenning, four["dirk"])
    page = browse(eva).get(f"/toekenningen/uitgaven/{made.id}").text
    assert "Een ander tekent deze uitgave." in page and "Teken voor akkoord" not in page
    assert step(client("cem"), made, "goedkeuren").status_code == 303


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
    from portal.bewonersgroepen.models import Lidmaatschap

    dirk = client("dirk")
    record(dirk, toekenning)
    made = only()
    assert dirk.get(f"/toekenningen/uitgaven/{made.id}").status_code == 200
    db.session.execute(db.update(Lidmaatschap).where(Lidmaatschap.person_id == four["dirk"].id).values(geeindigd_op=today()))
    db.session.commit()
    assert dirk.get(f"/toekenningen/uitgaven/{made.id}").status_code == 404
    assert dirk.get(f"/toekenningen/{toekenning.id}").status_code == 404
    assert f"/toekenningen/{toekenning.id}" not in dirk.get("/toekenningen/").text


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
