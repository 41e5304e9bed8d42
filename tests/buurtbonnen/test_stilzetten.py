"""The clock that stands still for another reason than an aanvulling, and the page of an application that is too late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from portal import clock
from portal.buurtbonnen import queries, tijd
from portal.buurtbonnen.actions import termijn
from portal.buurtbonnen.actions.behandelen import ask_completion
from portal.buurtbonnen.models import Schorsing
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.queries.besluiten import took_part
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.actions import kalender
from portal.story.models import Event, Mail
from tests.buurtbonnen.conftest import saved

ON = datetime(2026, 3, 2, 10, tzinfo=UTC)
LATER = ON + timedelta(14)


@pytest.fixture
def received(aanvraag_by, village, plafond):
    """Received on Monday 2 March 2026: eight weeks end on Koningsdag, so on 28 April."""
    with clock.at(ON):
        made = aanvraag_by(village["amina"], Status.INGEDIEND, beslissen_voor=date(2026, 4, 28))
    return made


def stop(aanvraag, by, grond="overmacht", van=date(2026, 3, 17), tot_en_met=date(2026, 3, 24)):
    with clock.at(LATER):
        termijn.stand_still(aanvraag, grond, "Er was brand in het stadhuis.", van, tot_en_met, by=by)
        db.session.commit()


@pytest.mark.parametrize("grond", ["instemming", "vertraging", "overmacht"])
def test_the_days_it_stood_still_are_added(received, henk, grond):
    """17 to 24 March are eight days; the ninth week then ends on Bevrijdingsdag."""
    stop(received, henk, grond)
    assert received.beslissen_voor == date(2026, 5, 6)
    [rest] = queries.schorsingen(received)
    assert (rest.van, rest.tot, rest.grond) == (date(2026, 3, 17), date(2026, 3, 25), grond)


def test_the_applicant_hears_why_and_until_when(browse, received, henk, village):
    stop(received, henk)
    mail, *_others = [mail for mail in db.session.query(Mail) if "staat stil" in mail.subject]
    body = mail.body.replace("\u00a0", " ")
    assert "Er was brand in het stadhuis." in body and "Uiterlijk woensdag 6 mei 2026 beslissen wij." in body
    with clock.at(LATER + timedelta(3)):
        page = browse(village["amina"]).get(f"/buurtbonnen/{received.id}").text
    assert "Vanaf woensdag 25 maart 2026 loopt hij weer." in page.replace("\u00a0", " ")
    assert "Er is overmacht" in page and "Er was brand in het stadhuis." in page


def test_the_letter_is_about_what_was_just_decided(received, henk):
    """Also where the days of something else begin later."""
    stop(received, henk, "instemming", van=date(2026, 4, 13), tot_en_met=date(2026, 4, 14))
    stop(received, henk, van=date(2026, 3, 18))
    newest = db.session.query(Mail).filter(Mail.subject.contains("staat stil")).order_by(Mail.id.desc()).first()
    body = newest.body.replace("\u00a0", " ")
    assert "Vanaf woensdag 18 maart 2026 staat de tijd stil" in body and "Er is overmacht" in body


def test_it_can_be_stopped_while_an_aanvulling_is_awaited(received, henk):
    with clock.at(LATER):
        ask_completion(received, "Stuur een begroting.", date(2026, 3, 30), by=henk)
    stop(received, henk, van=LATER.date(), tot_en_met=None)
    assert "Er is overmacht" in db.session.query(Mail).order_by(Mail.id.desc()).first().body


def test_without_a_last_day_it_stands_until_somebody_lets_it_run(received, henk):
    stop(received, henk, "vertraging", tot_en_met=None)
    assert received.beslissen_voor is None
    with clock.at(LATER + timedelta(9)):
        termijn.run_on(received, by=henk)
    assert (queries.schorsingen(received)[0].tot, received.beslissen_voor) == (date(2026, 3, 25), date(2026, 5, 6))
    assert [mail for mail in db.session.query(Mail) if "loopt weer" in mail.subject]
    with clock.at(LATER + timedelta(9)), pytest.raises(NotNow):
        termijn.run_on(received, by=henk)


def test_it_can_end_before_it_was_to_end(received, henk):
    stop(received, henk)
    with clock.at(datetime(2026, 3, 20, 10, tzinfo=UTC)):
        termijn.run_on(received, by=henk)
    assert queries.schorsingen(received)[0].tot == date(2026, 3, 20)
    assert received.beslissen_voor == date(2026, 4, 30)


@pytest.mark.parametrize(("given", "name"), [
    ({"grond": "instemming", "tot_en_met": None}, "einde"),
    ({"van": date(2026, 3, 2)}, "dagen"),
    ({"van": date(2026, 4, 29), "tot_en_met": date(2026, 5, 29)}, "dagen"),
    ({"van": date(2026, 3, 25)}, "dagen"),
])
def test_it_can_not_be_stopped_like_that(received, henk, given, name):
    with pytest.raises(Needed, match=name):
        stop(received, henk, **given)


def test_a_term_that_is_over_is_not_saved_by_it(browse, received, henk):
    with clock.at(ON + timedelta(60)):
        with pytest.raises(NotNow):
            termijn.stand_still(received, "overmacht", "Brand.", date(2026, 3, 17), None, by=henk)
        assert "stilzetten" not in browse(henk).get(f"/buurtbonnen/beheer/{received.id}").text


@pytest.mark.parametrize("who", ["amina", "bas", "mo"])
def test_only_who_handles_it_stops_the_clock(browse, received, village, dora, who):
    for person in (village[who], dora):
        with clock.at(LATER), pytest.raises(Refused):
            termijn.stand_still(received, "overmacht", "Brand.", date(2026, 3, 17), None, by=person)
        assert browse(person).get(f"/buurtbonnen/beheer/{received.id}/stilzetten").status_code in (403, 404)


def test_the_form_stops_it_and_the_dossier_lets_it_run(browse, received, henk):
    path = f"/buurtbonnen/beheer/{received.id}"
    given = {"grond": "vertraging", "reden": "Je was met vakantie.", "van": "2026-03-17", "tot_en_met": ""}
    with clock.at(LATER + timedelta(2)):
        desk = browse(henk)
        assert desk.post(f"{path}/stilzetten", data=given | {"grond": "instemming"}).status_code == 422
        assert desk.post(f"{path}/stilzetten", data=given).status_code == 303
        page = desk.get(path).text
        assert "Stilgezet vanaf 17 maart 2026" in page.replace("\u00a0", " ") and f"{path}/hervatten" in page
        assert desk.post(f"{path}/hervatten").status_code == 303
        assert f"{path}/hervatten" not in desk.get(path).text
    assert {"aanvragen.schorsen", "aanvragen.hervatten"} <= {event.what for event in db.session.query(Event)}


def test_who_stopped_the_clock_handled_it_and_does_not_decide(received, henk):
    stop(received, henk)
    assert took_part(received, henk)


def test_the_database_keeps_the_days_in_order(received):
    with pytest.raises(IntegrityError):
        saved(Schorsing(aanvraag_id=received.id, grond="overmacht", van=date(2026, 3, 5), tot=date(2026, 3, 4)))
    db.session.rollback()


# Too late


def test_an_overdue_application_says_so_and_what_can_be_done(browse, received, village):
    with clock.at(datetime(2026, 4, 29, 10, tzinfo=UTC)):
        page = browse(village["amina"]).get(f"/buurtbonnen/{received.id}").text.replace("\u00a0", " ")
    assert "De tijd om te beslissen is voorbij." in page and "Wij moesten uiterlijk dinsdag 28 april 2026 beslissen." in page
    assert f'href="/buurtbonnen/{received.id}/ingebreke"' in page and "je krijgt altijd een besluit" in page
    assert "beslissen wij." not in page and "Dan hebben wij beslist" not in page


def test_on_the_last_day_it_is_not_too_late(browse, received, village):
    with clock.at(datetime(2026, 4, 28, 10, tzinfo=UTC)):
        page = browse(village["amina"]).get(f"/buurtbonnen/{received.id}").text.replace("\u00a0", " ")
    assert "Uiterlijk dinsdag 28 april 2026 beslissen wij." in page and "is voorbij" not in page


def test_after_an_ingebrekestelling_it_says_what_is_forfeited(browse, received, village):
    received.in_gebreke_op = date(2026, 4, 29)
    db.session.commit()
    with clock.at(datetime(2026, 5, 15, 10, tzinfo=UTC)):
        page = browse(village["amina"]).get(f"/buurtbonnen/{received.id}").text.replace("\u00a0", " ")
    assert "Op 29 april 2026 kregen wij je ingebrekestelling." in page
    assert "Tot en met vandaag is dat € 46." in page
    assert f'href="/buurtbonnen/{received.id}/ingebreke"' not in page


def test_a_day_off_that_came_later_makes_nobody_too_late_on_the_page(received, village, browse):
    """The last day was 28 April; that became a day off, so the 29th is in time, as it is for an ingebrekestelling."""
    kalender.add_day(date(2026, 4, 28), "Brugdag", "Staatsblad", by=village["bea"])
    db.session.commit()
    amina, path = browse(village["amina"]), f"/buurtbonnen/{received.id}"
    with clock.at(datetime(2026, 4, 29, 10, tzinfo=UTC)):
        page = amina.get(path).text.replace("\u00a0", " ")
        assert "Uiterlijk woensdag 29 april 2026 beslissen wij." in page and "Stel ons in gebreke" not in page
    with clock.at(datetime(2026, 4, 30, 10, tzinfo=UTC)):
        assert "Wij moesten uiterlijk woensdag 29 april 2026 beslissen." in amina.get(path).text.replace("\u00a0", " ")


def test_the_last_day_that_is_kept_follows_the_calendar_too(received, village, henk, browse):
    """The queue, a letter about more time and the door to it go by the same day as the page of the applicant."""
    kalender.add_day(date(2026, 4, 28), "Brugdag", "Staatsblad", by=village["bea"])
    db.session.commit()
    staff, id = browse(henk), received.id
    with clock.at(datetime(2026, 4, 29, 10, tzinfo=UTC)):
        assert [tijd.pass_by()["verschoven"] for _hour in range(2)] == [1, 0]
        moved = queries.one(id)
        assert (moved.beslissen_voor, termijn.may_extend(moved, date(2026, 4, 29))) == (date(2026, 4, 29), True)
        row = staff.get("/buurtbonnen/beheer/?licht=oranje").text
        assert f"/buurtbonnen/beheer/{id}" in row and "29 april" in row.replace("\u00a0", " ")
    kalender.drop_day(date(2026, 4, 28), by=village["bea"])
    db.session.commit()
    assert (tijd.pass_by()["verschoven"], queries.one(id).beslissen_voor) == (1, date(2026, 4, 28))


def test_the_last_day_of_a_bezwaar_follows_the_calendar_too(bezwaar, village):
    kalender.add_day(date(2026, 8, 10), "Brugdag", "Staatsblad", by=village["bea"])
    db.session.commit()
    assert [tijd.pass_by()["verschoven"] for _hour in range(2)] == [1, 0]
    assert besluiten.bezwaar(bezwaar.id).beslissen_voor == date(2026, 8, 11)
