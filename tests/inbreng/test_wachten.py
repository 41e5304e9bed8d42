"""We wait for a service as long as that makes sense: staff pass its answer on or stop waiting, and whoever handed it in
hears that."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import at, now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.inbreng import actions, queries, tijd
from portal.inbreng.models import Doorsturing
from portal.initiatieven import actions as initiatieven
from portal.story import delivery
from portal.story.models import Event, Mail
from portal.transaction import transaction
from tests.inbreng.conftest import asked, heard, letters
from tests.opgaven import inbreng_of

LONG = timedelta(days=200)
OVER, WAITS = "Dat is nog niet gebeurd, en we hebben ernaar gevraagd.", "Antwoord van de dienst doorgeven"
STOP, STOPPED = "Niet meer wachten", "We wachten niet meer op hun antwoord."
PHONED = "Ja, we planten in maart. Dat zeiden ze aan de telefoon."


def page_of(plan, client):
    return client.get(f"/inbreng/{inbreng_of(plan).id}").text


def mails_to(person):
    delivery.write_notifications()
    with transaction():
        return [mail.body for mail in db.session.scalars(select(Mail).where(Mail.to == person.email).order_by(Mail.id))]


def test_staff_pass_on_what_a_late_service_said(village, plan, browse):
    actions.remind(asked())
    db.session.commit()
    with at(now() + LONG):
        mo, deed = browse(village["mo"]), f"/inbreng/doorsturingen/{asked().id}/antwoord"
        assert OVER in page_of(plan, mo) and f'href="{deed}' in page_of(plan, mo)
        assert "Het antwoord van de dienst" in mo.get(deed).text
        assert mo.post(deed, data={"antwoord": PHONED}).location.startswith(f"/inbreng/{inbreng_of(plan).id}")
        assert (asked().antwoord, asked().beantwoord_at) == (PHONED, now())
        event = db.session.scalar(select(Event).where(Event.what == "inbreng.antwoord_dienst"))
        assert (event.actor_id, event.data) == (village["mo"].id, {"naar": "Gildebor"})
        assert heard("inbreng.antwoord_dienst") == {village["amina"].id, village["noor"].id}
        assert any(PHONED in body and "Antwoord van Gildebor" in body for body in mails_to(village["amina"]))
        own, here = page_of(plan, browse(village["amina"])), page_of(plan, mo)
        assert PHONED in own and OVER not in own and "Doorgegeven door" not in own
        assert "Doorgegeven door Mo." in here and WAITS not in here
        assert mo.post(deed, data={"antwoord": "Nee."}).status_code == 409
        assert asked().antwoord == PHONED


def test_we_stop_waiting_with_a_reason_that_is_told(village, plan, browse):
    mo, deed, reden = browse(village["mo"]), f"/inbreng/doorsturingen/{asked().id}/niet-wachten", "Gildebor doet dit niet meer."
    assert 'id="reden-fout"' in mo.post(deed, data={"reden": " "}).text
    assert mo.post(deed, data={"reden": reden}).status_code == 303
    assert asked().antwoord == "" and asked().beantwoord_at is not None
    assert mo.post(deed, data={"reden": "Nog eens."}).status_code == 409
    assert heard("inbreng.niet_wachten") == {village["amina"].id}
    assert any(reden in body for body in mails_to(village["amina"]))
    with at(now() + LONG):
        own = page_of(plan, browse(village["amina"]))
        assert reden in own and STOPPED in own and OVER not in own and "We verwachten uiterlijk" not in own
        assert reden not in page_of(plan, browse())
        assert tijd.pass_by()["stil"] == 0


def test_a_service_that_answers_after_all_is_heard(village, plan, browse):
    (letter,) = letters()
    actions.stop_waiting(asked(), "Het duurt te lang.", by=village["mo"])
    db.session.commit()
    link = re.search(r"/inbreng/antwoord/\w+", letter.body)[0]
    service = browse()
    assert "Bedankt" not in service.get(link).text
    assert service.post(link, data={"antwoord": "Ja."}).status_code == 303
    assert asked().antwoord == "Ja." and village["amina"].id in heard("inbreng.antwoord_dienst")


def test_the_link_of_who_never_answered_thanks_nobody(village, plan, browse):
    (letter,) = letters()
    actions.stop_waiting(asked(), "Het duurt te lang.", by=village["mo"])
    db.session.commit()
    with at(now() + LONG):
        page = browse().get(re.search(r"/inbreng/antwoord/\w+", letter.body)[0]).text
    assert "Deze link is verlopen" in page and "Bedankt" not in page


@pytest.mark.parametrize("step", ["in_behandeling", "niet_haalbaar"])
def test_taken_up_again_nobody_waits_for_the_service(village, plan, browse, step):
    mo = village["mo"]
    initiatieven.take_step(plan, "heropenen", by=mo, reden="We doen het toch zelf.")
    initiatieven.take_step(plan, step, by=mo, reden="We hebben ernaar gekeken.")
    db.session.commit()
    with at(now() + LONG):
        assert tijd.pass_by()["stil"] == 0 and len(letters()) == 1
        with transaction():
            for page in (page_of(plan, browse()), page_of(plan, browse(mo))):
                assert OVER not in page and STOP not in page and STOPPED in page
            assert not actions.remind(asked())
    with pytest.raises(NotNow):
        actions.stop_waiting(asked(), "Het duurt te lang.", by=mo)


@pytest.mark.parametrize("how", ["stopped", "taken up again"])
def test_what_a_service_says_after_all_is_passed_on_as_its_page_promises(village, plan, browse, how):
    mo, deed = village["mo"], f"/inbreng/doorsturingen/{asked().id}/antwoord"
    if how == "stopped":
        actions.stop_waiting(asked(), "Het duurt te lang.", by=mo)
    else:
        initiatieven.take_step(plan, "heropenen", by=mo, reden="We doen het toch zelf.")
    link = re.search(r"/inbreng/antwoord/\w+", letters()[0].body)[0]
    db.session.commit()
    with at(now() + LONG):
        assert "Dan geven wij jullie antwoord door." in browse().get(link).text
        page = page_of(plan, browse(mo))
        assert f'href="{deed}' in page and STOP not in page
        assert browse(mo).post(deed, data={"antwoord": PHONED}).status_code == 303
        assert asked().antwoord == PHONED and village["amina"].id in heard("inbreng.antwoord_dienst")
        assert f'href="{deed}' not in page_of(plan, browse(mo))
        assert browse(mo).post(deed, data={"antwoord": "Nog eens."}).status_code == 409


def test_of_two_services_only_the_last_is_waited_for(village, plan, browse):
    mo = village["mo"]
    initiatieven.take_step(plan, "heropenen", by=mo, reden="Het was niet van hen.")
    initiatieven.take_step(plan, "doorsturen", by=mo, reden="Van hen.", naar="Welbions", naar_mail="w@voorbeeld.invalid")
    db.session.commit()
    rows = db.session.scalars(select(Doorsturing).order_by(Doorsturing.id)).all()
    assert [(row.naar, row.beantwoord_at is None) for row in rows] == [("Gildebor", False), ("Welbions", True)]
    last = rows[1].id
    assert "Welbions heeft dit gekregen" in page_of(plan, browse(mo)) and STOPPED in page_of(plan, browse(mo))
    actions.pass_on(queries.doorsturing(last), "Ja.", by=mo)
    db.session.commit()
    with at(now() + LONG):
        assert tijd.pass_by()["stil"] == 0
        with transaction():
            assert "heeft dit gekregen" not in page_of(plan, browse(mo))


@pytest.mark.parametrize("deed", [actions.pass_on, actions.stop_waiting])
def test_only_who_handles_it_and_with_words(village, plan, deed):
    with pytest.raises(Needed):
        deed(asked(), " ", by=village["mo"])
    for person in ("amina", "bas", "driss"):
        with pytest.raises(Refused):
            deed(asked(), "Ja.", by=village[person])
    assert asked().beantwoord_at is None


@pytest.mark.parametrize(("first", "second"), [
    (actions.pass_on, actions.pass_on), (actions.pass_on, actions.stop_waiting), (actions.stop_waiting, actions.stop_waiting),
])
def test_of_two_colleagues_one_is_first(village, plan, first, second):
    found = asked()
    first(found, "Dit eerst.", by=village["mo"])
    with pytest.raises(NotNow):
        second(found, "En dit.", by=village["noor"])


def test_what_is_about_a_person_is_asked_about_before_it_is_passed_on(village, plan, browse):
    mo, deed = browse(village["mo"]), f"/inbreng/doorsturingen/{asked().id}/antwoord"
    said = {"antwoord": "Ja. Bel Jan op 06 12345678."}
    assert "Let op: wie dit indiende, leest dit" in mo.post(deed, data=said).text
    assert mo.post(deed, data=said | {"toch": "y"}).status_code == 303


def test_a_silent_service_waits_for_the_regisseur_today(village, plan, browse):
    def today_of(who):
        return browse(village[who]).get("/rapportages/vandaag").text

    deed = f'href="/inbreng/doorsturingen/{asked().id}/antwoord"'
    assert deed not in today_of("noor")
    with at(now() + LONG):
        page = today_of("noor")
        assert "De dienst heeft nog niet geantwoord" in page and deed in page
        assert f'href="/inbreng/{inbreng_of(plan).id}">Moestuin</a>' in page and "Gildebor" in page
        assert deed not in today_of("driss")
        actions.stop_waiting(asked(), "Het duurt te lang.", by=village["mo"])
        db.session.commit()
        assert deed not in today_of("noor") and "Er wacht niets" in today_of("noor")
