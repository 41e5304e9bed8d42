"""What is sent on is followed: the service answers once, with the key of its mail, and the resident hears it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.buurtagenda.actions import punten, signalen
from portal.buurtagenda.rules.punt import SignaalStatus, Status
from portal.clock import at, now, today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.inbreng import actions, tijd
from portal.inbreng.models import Doorsturing
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.rules import Status as PlanStatus
from portal.story import delivery
from portal.story.models import Mail
from portal.transaction import transaction
from tests.agenda import make_agenda, make_punt, make_signaal
from tests.inbreng.conftest import NAAR, asked, heard, letters
from tests.opgaven import inbreng_of, make_inbreng

LINK = re.compile(r"(/inbreng/antwoord/\w+)")


def link():
    return LINK.search(letters()[-1].body)[1]


def test_every_kind_that_is_sent_on_is_asked_for_an_answer(village, initiatief_by):
    agenda = make_agenda(village["mo"])
    things = (
        initiatief_by(village["amina"], PlanStatus.INGEDIEND),
        make_punt(agenda, village["amina"], Status.INGEDIEND),
        make_signaal(agenda, village["amina"], SignaalStatus.INGEDIEND),
    )
    for thing in things:
        make_inbreng(thing)
    initiatieven.take_step(things[0], "doorsturen", by=village["mo"], reden="Van hen.", **NAAR)
    punten.take_step(things[1], "doorsturen", by=village["mo"], reden="Van hen.", **NAAR)
    signalen.judge(things[2], "doorsturen", by=village["mo"], reden="Van hen.", **NAAR)
    db.session.commit()
    assert [thing.naar for thing in things] == ["Gildebor"] * 3
    found = db.session.scalars(select(Doorsturing).order_by(Doorsturing.id)).all()
    assert [row.inbreng_id for row in found] == [inbreng_of(thing).id for thing in things]
    assert all(row.verwacht_op > today() and row.by_id == village["mo"].id for row in found)
    keys = {LINK.search(letter.body)[1] for letter in letters()}
    assert len(keys) == 3
    assert not any(row.sleutel_hash in key for row in found for key in keys)


def test_the_service_answers_without_an_account_and_the_resident_hears_it(village, browse, plan):
    service = browse()
    page = service.get(link())
    assert page.status_code == 200 and "Moestuin" in page.text
    assert "Amina" not in page.text
    assert page.headers["Cache-Control"] == "private, no-store" and page.headers["X-Robots-Tag"] == "noindex"
    done = service.post(link(), data={"antwoord": "Ja, we planten in maart."})
    assert (done.status_code, done.location) == (303, link())
    assert "Bedankt voor jullie antwoord" in service.get(link()).text
    assert asked().antwoord == "Ja, we planten in maart."
    assert heard("inbreng.antwoord_dienst") == {village["amina"].id, village["mo"].id, village["noor"].id}
    delivery.write_notifications()
    with transaction():
        mail = db.session.scalar(select(Mail).where(Mail.to == village["amina"].email).order_by(Mail.id.desc()))
        assert "Ja, we planten in maart." in mail.body
    line = f"/inbreng/{inbreng_of(plan).id}"
    assert "Ja, we planten in maart." in browse(village["amina"]).get(line).text


def test_the_answer_counts_once(browse, plan):
    assert browse().post(link(), data={"antwoord": "Ja."}).status_code == 303
    assert browse().post(link(), data={"antwoord": "Ja."}).status_code == 303
    again = browse().post(link(), data={"antwoord": "Nee, want de grond is nat."})
    assert again.status_code == 409 and "Er was al een antwoord. Deze tekst is niet verstuurd." in again.text
    assert "Nee, want de grond is nat." in again.text and "<p>Ja.</p>" in again.text and "Bedankt" not in again.text
    assert asked().antwoord == "Ja."


def test_who_comes_a_moment_later_is_too_late(plan):
    found = asked()
    actions.answer(found, "Ja.")
    with pytest.raises(NotNow):
        actions.answer(found, "Nee.")


@pytest.mark.parametrize("typed", ["", "   ", "x" * 2001])
def test_what_is_no_answer_is_said_beside_the_field(browse, plan, typed):
    page = browse().post(link(), data={"antwoord": typed})
    assert page.status_code == 200 and 'id="antwoord-fout"' in page.text
    assert asked().beantwoord_at is None


def test_an_empty_answer_is_none(plan):
    with pytest.raises(Needed):
        actions.answer(asked(), " ")


@pytest.mark.parametrize("key", ["onbekend", "0" * 48, "%00", "x" * 4000])
def test_another_key_opens_nothing(browse, plan, key):
    assert browse().get(f"/inbreng/antwoord/{key}").status_code == 404
    assert browse().post(f"/inbreng/antwoord/{key}", data={"antwoord": "Ja."}).status_code == 404


def test_what_is_kept_opens_nothing(browse, plan):
    assert browse().get(f"/inbreng/antwoord/{asked().sleutel_hash}").status_code == 404


def test_the_key_expires(browse, plan):
    key = link()
    with at(now() + timedelta(days=91)):
        page = browse().get(key)
        assert page.status_code == 200 and "Deze link is verlopen" in page.text
        again = browse().post(key, data={"antwoord": "Ja, wij komen."})
        assert again.status_code == 409 and "Ja, wij komen." in again.text
        assert asked().beantwoord_at is None


def test_too_many_answers_from_one_place_have_to_wait(app, browse, plan):
    app.config["LIMITS_FACTOR"] = 0.02
    key = link()
    assert browse().post(key, data={"antwoord": ""}).status_code == 200
    assert browse().post(key, data={"antwoord": ""}).status_code == 429


def test_a_silent_service_is_asked_once_more_and_the_team_hears(village, plan, browse):
    before = link()
    with at(now() + timedelta(days=30)):
        assert tijd.pass_by()["stil"] == 1
        assert tijd.pass_by()["stil"] == 0
        with transaction():
            assert [letter.subject for letter in letters()][-1] == "Herinnering: Moestuin"
            assert len(letters()) == 2
            assert link() == before
            assert heard("inbreng.dienst_stil") == {village["mo"].id, village["noor"].id}
        assert browse().post(before, data={"antwoord": "Ja."}).status_code == 303


def test_who_answered_is_left_alone(plan):
    actions.answer(asked(), "Ja.")
    db.session.commit()
    with at(now() + timedelta(days=30)):
        assert tijd.pass_by()["stil"] == 0


def test_a_word_with_code_in_it_is_only_text(village, browse, plan):
    browse().post(link(), data={"antwoord": "<script>alert(1)</script>"})
    page = browse(village["amina"]).get(f"/inbreng/{inbreng_of(plan).id}").text
    assert "<script>alert(1)</script>" not in page and "&lt;script&gt;" in page


def test_the_answer_is_told_with_the_name_of_who_gave_it(village, plan, browse):
    actions.answer(asked(), "Ja, we komen kijken.")
    db.session.commit()
    assert "Antwoord van Gildebor: " in browse(village["amina"]).get("/berichten/").text
    delivery.write_notifications()
    assert f"Antwoord van Gildebor: {plan.title}" in db.session.scalars(select(Mail.subject)).all()


def test_an_answer_with_something_personal_is_asked_about_first(browse, plan):
    page = browse().post(link(), data={"antwoord": "Ja. Bel Jan op 06 12345678."})
    assert page.status_code == 200 and "Let op: wie dit indiende, leest dit" in page.text
    assert asked().beantwoord_at is None
    assert browse().post(link(), data={"antwoord": "Ja. Bel Jan op 06 12345678.", "toch": "y"}).status_code == 303
