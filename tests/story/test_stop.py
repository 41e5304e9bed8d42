"""Stopping mail from the mail itself: without logging in, for one thing or for everything."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.people.models import Person
from portal.story import mail
from portal.story.actions import follow
from portal.story.models import Follow, Mail
from portal.story.queries.volgen import PUBLIC
from tests.besteding import make_groep


def follows(person):
    db.session.expire_all()
    rows = db.session.scalars(select(Follow).where(Follow.person_id == person.id))
    return {(row.kind, row.key) for row in rows}


def path(url):
    return urlsplit(url).path


def wants_mail(person):
    db.session.expire_all()
    return db.session.get(Person, person.id).wants_mail


def test_stop_page_asks_first(village, browse):
    answer = browse().get(path(mail.stop_url(village["amina"])))
    assert (answer.status_code, wants_mail(village["amina"])) == (200, True)
    assert "Geen mail meer" in answer.text


def test_mail_program_stops_mail_with_one_post(app, village, browse):
    """RFC 8058: no session, no cookie, no token of a form, and no redirect as answer."""
    app.config["WTF_CSRF_ENABLED"] = True
    url = path(mail.stop_url(village["amina"]))
    for _turn in range(2):
        answer = browse().post(url, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, wants_mail(village["amina"])) == (200, False)
    assert wants_mail(village["bas"]) is True


@pytest.mark.parametrize("by", ["mail", "account"])
def test_what_waits_for_who_stops_mail_does_not_go_out_but_for_letters(village, browse, by):
    for to in (village["amina"], village["bas"]):
        mail.write(to.email, "Nieuws", "Er is nieuws.", unsubscribe_url=mail.stop_url(to))
        mail.write(to.email, "Je code", "123 456")
    db.session.commit()
    if by == "mail":
        browse().post(path(mail.stop_url(village["amina"])))
    else:
        browse(village["amina"]).post("/mijn", data={"name": "Amina", "taal": "nl", "buurt_code": "BU01640202"})
    assert not wants_mail(village["amina"])
    waits = db.session.execute(select(Mail.to, Mail.subject).order_by(Mail.id)).all()
    assert [tuple(row) for row in waits] == [
        (village["amina"].email, "Je code"), (village["bas"].email, "Nieuws"), (village["bas"].email, "Je code")]


def test_only_the_stop_door_goes_without_a_form_token(app, village, browse):
    app.config["WTF_CSRF_ENABLED"] = True
    visitor = browse(village["amina"])
    assert visitor.post("/berichten/gelezen", data={"tot": "1"}).status_code == 400
    assert visitor.post("/themas/groen/volgen").status_code == 400


def test_stop_with_a_kind_unfollows_that_thing_only(village, browse, initiatief_by):
    plan, bas = initiatief_by(village["amina"]), village["bas"]
    for kind, key in (("initiatieven", plan.id), ("themas", "groen"), ("buurten", "BU01640202")):
        follow(kind, key, by=bas)
    db.session.commit()
    visitor, url = browse(), path(mail.stop_url(bas, "initiatieven", plan.id))
    assert "‘Moestuin’" in visitor.get(url).text
    assert (visitor.post(url).status_code, visitor.post(url).status_code) == (200, 200)
    assert follows(bas) == {("themas", "groen"), ("buurten", "BU01640202")}
    assert wants_mail(bas) is True
    assert "De Noork" in visitor.get(path(mail.stop_url(bas, "buurten", "BU01640202"))).text
    assert "Groen" in visitor.get(path(mail.stop_url(bas, "themas", "groen"))).text


def test_the_stop_page_of_a_group_speaks_of_that_group_alone(village, browse):
    groep = make_groep(contact=village["amina"])
    page = browse().get(path(mail.stop_url(village["bas"], "bewonersgroepen", groep.id))).text
    assert f"Je volgt de groep ‘{groep.naam}’ dan niet meer" in page and "geen mail meer" not in page


@pytest.mark.parametrize("kind", [*PUBLIC, "buurten"])
def test_what_is_no_longer_to_be_read_is_stopped_without_a_name(village, browse, kind):
    page = browse().get(path(mail.stop_url(village["bas"], kind, 999))).text
    assert "‘’" not in page and "geen mail meer" not in page and ("Je volgt dit" in page or "Je hoort hier" in page)


def test_stop_page_does_not_name_a_hidden_plan(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"], hidden_at=now())
    assert "Moestuin" not in browse().get(path(mail.stop_url(village["bas"], "initiatieven", plan.id))).text


def test_stop_address_that_is_not_ours_does_not_exist(village, browse):
    url = path(mail.stop_url(village["amina"]))
    for wrong in ("/afmelden/x", url[:-2] + ("aa" if not url.endswith("aa") else "bb")):
        assert (browse().get(wrong).status_code, browse().post(wrong).status_code) == (404, 404)
    assert wants_mail(village["amina"]) is True


def test_stop_page_says_what_stops_of_a_group_and_of_what_it_may_not_name(village, browse, office):
    aanvraag, bas = office[0], village["bas"]
    said = {
        (kind, key): browse().get(path(mail.stop_url(bas, kind, key))).text
        for kind, key in (("bewonersgroepen", aanvraag.groep_id), ("bewonersgroepen", 99), ("agendas", 99), ("stil", 99))
    }
    assert "Je volgt de groep ‘Straat Vier’ dan niet meer." in said["bewonersgroepen", aanvraag.groep_id]
    assert [key for key, text in said.items() if "geen mail meer" in text or "‘’" in text] == []
    assert "Je volgt dit dan niet meer." in said["agendas", 99]
    assert "Je hoort hier dan niets meer over." in said["stil", 99]


def test_an_old_mail_keeps_nothing_of_who_left(village, browse):
    urls = [path(mail.stop_url(village["bas"], *about)) for about in ((), ("stil", "1"), ("initiatieven", "1"))]
    browse(village["bas"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert [browse().post(url).status_code for url in urls] == [200, 200, 200]
    assert follows(village["bas"]) == set()
