"""Who holds which role: the screens of the beheerder, tried as everybody."""

import pytest
from sqlalchemy import select

from portal.clock import today
from portal.extensions import db
from portal.people.models import Role
from portal.people.queries import by_email, logged_in

NEW = "nieuw@voorbeeld.invalid"
OTHERS = ("amina", "bas", "mo", "noor", "driss", "rik")
GIVE = {"email": NEW, "rol": "moderator", "gebied_code": "WK016402"}


def role_of(person):
    return db.session.scalar(select(Role).where(Role.person_id == person.id))


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_the_beheerder_sees_or_changes_roles(village, browse, who):
    client, role = browse(village[who]), role_of(village["mo"])
    assert client.get("/beheer/mensen").status_code == 403
    assert client.post("/beheer/mensen", data=GIVE).status_code == 403
    assert client.post(f"/beheer/mensen/rollen/{role.id}/beeindigen").status_code == 404
    assert by_email(NEW) is None
    assert role_of(village["mo"]).geeindigd_op is None


def test_stranger_logs_in_first(village, browse):
    assert browse().get("/beheer/mensen").location == "/inloggen?next=/beheer/mensen"
    assert browse().post(f"/beheer/mensen/rollen/{role_of(village['mo']).id}/beeindigen").status_code == 404


def test_beheerder_sees_roles_with_area_and_day(village, browse):
    page = browse(village["bea"]).get("/beheer/mensen").text
    for text in ("Mo<", "moderator", "Noord", "Stadsdeelregisseur", "raadslid (lezer)", "Groot Driene"):
        assert text.lower() in page.lower()
    assert '<optgroup label="Wijk">' in page
    assert page.count("/beeindigen") == 4, "every role but her own"
    assert "Dit is je eigen rol." in page


def test_role_works_at_once_and_ends_at_once(village, browse):
    bea, amina = browse(village["bea"]), browse(village["amina"])
    assert amina.get("/beheer/mensen").status_code == 403
    give = GIVE | {"email": village["amina"].email, "rol": "beheerder", "gebied_code": "GM0164"}
    assert bea.post("/beheer/mensen", data=give).location == "/beheer/mensen"
    assert amina.get("/beheer/mensen").status_code == 200
    bea.post(f"/beheer/mensen/rollen/{role_of(village['amina']).id}/beeindigen")
    assert amina.get("/beheer/mensen").status_code == 403


def test_who_gets_or_loses_a_role_hears_it_once_in_their_own_language(village, browse, postbus):
    bea, amina = browse(village["bea"]), village["amina"]
    amina.taal = "en"
    db.session.commit()
    give = GIVE | {"email": amina.email, "rol": "moderator"}
    for _twice in range(2):
        bea.post("/beheer/mensen", data=give)
    [given] = postbus.all
    assert (given.to, given.subject) == (amina.email, "You have a role at Buurtportaal")
    assert "Bea gave you a role" in given.body and "moderator, for Noord" in given.body
    assert "moderator" in browse(amina).get("/mijn").text
    for _twice in range(2):
        bea.post(f"/beheer/mensen/rollen/{role_of(amina).id}/beeindigen")
    assert [mail.subject for mail in postbus.all] == [given.subject, "Your role at Buurtportaal has ended"]
    assert "moderator" not in browse(amina).get("/mijn").text


def test_second_time_the_same_role_is_said_beside_the_field(village, browse):
    client = browse(village["bea"])
    assert client.post("/beheer/mensen", data=GIVE).status_code == 303
    page = client.post("/beheer/mensen", data=GIVE).text
    assert 'id="email-fout"' in page
    assert page.count("Deze persoon heeft deze rol al in dit gebied.") == 2
    assert f'value="{NEW}"' in page
    assert len(db.session.scalars(select(Role).where(Role.person_id == by_email(NEW).id)).all()) == 1


@pytest.mark.parametrize(("wrong", "field"), [
    ({"email": "x"}, "email"), ({"email": ""}, "email"), ({"rol": ""}, "rol"), ({"rol": "koning"}, "rol"),
    ({"gebied_code": ""}, "gebied_code"), ({"gebied_code": "BU01640202"}, "gebied_code"),
])
def test_wrong_role_is_said_beside_the_field(village, browse, wrong, field):
    page = browse(village["bea"]).post("/beheer/mensen", data=GIVE | wrong).text
    assert f'id="{field}-fout"' in page
    assert by_email(NEW) is None


@pytest.mark.parametrize("rol", ["beheerder", "financien", "controller"])
def test_who_runs_the_portal_pays_or_checks_does_so_for_the_whole_gemeente(village, browse, rol):
    bea, given = browse(village["bea"]), {"email": "fien@voorbeeld.invalid", "rol": rol}
    answer = bea.post("/beheer/mensen", data=given | {"gebied_code": "WK016402"})
    assert answer.status_code == 200 and "altijd voor de hele gemeente" in answer.text
    assert bea.post("/beheer/mensen", data=given | {"gebied_code": "GM0164"}).status_code == 303


@pytest.mark.parametrize("rol", ["behandelaar", "besluitnemer", "financien", "controller"])
def test_nobody_gives_themselves_a_say_over_money(village, browse, rol):
    give = {"email": village["bea"].email, "rol": rol, "gebied_code": "GM0164"}
    assert "Vraag een andere beheerder." in browse(village["bea"]).post("/beheer/mensen", data=give).text
    assert [role.rol for role in logged_in(village["bea"].get_id()).roles] == ["beheerder"]


def test_a_beheerder_of_one_wijk_from_before_is_none_of_the_whole_portal(village, browse, person):
    wim = person("Wim", rol="beheerder", gebied="WK016402")
    client = browse(wim)
    for page in ("/beheer/mensen", "/regelingen/kalender"):
        assert client.get(page).status_code in (403, 404), page
    assert client.post("/beheer/mensen", data=GIVE | {"email": wim.email, "gebied_code": "GM0164"}).status_code == 403
    assert client.post(f"/beheer/mensen/rollen/{role_of(village['bea']).id}/beeindigen").status_code in (403, 404)


def test_own_beheerder_role_cannot_be_ended(village, browse, person):
    role = role_of(village["bea"])
    assert browse(village["bea"]).post(f"/beheer/mensen/rollen/{role.id}/beeindigen").status_code == 403
    other = browse(person("Ben", rol="beheerder"))
    assert other.post(f"/beheer/mensen/rollen/{role.id}/beeindigen").status_code == 303
    assert db.session.get(Role, role.id).geeindigd_op == today()


@pytest.mark.parametrize(("zoek", "names"), [
    ("AMIN", ["Amina"]), ("buur2@", ["Bas"]), ("%", []), ("bestaat niet", []), ("  ", []),
    ("voorbeeld.invalid", ["Amina", "Bas", "Bea", "Driss", "Mo", "Noor", "Rik"]),
])
def test_search_finds_by_name_or_address(village, browse, zoek, names):
    page = browse(village["bea"]).get("/beheer/mensen", query_string={"zoek": zoek}).text
    found = page.partition("Gevonden mensen")[2].partition("</table>")[0]
    assert [name for name in sorted(p.name for p in village.values()) if f"{name}<small>" in found] == names


def test_search_offers_to_give_a_role(village, browse):
    client, way = browse(village["bea"]), "/beheer/mensen?email=buur1@voorbeeld.invalid"
    assert f'href="{way}#geven"' in client.get("/beheer/mensen?zoek=amina").text
    assert 'value="buur1@voorbeeld.invalid"' in client.get(way).text


def test_who_left_is_not_found(village, browse):
    browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert "We vonden niemand" in browse(village["bea"]).get("/beheer/mensen?zoek=Vertrokken").text


@pytest.mark.parametrize("number", [1, 3])
def test_screen_costs_the_same_however_many_roles(person, browse, queries, number):
    bea = person("Bea", rol="beheerder")
    for n in range(number):
        person(f"Collega {n}", rol="moderator", gebied=("WK016402", "WK016404", "GM0164")[n])
    queries.clear()
    page = browse(bea).get("/beheer/mensen?zoek=collega").text
    assert page.count("/beeindigen") == number
    assert len(queries) == 5


def test_long_lists_go_on(village, person, browse):
    for n in range(25):
        person(f"Collega {n}", rol="raadslid")
    client = browse(village["bea"])
    first = client.get("/beheer/mensen?zoek=collega").text
    assert first.count("/beeindigen") == 20
    after = db.session.scalars(select(Role.id).order_by(Role.id.desc())).all()[19]
    assert f"na={after}#rollen" in first
    assert client.get(f"/beheer/mensen?na={after}").text.count("/beeindigen") == 9
    assert client.get("/beheer/mensen?zoek=collega&na_mens=x&na=%27").status_code == 200
