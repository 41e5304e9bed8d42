"""Photos of a plan that is on the site: asked about, told of, and kept once."""

import pytest

from portal.errors import NotNow
from portal.extensions import db
from portal.fotos import Picture
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Foto
from portal.initiatieven.rules import MOST_FOTOS, Status
from portal.story.models import Event, Notification
from tests.at_once import kinds, when_ready
from tests.initiatieven.test_writing import PHONE, photo


def add(visitor, plan, alt="Een bak", **typed):
    return visitor.post(f"/initiatieven/{plan.id}/fotos", data={"alt": alt, "foto": photo(), **typed})


def fotos():
    return db.session.scalars(db.select(Foto).order_by(Foto.position)).all()


def told(what="bewerken"):
    events = db.session.scalars(db.select(Event).where(Event.what == f"initiatieven.{what}").order_by(Event.id))
    return [(event.data["wat"], event.data["alt"], event.openbaar) for event in events]


def test_a_photo_on_a_public_plan_leaves_a_trace_for_everyone(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    add(amina, plan)
    amina.post(f"/initiatieven/{plan.id}/fotos/{fotos()[0].key}/weg")
    assert told() == [("foto_erbij", "Een bak", True), ("foto_weg", "Een bak", True)]
    page, case = browse().get(f"/initiatieven/{plan.id}").text, browse(village["mo"]).get(f"/beheer/initiatieven/{plan.id}").text
    for text in ("Plan aangepast", "Foto toegevoegd", "Foto weggehaald"):
        assert text in page and text in case
    assert "Foto weggehaald: <span>Een bak</span>" in case


def test_a_photo_makes_no_earlier_version_of_the_text(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    add(amina, plan)
    path = f"/initiatieven/{plan.id}"
    assert f"{path}/versies" not in browse().get(path).text
    assert "De tekst is niet aangepast, of " in browse().get(f"{path}/versies").text
    actions.edit(queries.one(plan.id), {"title": "Kruidentuin"}, by=village["amina"])
    db.session.commit()
    assert f"{path}/versies" in browse().get(path).text and "Plan aangepast" in browse().get(path).text


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGEDIEND])
def test_a_photo_that_nobody_sees_yet_tells_and_asks_nothing(village, initiatief_by, browse, status):
    plan, amina = initiatief_by(village["amina"], status=status), browse(village["amina"])
    assert add(amina, plan, alt=PHONE).status_code == 303
    amina.post(f"/initiatieven/{plan.id}/fotos/{fotos()[0].key}/weg")
    assert told() == [] and fotos() == []


def test_of_a_hidden_plan_the_team_hears_that_a_photo_went(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    add(amina, plan)
    actions.hide(queries.one(plan.id), by=village["mo"], reden="Er staat een kind op de foto.")
    db.session.commit()
    amina.post(f"/initiatieven/{plan.id}/fotos/{fotos()[0].key}/weg")
    assert told("herstellen") == [("foto_weg", "Een bak", False)]
    last = db.session.scalar(db.select(db.func.max(Event.id)))
    heard = db.session.scalars(db.select(Notification.person_id).where(Notification.event_id == last))
    assert set(heard) == {village["mo"].id, village["noor"].id}


def test_what_seems_personal_beside_a_public_photo_must_be_meant(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    page = add(amina, plan, alt=PHONE).text
    assert "06 12345678" in page and "Kies daarna je foto opnieuw." in page and fotos() == []
    assert add(amina, plan, alt=PHONE, toch="y").status_code == 303
    assert [foto.alt for foto in fotos()] == [PHONE]


def test_a_photo_pressed_twice_is_kept_once(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    assert 'name="eenmaal"' in amina.get(f"/initiatieven/{plan.id}/fotos").text
    answers = [add(amina, plan, eenmaal="eenMerk") for _ in range(2)]
    assert {answer.location for answer in answers} == {f"/initiatieven/{plan.id}/fotos"}
    assert len(fotos()) == 1 and len(told()) == 1


def test_the_photo_of_news_goes_with_the_news_alone(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    amina.post(f"/initiatieven/{plan.id}/voortgang", data={"tekst": "Begonnen.", "foto": photo(), "alt": "Een bak"})
    amina.post(f"/initiatieven/{plan.id}/fotos/{fotos()[0].key}/weg")
    assert len(fotos()) == 1 and told() == []


def test_at_once_no_more_photos_than_five_either(app, village, initiatief_by):
    plan, one = initiatief_by(village["amina"]).id, Picture(b"groot", 1, 1, b"klein")
    for number in range(MOST_FOTOS - 1):
        actions.add_foto(queries.one(plan), one, f"Bak {number}", by=village["amina"])
    db.session.commit()

    def more(wait):
        loaded = queries.one(plan)
        wait()
        return actions.add_foto(loaded, one, "Nog een", by=village["amina"]).alt

    assert sorted(kinds(when_ready(app, *[more] * 3)), key=str) == [NotNow, NotNow, "Nog een"]
    assert len(queries.one(plan).fotos) == MOST_FOTOS
