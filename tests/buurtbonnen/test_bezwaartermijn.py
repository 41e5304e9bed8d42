"""The term of a bezwaar (Awb 7:10): longer once of our own, longer with consent, and what it costs to be too late (4:17)."""

from datetime import UTC, date, datetime

import pytest

from portal.buurtbonnen.actions import bezwaartermijn as termijn
from portal.buurtbonnen.actions import bezwaren
from portal.buurtbonnen.klok import bezwaar_penalty, bezwaarklok
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.bezwaar import Gehoord
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.regelingen.models import Storing
from portal.story.models import Event, Mail, Notification
from tests.buurtbonnen.bezwaar import DESK, DOOR, on
from tests.buurtbonnen.regels import regels


@pytest.fixture
def papier(refused, henk):
    """The same of who has no account and no mail, entered at the desk."""
    besluit = refused(owner=None)
    besluit.aanvraag.aanvrager.email = ""
    with on(4, 20):
        made = bezwaren.enter(
            besluit, "Het past wel.", by=henk, ontvangen_via="balie", ingediend_op=date(2026, 4, 20), gepost_op=None
        )
        db.session.commit()
    return queries.bezwaar(made.id)


def mail_to(person, subject):
    return db.session.query(Mail).filter(Mail.to == person.email, Mail.subject.contains(subject)).one()


def told(what):
    """The names of who hears of the last event of this name."""
    event = db.session.query(Event).filter_by(what=what).order_by(Event.id.desc()).first()
    return set(db.session.scalars(
        db.select(Person.name).join(Notification, Notification.person_id == Person.id).where(Notification.event_id == event.id)
    ))


@pytest.mark.parametrize(("term", "longer", "last"), [
    ("6w", 0, date(2026, 6, 29)), ("6w", 42, date(2026, 8, 10)), ("12w", 0, date(2026, 8, 10)), ("12w", 42, date(2026, 9, 21)),
    ("6w", 5, date(2026, 7, 6)),
])
def test_six_or_twelve_weeks_from_the_end_of_the_term_and_six_more(app, term, longer, last):
    """7:10 lid 1 and 3; five days longer would end on a Saturday."""
    assert bezwaarklok(regels(bezwaar_beslistermijn=term), date(2026, 5, 18), longer).einde == last


def test_longer_once_and_in_time_and_told_with_the_reason(bezwaar, joke, village):
    with on(8, 10):
        termijn.extend(bezwaar, 42, "We wachten op de stukken.", by=joke)
        assert bezwaar.beslissen_voor == date(2026, 9, 21)
        with pytest.raises(NotNow):
            termijn.extend(bezwaar, 1, "Nog eens.", by=joke)
    letter = mail_to(village["amina"], "meer tijd nodig")
    assert f"/buurtbonnen/bezwaren/{bezwaar.id}" in letter.body
    assert "We wachten op de stukken." in letter.body and "21 september 2026" in letter.body
    assert told("bezwaren.verdagen") == {"Amina"}


@pytest.mark.parametrize("dagen", [0, -1, None, 43])
def test_of_our_own_no_longer_than_six_weeks(bezwaar, joke, dagen):
    with on(8, 3), pytest.raises(Needed, match="dagen"):
        termijn.extend(bezwaar, dagen, "Het is druk.", by=joke)


def test_a_term_that_is_over_is_not_saved(bezwaar, joke):
    with on(8, 11):
        with pytest.raises(NotNow):
            termijn.extend(bezwaar, 7, "Het is druk.", by=joke)
        with pytest.raises(NotNow):
            termijn.put_off(bezwaar, date(2026, 9, 1), "Afgesproken.", by=joke)


def test_with_consent_until_the_day_that_was_agreed_and_again(bezwaar, joke):
    """7:10 lid 4, also after the six weeks; a last day in a weekend is the Monday after."""
    with on(8, 3):
        termijn.extend(bezwaar, 42, "Het is druk.", by=joke)
        termijn.put_off(bezwaar, date(2026, 9, 30), "U bent op reis.", by=joke)
        assert bezwaar.beslissen_voor == date(2026, 9, 30)
        with pytest.raises(Needed, match="dag"):
            termijn.put_off(bezwaar, date(2026, 9, 30), "Nog eens.", by=joke)
        termijn.put_off(bezwaar, date(2026, 10, 10), "U bent nog op reis.", by=joke)
    assert (bezwaar.beslissen_voor, bezwaar.verdaagd_reden) == (date(2026, 10, 12), "U bent nog op reis.")


def test_only_who_decides_on_it_takes_longer(bezwaar, dora, henk, village):
    with on(8, 3):
        for other in (dora, henk, village["amina"]):
            with pytest.raises(Refused):
                termijn.extend(bezwaar, 7, "Het is druk.", by=other)


def test_in_default_only_after_the_last_day_and_once(bezwaar, henk, village):
    with on(8, 10), pytest.raises(NotNow):
        termijn.in_default(bezwaar, date(2026, 8, 10), by=village["amina"])
    with on(8, 12):
        with pytest.raises(NotNow):
            termijn.in_default(bezwaar, date(2026, 8, 10), by=henk)
        with pytest.raises(Needed):
            termijn.in_default(bezwaar, date(2026, 8, 13), by=henk)
        with pytest.raises(Refused):
            termijn.in_default(bezwaar, date(2026, 8, 11), by=village["bas"])
        termijn.in_default(bezwaar, date(2026, 8, 11), by=henk)
        with pytest.raises(NotNow):
            termijn.in_default(bezwaar, date(2026, 8, 12), by=village["amina"])
    assert told("bezwaren.in_gebreke") == {"Dora"}
    assert "25 augustus 2026" in mail_to(village["amina"], "ingebrekestelling").body


@pytest.mark.parametrize(("day", "cents"), [
    (date(2026, 8, 25), 0), (date(2026, 8, 26), 2_300), (date(2026, 9, 8), 32_200), (date(2026, 9, 9), 35_700),
    (date(2026, 10, 6), 144_200), (date(2026, 12, 1), 144_200),
])
def test_after_two_weeks_each_day_costs_for_at_most_42_days(bezwaar, village, day, cents):
    """In default on 11 August: € 23 a day from 26 August, € 35 from 9 September, € 45 from 23 September (4:17 lid 2, 3)."""
    with on(8, 11):
        termijn.in_default(bezwaar, date(2026, 8, 11), by=village["amina"])
    assert bezwaar_penalty(bezwaar, day) == cents


def test_what_was_withdrawn_costs_no_more(browse, bezwaar, village):
    """In default on 11 August, withdrawn on 28 August: three days of € 23, also a month later."""
    amina, page = browse(village["amina"]), DOOR.format(bezwaar.id)
    with on(8, 11):
        termijn.in_default(bezwaar, date(2026, 8, 11), by=village["amina"])
        db.session.commit()
    with on(8, 28):
        assert amina.post(f"{page}/intrekken").status_code == 303
    with on(9, 28):
        assert "€ 69" in amina.get(page).text.replace("\u00a0", " ")
    assert bezwaar_penalty(queries.bezwaar(bezwaar.id), date(2026, 12, 1)) == 6_900


@pytest.fixture
def late(refused, village):
    """Amina objects on 1 October to a besluit of which the term ended on 18 May. Twelve weeks later is 24 December."""
    with on(10, 1):
        made = bezwaren.object_to(refused(), "Het past wel.", by=village["amina"])
        db.session.commit()
    return queries.bezwaar(made.id)


def test_one_that_is_late_has_the_whole_time_from_its_receipt(browse, late, village, joke):
    assert (late.op_tijd, late.beslissen_voor) == (False, date(2026, 12, 24))
    assert "24 december 2026" in mail_to(village["amina"], "Bezwaar ontvangen").body
    with on(10, 2):
        page = browse(village["amina"]).get(DOOR.format(late.id)).text
        assert "Dat spijt ons" not in page and "ingebreke" not in page
        desk = browse(joke).get(DOOR.format(late.id)).text
        assert DESK.format(late.id, "aanvulling") in desk and DESK.format(late.id, "verdagen") in desk
        termijn.extend(late, 42, "We wachten op de stukken.", by=joke)
    assert late.beslissen_voor == date(2027, 2, 4)


@pytest.mark.parametrize(("month", "day", "horen", "words"), [
    (8, 25, "afgezien", "U krijgt geen dwangsom, omdat wij daarna binnen twee weken hebben beslist"),
    (8, 28, "afgezien", "U krijgt daarom een dwangsom van <strong>€ 69</strong>"),
    (8, 28, "kennelijk_ongegrond", "U krijgt geen dwangsom, omdat meteen duidelijk was"),
])
def test_the_letter_settles_what_is_owed_and_never_changes(browse, bezwaar, village, joke, month, day, horen, words):
    """4:18; nothing is owed where the bezwaar could plainly not be right (4:17 lid 6 c)."""
    with on(8, 11):
        termijn.in_default(bezwaar, date(2026, 8, 11), by=village["amina"])
    with on(month, day):
        bezwaren.answer(bezwaar, "ongegrond_verklaren", "Het past niet.", gehoord=Gehoord(horen), by=joke)
        db.session.commit()
    with on(11, 2):
        page = browse(village["amina"]).get(DOOR.format(bezwaar.id) + "/beslissing").text.replace("\u00a0", " ")
    assert words in page


def test_the_letter_is_silent_when_nobody_said_it_was_late(browse, bezwaar, village, joke):
    with on(8, 28):
        bezwaren.answer(bezwaar, "ongegrond_verklaren", "Nee.", gehoord=Gehoord("afgezien"), by=joke)
        db.session.commit()
        assert "dwangsom" not in browse(village["amina"]).get(DOOR.format(bezwaar.id) + "/beslissing").text


def test_who_waits_too_long_sees_it_and_says_so(browse, bezwaar, village):
    amina, page = browse(village["amina"]), DOOR.format(bezwaar.id)
    with on(8, 10):
        assert "is voorbij" not in amina.get(page).text
        assert amina.get(f"{page}/ingebreke").status_code == 409
    with on(8, 11):
        assert f'href="{page}/ingebreke"' in amina.get(page).text
        assert "Wij moesten uiterlijk maandag 10 augustus 2026" in amina.get(f"{page}/ingebreke").text.replace("\u00a0", " ")
        assert amina.post(f"{page}/ingebreke").location == page
        assert amina.post(f"{page}/ingebreke").status_code == 409
    with on(8, 26):
        shown = amina.get(page).text.replace("\u00a0", " ")
    assert "Op 11 augustus 2026 kregen wij je ingebrekestelling." in shown and "Tot en met vandaag is dat € 23." in shown


def test_staff_see_in_the_list_that_we_are_in_default(browse, bezwaar, village, joke):
    with on(8, 11):
        desk = browse(joke)
        assert "In gebreke" not in desk.get("/buurtbonnen/beheer/bezwaren").text
        browse(village["amina"]).post(DOOR.format(bezwaar.id) + "/ingebreke")
        assert "In gebreke" in desk.get("/buurtbonnen/beheer/bezwaren").text


def test_the_screen_shows_what_is_possible_and_does_it(browse, bezwaar, joke, dora):
    page, longer = DOOR.format(bezwaar.id), DESK.format(bezwaar.id, "verdagen")
    with on(8, 3):
        desk = browse(joke)
        assert longer in desk.get(page).text and "ingebreke" not in desk.get(page).text
        assert longer not in browse(dora).get(page).text and browse(dora).get(longer).status_code == 403
        assert 'value="42"' in desk.get(longer).text
        assert desk.post(longer, data={"dagen": "43", "reden": "Druk."}).status_code == 422
        assert desk.post(longer, data={"dagen": "14", "reden": "Het is druk."}).location == page
        shown = desk.get(page).text.replace("\u00a0", " ")
        assert longer not in shown and "24 augustus 2026" in shown and "Het is druk." in shown
        until = DESK.format(bezwaar.id, "uitstellen")
        assert desk.post(until, data={"dag": "2026-08-24", "reden": "Ze is weg."}).status_code == 422
        assert desk.post(until, data={"dag": "2026-09-01", "reden": "Ze is weg."}).location == page
        assert desk.get(DESK.format(bezwaar.id, "anders")).status_code == 404
    assert queries.bezwaar(bezwaar.id).beslissen_voor == date(2026, 9, 1)


@pytest.mark.parametrize(("month", "daad", "data", "words"), [
    (8, "verdagen", {"dagen": "14", "reden": "Het is druk."}, "14 dagen langer de tijd om op je bezwaar"),
    (8, "uitstellen", {"dag": "2026-09-01", "reden": "Ze is weg."}, "Uiterlijk dinsdag 1 september 2026 beslissen wij."),
    (9, "ingebreke", {"datum": "2026-09-02"}, "Op 2 september 2026 kregen wij je ingebrekestelling"),
])
def test_who_has_no_account_gets_it_as_a_letter_to_print(browse, papier, joke, month, daad, data, words):
    with on(month, 3):
        desk = browse(joke)
        url = desk.post(DESK.format(papier.id, daad), data=data).location
        assert "/brieven/" in url
        page = desk.get(url).text.replace("\u00a0", " ")
    assert words in page and "weet het pas als je deze brief verstuurt" in page
    assert not db.session.query(Mail).filter(Mail.subject.contains(papier.kenmerk)).count()


def test_the_page_says_that_it_can_still_come_where_the_portal_was_down_on_the_last_day(refused, village, browse):
    """Until 18 May; down on the 18th, so until the 19th, for the page as for what comes in."""
    besluit = refused()
    out = {"van": datetime(2026, 5, 18, 8, tzinfo=UTC), "tot": datetime(2026, 5, 18, 12, tzinfo=UTC)}
    db.session.add(Storing(**out, wat="Stroom"))
    db.session.commit()
    page = f"/buurtbonnen/{besluit.aanvraag_id}/bezwaar"
    for day, said in ((19, "Bezwaar maken kan tot en met 19 mei 2026."), (20, "Bezwaar maken kon tot en met 19 mei 2026.")):
        with on(5, day):
            assert said in browse(village["amina"]).get(page).text.replace("\u00a0", " ")
