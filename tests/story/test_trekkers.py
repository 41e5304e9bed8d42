"""Whoever pulls an initiatief along hears and reads of its promise what its owner does; of an application only who signs."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Doorsturing
from portal.initiatieven.models import Mede
from portal.initiatieven.rules import Status
from portal.people.leaving import forget
from portal.story import delivery
from portal.story.actions import tell
from portal.story.models import Mail, Notification
from tests.opgaven import inbreng_of, make_inbreng

HEARD = ("beloven", "stilzetten", "verder", "koppelen", "losmaken", "antwoord_dienst")
WHY = "We wachten op de eigenaar van de grond."


@pytest.fixture
def plan(village, initiatief_by):
    """Amina's plan that waits to be judged, which Bas pulls along."""
    made = initiatief_by(village["amina"], Status.INGEDIEND)
    db.session.add(Mede(initiatief_id=made.id, person_id=village["bas"].id))
    make_inbreng(made, beloofd=today() + timedelta(9))
    return made


def told(thing, what, by, **values):
    """Who heard of it, by id."""
    event = tell(inbreng_of(thing), what, by=by, note=WHY, **values)
    db.session.commit()
    return set(db.session.scalars(select(Notification.person_id).where(Notification.event_id == event.id)))


def mails():
    delivery.write_notifications()
    return {mail.to: mail for mail in db.session.scalars(select(Mail))}


@pytest.mark.parametrize("what", HEARD)
def test_who_pulls_a_plan_along_hears_of_its_promise(village, plan, what):
    heard = told(plan, what, village["mo"])
    assert {village["amina"].id, village["bas"].id} <= heard and village["driss"].id not in heard


def test_they_still_hear_when_the_owner_is_gone(village, plan):
    inbreng_of(plan).owner_id = None
    forget(village["amina"], by=village["amina"])
    assert told(plan, "beloven", village["mo"]) == {village["bas"].id}


def test_a_plan_with_the_number_of_an_application_lends_it_nobody(office, initiatief_by):
    aanvraag, people = office
    made = initiatief_by(people["mo"], id=aanvraag.id)
    db.session.add(Mede(initiatief_id=made.id, person_id=people["bas"].id))
    make_inbreng(aanvraag)
    assert told(aanvraag, "beloven", people["noor"]) == {people["amina"].id, people["contact"].id}


def test_their_mail_says_what_was_promised_and_why_they_get_it(app, village, plan):
    told(plan, "stilzetten", village["mo"])
    mine, theirs = (mails()[village[name].email] for name in ("amina", "bas"))
    assert mine.subject == theirs.subject and theirs.subject.endswith(": Moestuin")
    same = (WHY, "Het antwoord is afgesproken voor uiterlijk", f"{app.config['BASE_URL']}/inbreng/{inbreng_of(plan).id}\n")
    assert [text for text in same if text not in mine.body or text not in theirs.body] == []
    assert "omdat je meedoet als initiatiefnemer." in theirs.body


def test_who_signs_for_a_group_gets_mail_without_what_was_written(office):
    aanvraag, people = office
    make_inbreng(aanvraag, kenmerk="B-2026-0001")
    told(aanvraag, "beloven", people["mo"])
    letter = mails()[people["contact"].email]
    assert "omdat je tekent voor de groep" in letter.body and WHY not in letter.body
    assert f"/inbreng/{inbreng_of(aanvraag).id}\n" in letter.body


def test_they_read_on_its_page_and_among_their_berichten_what_the_owner_reads(village, browse, plan):
    inbreng = inbreng_of(plan)
    inbreng.rust_sinds, inbreng.rust_reden = today(), "Dit is waarom het rust."
    db.session.add(Doorsturing(inbreng_id=inbreng.id, naar="Gildebor", mail="post@voorbeeld.invalid", sleutel_hash="s",
                               verwacht_op=today(), antwoord="We komen langs.", beantwoord_at=now()))
    told(plan, "stilzetten", village["mo"])
    for openbaar in (False, True):
        inbreng_of(plan).openbaar = openbaar
        db.session.commit()
        for who in ("amina", "bas"):
            page = browse(village[who]).get(f"/inbreng/{inbreng.id}").text
            assert [text for text in (WHY, "Dit is waarom het rust.", "We komen langs.") if text not in page] == []
            assert WHY in browse(village[who]).get("/berichten/").text
    stranger = browse().get(f"/inbreng/{inbreng.id}").text
    assert [text for text in (WHY, "Dit is waarom het rust.", "We komen langs.") if text in stranger] == []


def test_a_member_who_does_not_sign_reads_nothing_of_an_application(office, browse):
    aanvraag, people = office
    inbreng = make_inbreng(aanvraag, rust_sinds=today(), rust_reden=WHY)
    found = {who: browse(people[who]).get(f"/inbreng/{inbreng.id}") for who in ("contact", "lid")}
    assert (found["contact"].status_code, WHY in found["contact"].text, found["lid"].status_code) == (200, True, 404)


def test_berichten_about_many_plans_cost_as_much_as_about_one(village, browse, initiatief_by, queries):
    bas, counts = browse(village["bas"]), []
    for _turn in range(3):
        made = initiatief_by(village["amina"], Status.INGEDIEND)
        db.session.add(Mede(initiatief_id=made.id, person_id=village["bas"].id))
        make_inbreng(made)
        told(made, "beloven", village["mo"])
        queries.clear()
        assert WHY in bas.get("/berichten/").text
        counts.append(len(queries))
    assert len(set(counts)) == 1
