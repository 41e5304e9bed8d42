"""Nobody judges a plan they pull themselves, as its owner or along with its owner."""

import re

import pytest

from portal.errors import Refused
from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Initiatief, Mede
from portal.initiatieven.rules import Status
from portal.moderatie import actions, queries
from portal.moderatie.models import Heroverweging, Misbruikmelding
from portal.permissions import can
from portal.story.models import Event

DECISION = {"besluit": "niets_doen", "reden": "Mag."}


@pytest.mark.parametrize(("method", "address", "data"), [
    ("GET", "/beheer/initiatieven/{}", {}),
    ("POST", "/beheer/initiatieven/{}/toewijzen", {"behandelaar": ""}),
    ("POST", "/beheer/initiatieven/{}/notitie", {"tekst": "Goed plan."}),
    ("POST", "/beheer/initiatieven/{}/verbergen", {"reden": "Adres."}),
    ("POST", "/beheer/initiatieven/{}/tonen", {}),
    ("GET", "/initiatieven/{}/stap/in_behandeling", {}),
    ("POST", "/initiatieven/{}/stap/in_behandeling", {}),
    ("GET", "/initiatieven/{}/antwoord", {}),
    ("POST", "/initiatieven/{}/antwoord", {"tekst": "Ja, dat mag."}),
])
def test_own_plan_is_not_judged(village, own, browse, read, method, address, data):
    plan = own()
    answer = browse(village["mo"]).open(address.format(plan.id), method=method, data=data)
    assert answer.status_code == 403
    assert read(Initiatief, plan.id).status == Status.GEPUBLICEERD
    assert db.session.query(Event).count() == 0


def test_own_plan_is_not_judged_together_with_others(village, own, initiatief_by, browse, read):
    mine, other = own(Status.INGEDIEND), initiatief_by(village["amina"], Status.INGEDIEND)
    mo = browse(village["mo"])
    mo.post("/beheer/samen", data={"actie": "publiceren", "zaak": [f"{plan.id}.{plan.version}" for plan in (mine, other)]})
    assert [read(Initiatief, plan.id).status for plan in (mine, other)] == ["ingediend", "gepubliceerd"]
    text = mo.get("/beheer/").text
    assert "Gedaan bij 1 zaak." in text and f"Niet gelukt: {mine.kenmerk}." in text


def test_own_plan_cannot_be_chosen_in_the_queue(village, own, browse):
    plan = own(Status.INGEDIEND)
    page = browse(village["mo"]).get("/beheer/").text
    assert "dit is je eigen plan" in page
    assert 'name="zaak"' not in page and f"/beheer/initiatieven/{plan.id}" not in page
    assert f'value="{plan.id}.{plan.version}"' in browse(village["noor"]).get("/beheer/").text


def test_page_of_the_own_plan_has_no_buttons_of_the_team(village, own, browse):
    plan = own()
    mine = browse(village["mo"]).get(f"/initiatieven/{plan.id}").text
    theirs = browse(village["noor"]).get(f"/initiatieven/{plan.id}").text
    for address in (f"/beheer/initiatieven/{plan.id}", f"/initiatieven/{plan.id}/antwoord"):
        assert address in theirs and address not in mine
    assert set(re.findall(r"/stap/(\w+)", mine)) <= {"uitvoeren", "stoppen", "intrekken"}


def test_own_plan_is_assigned_to_somebody_else(village, own, browse):
    plan = own()
    page = browse(village["noor"]).get(f"/beheer/initiatieven/{plan.id}").text
    chosen = page.split('id="behandelaar"')[1].split("</select>")[0]
    assert ">Noor<" in chosen and ">Mo<" not in chosen
    with pytest.raises(Refused):
        actions.assign(plan, village["mo"].id, by=village["noor"])


def test_report_about_the_own_plan_is_for_a_colleague(village, own, report, browse, read):
    zaak = report(own(), "Hier klopt niets van.")
    mo, noor = browse(village["mo"]), browse(village["noor"])
    assert "Hier klopt niets van." not in mo.get("/beheer/misbruik/").text
    assert "misbruikmelding wacht" not in mo.get("/beheer/").text
    assert mo.post(f"/beheer/misbruik/{zaak.id}", data=DECISION).status_code == 404
    assert "misbruikmelding wacht" in noor.get("/beheer/").text
    assert noor.post(f"/beheer/misbruik/{zaak.id}", data=DECISION).status_code == 303
    assert read(Misbruikmelding, zaak.id).besloten_door_id == village["noor"].id


def test_second_look_at_the_own_plan_is_for_a_colleague(village, own, browse, read):
    plan = own()
    initiatieven.hide(plan, by=village["noor"], reden="Er staat een naam in.")
    zaak = actions.ask_second_look(plan, "Dat is mijn eigen naam.", by=village["amina"])
    db.session.commit()
    path, data = f"/beheer/heroverwegingen/{zaak.id}", {"besluit": "terugzetten", "reden": "Toch wel."}
    assert browse(village["mo"]).post(path, data=data).status_code == 404
    assert not can(village["mo"], "heroverwegingen.beslissen", queries.request(zaak.id))
    assert read(Heroverweging, zaak.id).besluit == ""


def test_news_of_the_own_plan_is_told_as_a_resident(village, own):
    event = initiatieven.report_progress(own(), "Het is begonnen.", by=village["mo"])
    assert event.as_role == ""


@pytest.mark.parametrize("count", (1, 3))
def test_knowing_who_pulls_along_costs_the_same(village, person, initiatief_by, browse, queries, count):
    for _ in range(count):
        plan = initiatief_by(person(), Status.INGEDIEND)
        db.session.add_all(Mede(initiatief_id=plan.id, person_id=who.id) for who in (village["mo"], person()))
    db.session.commit()
    queries.clear()
    assert browse(village["mo"]).get("/beheer/").text.count("dit is je eigen plan") == count
    shown = len(queries)
    queries.clear()
    browse(village["mo"]).post("/beheer/samen", data={"actie": "publiceren", "zaak": [f"{id}.1" for id in range(1, count + 1)]})
    assert (shown, len(queries)) == (6, 4)
