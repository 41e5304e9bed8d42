"""What a bezwaar lacks is asked until a day, and the term stands still for it (Awb 6:6, 7:10 lid 2)."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.buurtbonnen.actions import bezwaarherstel as herstel
from portal.buurtbonnen.actions import bezwaartermijn as termijn
from portal.buurtbonnen.actions import bezwaren, opruimen
from portal.buurtbonnen.klok import bezwaar_penalty, bezwaarklok
from portal.buurtbonnen.models import Herstelverzoek
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import opruimen as kept
from portal.buurtbonnen.rules.bezwaar import Gehoord
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.models import Storing
from portal.story.models import Mail
from tests.buurtbonnen.bezwaar import DESK, DOOR, on
from tests.buurtbonnen.regels import regels

ENDED = date(2026, 5, 18)


@pytest.fixture
def asked(bezwaar, joke):
    """On Monday 1 June she is asked for her signature, until Monday 15 June."""
    with on(6, 1):
        herstel.ask(bezwaar, "Zet je handtekening eronder.", date(2026, 6, 15), by=joke)
        db.session.commit()
    return queries.bezwaar(bezwaar.id)


def mail_to(person, subject):
    return db.session.query(Mail).filter(Mail.to == person.email, Mail.subject.contains(subject)).one()


@pytest.mark.parametrize(("asked", "last", "came", "end"), [
    # Days 2 to 15 June do not count: fourteen; when it comes on the 10th those up to the 9th: eight, so Tuesday 18 August.
    (date(2026, 6, 1), date(2026, 6, 15), None, date(2026, 8, 24)),
    (date(2026, 6, 1), date(2026, 6, 15), date(2026, 6, 10), date(2026, 8, 18)),
    # Too late is as if nothing came; on the very day nothing stands still.
    (date(2026, 6, 1), date(2026, 6, 15), date(2026, 7, 20), date(2026, 8, 24)),
    (date(2026, 6, 1), date(2026, 6, 15), date(2026, 6, 1), date(2026, 8, 10)),
    # While one may still object no term runs yet: only 19 to 25 May count.
    (date(2026, 5, 11), date(2026, 5, 25), None, date(2026, 8, 17)),
    (date(2026, 4, 21), date(2026, 5, 5), None, date(2026, 8, 10)),
    # A day before the end: what is left of it runs after.
    (date(2026, 8, 7), date(2026, 8, 21), None, date(2026, 8, 24)),
])
def test_the_days_we_wait_do_not_count(app, asked, last, came, end):
    verzoek = Herstelverzoek(gevraagd_op=asked, uiterlijk=last, aangevuld_op=came)
    assert bezwaarklok(regels(bezwaar_beslistermijn="12w"), ENDED, verzoeken=[verzoek]).einde == end


def test_the_portal_that_was_down_on_the_last_day_gives_a_day(app):
    out = {"van": datetime(2026, 6, 15, 8, tzinfo=UTC), "tot": datetime(2026, 6, 15, 12, tzinfo=UTC)}
    db.session.add(Storing(**out, wat="Stroom"))
    db.session.commit()
    verzoek = Herstelverzoek(gevraagd_op=date(2026, 6, 1), uiterlijk=date(2026, 6, 15))
    assert bezwaarklok(regels(bezwaar_beslistermijn="12w"), ENDED, verzoeken=[verzoek]).einde == date(2026, 8, 25)


def test_asking_moves_the_last_day_and_tells_it(asked, village):
    assert asked.beslissen_voor == date(2026, 8, 24)
    body = mail_to(village["amina"], "nog niet compleet").body
    assert "Zet je handtekening eronder." in body and "maandag 15 juni 2026" in body and "24 augustus 2026" in body
    assert f"/buurtbonnen/bezwaren/{asked.id}" in body


def test_what_came_moves_it_back_and_is_confirmed(asked, village):
    with on(6, 10):
        herstel.complete(asked, "Hierbij.", date(2026, 6, 10), by=village["amina"])
    assert (asked.beslissen_voor, asked.verzoeken[0].antwoord) == (date(2026, 8, 18), "Hierbij.")
    body = mail_to(village["amina"], "aanvulling ontvangen").body
    assert "Hierbij." in body and "18 augustus 2026" in body


def test_too_late_and_its_penalty_follow_the_moved_day(asked, village, henk):
    """In default after 24 August, not after the 10th: the first day that costs is two weeks and a day later."""
    with on(8, 24), pytest.raises(NotNow):
        termijn.in_default(asked, date(2026, 8, 24), by=village["amina"])
    with on(8, 25):
        termijn.in_default(asked, date(2026, 8, 25), by=henk)
    assert [bezwaar_penalty(asked, date(2026, 9, day)) for day in (8, 9)] == [0, 2_300]


@pytest.mark.parametrize(("uiterlijk", "vraag", "lacks"), [
    (None, "Wat?", "datum"), (date(2026, 6, 1), "Wat?", "datum"), (date(2026, 6, 15), " ", "vraag"),
])
def test_not_without_a_day_that_is_to_come_nor_without_words(bezwaar, joke, uiterlijk, vraag, lacks):
    with on(6, 1), pytest.raises(Needed, match=lacks):
        herstel.ask(bezwaar, vraag, uiterlijk, by=joke)


def test_one_at_a_time_and_not_once_the_term_is_over(asked, joke):
    with on(6, 15), pytest.raises(NotNow):
        herstel.ask(asked, "Nog iets.", date(2026, 6, 29), by=joke)
    with on(8, 25), pytest.raises(NotNow):
        herstel.ask(asked, "Nog iets.", date(2026, 9, 8), by=joke)
    with on(6, 16):
        herstel.ask(asked, "Nog een keer.", date(2026, 6, 23), by=joke)
    assert asked.beslissen_voor == date(2026, 8, 31)


def test_only_who_decides_asks_and_only_who_objects_or_staff_answer(bezwaar, joke, dora, henk, village):
    with on(6, 1):
        for other in (dora, henk, village["amina"]):
            with pytest.raises(Refused):
                herstel.ask(bezwaar, "Wat?", date(2026, 6, 15), by=other)
        with pytest.raises(NotNow):
            herstel.complete(bezwaar, "Hierbij.", date(2026, 6, 1), by=village["amina"])
        herstel.ask(bezwaar, "Wat?", date(2026, 6, 15), by=joke)
        with pytest.raises(Refused):
            herstel.complete(bezwaar, "Hierbij.", date(2026, 6, 1), by=village["bas"])
        for day in (date(2026, 5, 31), date(2026, 6, 2), None):
            with pytest.raises(Needed, match="datum"):
                herstel.complete(bezwaar, "Hierbij.", day, by=henk)


def test_while_we_wait_it_is_not_left_unheard_nor_put_off(asked, joke):
    """6:6: not before who objects had the chance to mend it."""
    unheard = {"gehoord": Gehoord("afgezien"), "by": joke}
    with on(6, 15):
        with pytest.raises(Needed, match="aanvulling_wacht"):
            bezwaren.answer(asked, "niet_ontvankelijk_verklaren", "Geen handtekening.", **unheard)
        with pytest.raises(NotNow):
            termijn.put_off(asked, date(2026, 9, 30), "Afgesproken.", by=joke)
        termijn.extend(asked, 7, "Het is druk.", by=joke)
    assert asked.beslissen_voor == date(2026, 8, 31)
    with on(6, 16):
        assert herstel.waits(asked, date(2026, 6, 15)) and not herstel.waits(asked, date(2026, 6, 16))
        bezwaren.answer(asked, "niet_ontvankelijk_verklaren", "Geen handtekening.", **unheard)
    assert asked.status == "niet_ontvankelijk"


def test_the_database_keeps_one_a_day_and_the_days_in_order(asked):
    one = {"bezwaar_id": asked.id, "vraag": "Wat?"}
    for days in ((date(2026, 6, 1), date(2026, 6, 15)), (date(2026, 6, 2), date(2026, 6, 1))):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.add(Herstelverzoek(gevraagd_op=days[0], uiterlijk=days[1], **one))
            db.session.flush()


def test_who_objects_sees_what_lacks_and_sends_it(browse, asked, village, joke):
    amina, page = browse(village["amina"]), DOOR.format(asked.id)
    with on(6, 10):
        shown = amina.get(page).text.replace("\u00a0", " ")
        assert "staat stil: het bezwaar is nog niet compleet" in shown and "Zet je handtekening eronder." in shown
        assert "Wacht op aanvulling" in browse(joke).get("/buurtbonnen/beheer/bezwaren").text
        assert "Zet je handtekening eronder." in amina.get(f"{page}/aanvullen").text
        assert amina.post(f"{page}/aanvullen", data={"antwoord": ""}).status_code == 422
        assert amina.post(f"{page}/aanvullen", data={"antwoord": "Hierbij mijn handtekening."}).location == page
        assert amina.post(f"{page}/aanvullen", data={"antwoord": "Nog eens."}).status_code == 409
        shown = amina.get(page).text.replace("\u00a0", " ")
        assert "Hierbij mijn handtekening." in shown and "18 augustus 2026" in shown
        assert "Wacht op aanvulling" not in browse(joke).get("/buurtbonnen/beheer/bezwaren").text


def test_what_comes_late_is_taken_in_and_said_to_be_late(browse, asked, village, joke):
    amina, page = browse(village["amina"]), DOOR.format(asked.id)
    with on(6, 16):
        assert "Het bezwaar is niet op tijd aangevuld." in browse(joke).get(page).text
        assert "De laatste dag was" in amina.get(f"{page}/aanvullen").text
        assert amina.post(f"{page}/aanvullen", data={"antwoord": "Sorry."}).location == page
    assert queries.bezwaar(asked.id).beslissen_voor == date(2026, 8, 24)


def test_what_was_asked_and_came_stands_in_the_letter(browse, asked, village, joke):
    with on(6, 10):
        herstel.complete(asked, "Hierbij.", date(2026, 6, 10), by=village["amina"])
        bezwaren.answer(asked, "ongegrond_verklaren", "Het past niet.", gehoord=Gehoord("afgezien"), by=joke)
        db.session.commit()
        letter = browse(village["amina"]).get(DOOR.format(asked.id) + "/beslissing").text.replace("\u00a0", " ")
    assert "Op 1 juni 2026 vroegen wij u om uw bezwaar aan te vullen." in letter and "Op 10 juni 2026 schreef u:" in letter


def test_on_paper_it_is_a_letter_and_staff_note_what_came(browse, refused, henk, joke):
    besluit = refused(owner=None)
    besluit.aanvraag.aanvrager.email = ""
    with on(4, 20):
        made = bezwaren.enter(besluit, "Nee.", by=henk, ontvangen_via="balie", ingediend_op=date(2026, 4, 20))
        db.session.commit()
    with on(6, 1):
        desk = browse(joke)
        asking = DESK.format(made.id, "aanvulling")
        assert 'name="uiterlijk"' in desk.get(asking).text and asking in desk.get(DOOR.format(made.id)).text
        assert desk.post(asking, data={"vraag": "Je naam.", "uiterlijk": "2026-06-01"}).status_code == 422
        letter = desk.get(desk.post(asking, data={"vraag": "Je naam.", "uiterlijk": "2026-06-15"}).location).text
        assert "Je naam." in letter and "weet het pas als je deze brief verstuurt" in letter
        came = DESK.format(made.id, "aangevuld")
        assert came in desk.get(DOOR.format(made.id)).text and asking not in desk.get(DOOR.format(made.id)).text
    with on(6, 12):
        assert desk.post(came, data={"datum": "2026-06-13", "antwoord": "Mijn naam."}).status_code == 422
        url = desk.post(came, data={"datum": "2026-06-10", "antwoord": "Mijn naam."}).location
        assert "/brieven/" in url and "18 augustus 2026" in desk.get(url).text.replace("\u00a0", " ")


def test_its_words_go_when_their_time_is_over(asked, village):
    with on(6, 10):
        herstel.complete(asked, "Ik ben Amina.", date(2026, 6, 10), by=village["amina"])
        opruimen.forget(kept.whole(asked.besluit.aanvraag_id))
        db.session.commit()
    assert db.session.execute(select(Herstelverzoek.vraag, Herstelverzoek.antwoord)).all() == [("", "")]
