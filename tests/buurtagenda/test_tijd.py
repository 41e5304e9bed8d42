"""What only time does to points: who did not answer a proposal hears that its last day is over, and so does the team."""

from datetime import timedelta

import pytest

from portal.buurtagenda import tijd
from portal.buurtagenda.actions import agenda as agendas
from portal.buurtagenda.actions import punten
from portal.buurtagenda.queries import punt as one
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.clock import at, now, today
from portal.extensions import db
from portal.story import delivery
from portal.story.models import Event, Mail, Notification
from tests.agenda import make_agenda, make_punt

LAST = timedelta(days=14)
OVER = "agendapunten.voorstel_verlopen"
KAN_NOG = "Het kan nog, zolang het team niets heeft besloten."


def propose(id, by):
    voorstel = {"title": "Twee bankjes", "wat": "Twee banken.", "kosten": 80000}
    punten.take_step(one(id), "aanpassing_voorstellen", by=by, reden="Zo past het.", voorstel=voorstel)
    db.session.commit()


@pytest.fixture
def proposed(village):
    """Amina's point, of which Mo proposed to make something else; she has fourteen days to answer."""
    punt = make_punt(make_agenda(village["mo"], Fase.BUNDELEN), village["amina"], Status.GEPLAATST)
    propose(punt.id, village["mo"])
    return punt.id


def test_who_is_asked_reads_until_when_and_afterwards_that_it_still_can_be_done(proposed, village, browse):
    assert one(proposed).antwoord_voor == today() + LAST
    delivery.write_notifications()
    mail, = db.session.query(Mail).filter(Mail.subject.startswith("We stellen een aanpassing voor"))
    amina, here = browse(village["amina"]), f"/buurtagenda/punten/{proposed}"
    for text in (mail.body, amina.get(here).text):
        assert "Antwoorden kan tot en met" in text and KAN_NOG not in text
    with at(now() + LAST + timedelta(days=1)):
        page = amina.get(here).text
    assert KAN_NOG in page and "Antwoorden kan" not in page


def test_a_proposal_nobody_answered_is_told_once_and_not_on_its_last_day(proposed, village):
    with at(now() + LAST):
        assert tijd.pass_by() == 0
    for days in (1, 1, 10, 400):
        with at(now() + LAST + timedelta(days=days)):
            delivery.tidy_up()
    heard = db.select(Notification.person_id).join(Event).where(Event.what == OVER)
    assert sorted(db.session.scalars(heard)) == sorted(village[name].id for name in ("amina", "mo", "noor"))


def test_the_mail_says_what_can_still_be_done_to_who_can_do_it(proposed, village):
    with at(now() + LAST + timedelta(days=1)):
        tijd.pass_by()
        delivery.write_notifications()
    written = {mail.to: KAN_NOG in mail.body for mail in db.session.query(Mail).filter(Mail.subject.contains("is voorbij"))}
    assert written == {village["amina"].email: True, village["mo"].email: False, village["noor"].email: False}


def test_who_answers_and_is_asked_again_hears_of_that_day_too(proposed, village):
    with at(now() + LAST + timedelta(days=1)):
        assert tijd.pass_by() == 1
        punten.take_step(one(proposed), "aanpassing_weigeren", by=village["amina"], reden="Liever niet.")
        db.session.commit()
        assert tijd.pass_by() == 0
        propose(proposed, village["mo"])
    with at(now() + 2 * LAST + timedelta(days=3)):
        assert (tijd.pass_by(), tijd.pass_by()) == (1, 0)


def test_of_an_agenda_that_stopped_nobody_has_to_answer_any_more(proposed, village):
    agendas.go(one(proposed).agenda, "stoppen", "Geen geld meer.", by=village["mo"])
    db.session.commit()
    with at(now() + LAST + timedelta(days=1)):
        assert tijd.pass_by() == 0
