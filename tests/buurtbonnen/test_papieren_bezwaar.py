"""A bezwaar that came by post or at the desk: entered by staff, with its true days, its scan and its letter."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest

from portal import clock, pdf
from portal.buurtbonnen.actions import bezwaren
from portal.buurtbonnen.models import Bestand, Bezwaar
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.story.models import Mail, Notification
from tests.buurtbonnen.test_bestanden import PDF
from tests.buurtbonnen.test_herzien import text_of

ON = datetime(2026, 4, 2, 10, tzinfo=UTC)
GIVEN = {"ontvangen_via": "post", "ingediend_op": "2026-05-01", "gepost_op": "2026-04-30", "gronden": "Het past wel."}


def enter(besluit, by, received, posted=None, via="post"):
    return bezwaren.enter(
        besluit, "Het past wel.", by=by, ontvangen_via=via, ingediend_op=received, gepost_op=posted,
    )


@pytest.mark.parametrize(("received", "posted", "in_time"), [
    (date(2026, 5, 18), None, True),
    (date(2026, 5, 19), None, False),
    (date(2026, 5, 19), date(2026, 5, 18), True),
    (date(2026, 5, 26), date(2026, 5, 18), True),
    (date(2026, 5, 27), date(2026, 5, 18), False),
    (date(2026, 5, 20), date(2026, 5, 19), False),
])
def test_post_of_the_last_day_may_come_a_week_later(refused, henk, received, posted, in_time):
    """The week of Awb 6:9 would end on Whit Monday, 25 May 2026, and so ends the day after."""
    with clock.at(datetime(2026, 6, 1, 10, tzinfo=UTC)):
        bezwaar = enter(refused(), henk, received, posted)
    assert (bezwaar.op_tijd, bezwaar.ingediend_op, bezwaar.gepost_op) == (in_time, received, posted)
    assert (bezwaar.beslissen_voor == date(2026, 8, 10)) == in_time


def test_it_has_the_clock_and_the_owner_of_one_that_came_online(refused, henk, village):
    besluit = refused()
    with clock.at(ON + timedelta(20)):
        paper = enter(besluit, henk, date(2026, 4, 20), via="balie")
        online = bezwaren.object_to(besluit, "En dit.", by=village["amina"])
    assert (paper.beslissen_voor, paper.owner_id) == (online.beslissen_voor, online.owner_id)
    assert (paper.ontvangen_via, paper.ingevoerd_door_id) == ("balie", henk.id)
    assert paper.kenmerk.startswith("BZ-2026-")


def test_who_asked_and_who_decides_hear_of_it(refused, henk, dora, village):
    with clock.at(ON + timedelta(20)):
        enter(refused(), henk, date(2026, 4, 20))
    told = set(db.session.query(Notification.person_id))
    assert {(village["amina"].id,), (dora.id,)} <= told
    assert [mail for mail in db.session.query(Mail) if "Bezwaar ontvangen" in mail.subject and mail.to == village["amina"].email]


def test_without_an_account_the_receipt_goes_by_mail_or_by_post(refused, henk, browse):
    with clock.at(ON + timedelta(20)):
        bezwaar = enter(refused(owner=None), henk, date(2026, 4, 20))
        db.session.commit()
        page = browse(henk).get(f"/buurtbonnen/bezwaren/{bezwaar.id}/ontvangst").text
    assert [mail.to for mail in db.session.query(Mail) if "Bezwaar ontvangen" in mail.subject] == ["amina@voorbeeld.invalid"]
    assert "Druk deze brief af" in page
    for said in ("Op 20 april 2026 hebben wij uw bezwaar ontvangen tegen ons besluit van 2 april 2026", "Amina Jansen",
                 "Wij beslissen uiterlijk op 10 augustus 2026 ."):
        assert said in text_of(page)


def test_the_form_enters_it_with_its_scan(browse, refused, henk, village):
    besluit = refused()
    with clock.at(ON + timedelta(40)):
        data = GIVEN | {"scan": (BytesIO(PDF), "brief.pdf")}
        answer = browse(henk).post(f"/buurtbonnen/beheer/{besluit.aanvraag_id}/bezwaar", data=data)
        made = db.session.query(Bezwaar).one()
        page = browse(village["amina"]).get(answer.location).text
    assert (answer.status_code, made.ingediend_op, made.gepost_op) == (303, date(2026, 5, 1), date(2026, 4, 30))
    assert f"/buurtbonnen/bestanden/{made.scan_key}" in page and "30 april 2026" in page


@pytest.mark.parametrize(("wrong", "said"), [
    ({"ingediend_op": "2026-12-01"}, "Deze dag moet nog komen"),
    ({"ingediend_op": "2026-04-01", "gepost_op": ""}, "Een bezwaar komt daarna"),
    ({"gepost_op": "2026-05-02"}, "niet na de dag van ontvangst"),
    ({"ontvangen_via": "balie"}, "Een poststempel hoort bij een bezwaar met de post"),
    ({"ontvangen_via": "telefoon"}, "Not a valid choice"),
    ({"gronden": " "}, "Schrijf over wat er in het bezwaar staat"),
])
def test_what_can_not_be_true_is_said_beside_the_field(browse, refused, henk, wrong, said):
    besluit = refused()
    with clock.at(ON + timedelta(40)):
        answer = browse(henk).post(f"/buurtbonnen/beheer/{besluit.aanvraag_id}/bezwaar", data=GIVEN | wrong)
    assert answer.status_code == 422
    assert said in answer.text or said == "Not a valid choice"
    assert db.session.query(Bezwaar).count() == 0


def test_a_scan_that_is_no_letter_keeps_nothing(browse, refused, henk):
    besluit = refused()
    with clock.at(ON + timedelta(40)):
        data = GIVEN | {"scan": (BytesIO(b"MZ not a letter"), "brief.pdf")}
        answer = browse(henk).post(f"/buurtbonnen/beheer/{besluit.aanvraag_id}/bezwaar", data=data)
    assert (answer.status_code, db.session.query(Bezwaar).count(), db.session.query(Bestand).count()) == (422, 0, 0)


def test_the_same_letter_entered_twice_is_one_bezwaar(refused, henk):
    besluit = refused()
    with clock.at(ON + timedelta(20)):
        first, again = enter(besluit, henk, date(2026, 4, 20)), enter(besluit, henk, date(2026, 4, 20))
    assert (first.id, db.session.query(Bezwaar).count()) == (again.id, 1)


@pytest.mark.parametrize("days", [(date(2026, 4, 1), None), (date(2026, 5, 30), None), (date(2026, 4, 20), date(2026, 4, 21))])
def test_the_action_too_takes_no_impossible_day(refused, henk, days):
    besluit = refused()
    with clock.at(ON + timedelta(20)), pytest.raises(Needed, match="datum"):
        enter(besluit, henk, *days)


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("bas", 404), ("mo", 404)])
def test_it_is_staff_of_the_area_who_enter_it(browse, refused, village, who, status):
    besluit = refused()
    assert browse(village[who]).get(f"/buurtbonnen/beheer/{besluit.aanvraag_id}/bezwaar").status_code == status
    with pytest.raises(Refused):
        enter(besluit, village[who], date(2026, 4, 20))


def test_before_there_is_a_besluit_there_is_nothing_to_object_to(browse, aanvraag_by, village, henk, plafond):
    id = aanvraag_by(village["amina"], Status.INGEDIEND).id
    assert browse(henk).get(f"/buurtbonnen/beheer/{id}/bezwaar").status_code == 403


@pytest.mark.skipif(not pdf.is_possible(), reason="no engine for PDF here")
def test_the_receipt_is_a_letter_to_print_and_only_for_paper(browse, refused, henk, village):
    besluit = refused()
    with clock.at(ON + timedelta(20)):
        paper, online = enter(besluit, henk, date(2026, 4, 20)).id, bezwaren.object_to(besluit, "En dit.", by=village["amina"]).id
        db.session.commit()
    assert browse(henk).get(f"/buurtbonnen/bezwaren/{paper}/ontvangst.pdf").data[:5] == b"%PDF-"
    assert browse(henk).get(f"/buurtbonnen/bezwaren/{online}/ontvangst").status_code == 404


def test_the_dossier_leads_to_it(browse, refused, henk):
    besluit = refused()
    path = f"/buurtbonnen/beheer/{besluit.aanvraag_id}"
    assert f"{path}/bezwaar" in browse(henk).get(path).text
    with clock.at(ON + timedelta(20)):
        bezwaar = enter(besluit, henk, date(2026, 4, 20))
        db.session.commit()
    assert f"/buurtbonnen/bezwaren/{bezwaar.id}" in browse(henk).get(path).text
    assert [one.id for one in queries.bezwaren_of(besluit.aanvraag)] == [bezwaar.id]
