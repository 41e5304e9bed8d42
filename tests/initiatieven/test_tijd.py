"""What only time does to plans: whoever did not complete one hears that its last day is over, and so does the team."""

from datetime import timedelta

import pytest

from portal.clock import at, now, today
from portal.extensions import db
from portal.initiatieven import actions, tijd
from portal.initiatieven.queries import one
from portal.initiatieven.rules import Status
from portal.story import delivery
from portal.story.models import Event, Mail, Notification

LAST = timedelta(days=14)
OVER = "initiatieven.aanvulling_verlopen"


@pytest.fixture
def asked(village, initiatief_by):
    """Amina's plan, of which Mo asked something until fourteen days from now."""
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    actions.take_step(plan, "aanvulling_vragen", by=village["mo"], reden="Welke plek?", datum=today() + LAST)
    db.session.commit()
    return plan.id


def heard():
    told = db.select(Notification.person_id).join(Event).where(Event.what == OVER)
    return set(db.session.scalars(told))


def test_a_plan_nobody_completed_is_told_once_and_not_on_its_last_day(asked, village, browse):
    with at(now() + LAST):
        assert tijd.pass_by() == 0
        assert "We hebben nog iets van je nodig, uiterlijk" in browse(village["amina"]).get(f"/initiatieven/{asked}").text
    for days in (1, 1, 10, 400):
        with at(now() + LAST + timedelta(days=days)):
            delivery.tidy_up()
    assert db.session.query(Event).filter_by(what=OVER).count() == 1
    assert heard() == {village[name].id for name in ("amina", "mo", "noor")}
    with at(now() + LAST + timedelta(days=10)):
        page = browse(village["amina"]).get(f"/initiatieven/{asked}").text
    assert "Het kan nog, zolang het team niets heeft besloten." in page and "uiterlijk" not in page


def test_the_mail_says_what_can_still_be_done_to_who_can_do_it(asked, village):
    db.session.execute(db.delete(Mail))
    with at(now() + LAST + timedelta(days=1)):
        tijd.pass_by()
        delivery.write_notifications()
    written = {mail.to: mail.body for mail in db.session.query(Mail).filter(Mail.subject.contains("is voorbij"))}
    kan_nog = "Het kan nog, zolang het team niets heeft besloten."
    assert {to: kan_nog in body for to, body in written.items()} == {
        village["amina"].email: True, village["mo"].email: False, village["noor"].email: False,
    }


def test_who_completes_and_is_asked_again_hears_of_that_day_too(asked, village):
    with at(now() + LAST + timedelta(days=1)):
        tijd.pass_by()
        actions.take_step(one(asked), "aanvullen", by=village["amina"])
        db.session.commit()
        assert tijd.pass_by() == 0
        again = {"reden": "En wanneer?", "datum": today() + LAST}
        actions.take_step(one(asked), "aanvulling_vragen", by=village["mo"], **again)
        db.session.commit()
    with at(now() + 2 * LAST + timedelta(days=2)):
        assert (tijd.pass_by(), tijd.pass_by()) == (1, 0)
