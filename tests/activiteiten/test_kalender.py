"""Calendar files: the clock of the Netherlands, one identity for ever, and no text that gets out of its line."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from portal.activiteiten import kalender
from portal.activiteiten.rules import Status
from portal.clock import HERE, now
from portal.extensions import db
from tests.activiteiten.conftest import typed
from tests.village import make_app

EVIL = 'A;,"\\<img src=x>\r\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Nep\u2028ATTACH:x'


def events(answer):
    assert answer.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.data).walk("VEVENT")


def test_clock_of_the_file_is_that_of_the_netherlands():
    """At noon of every day of thirty years, and at the hours around each change."""
    zone = kalender.clock().to_tz()
    day = datetime(2005, 1, 1, 12)
    for number in range(30 * 366):
        noon = day + timedelta(number)
        assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=HERE).utcoffset()
    for moment in (datetime(2027, 3, 28, 1, 59), datetime(2027, 3, 28, 3), datetime(2026, 10, 25, 1), datetime(2026, 10, 25, 3)):
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=HERE).utcoffset()


def test_file_of_one_activity(planned, browse):
    begin = datetime(2027, 7, 1, 12, tzinfo=UTC)
    activiteit = planned(begint_at=begin, eindigt_at=begin + timedelta(hours=2))
    answer = browse().get(f"/activiteiten/{activiteit.id}/agenda.ics")
    [event] = events(answer)
    assert b"DTSTART;TZID=Europe/Amsterdam:20270701T140000\r\n" in answer.data
    assert answer.data.count(b"BEGIN:VTIMEZONE") == 1 and b"TZID:Europe/Amsterdam" in answer.data
    assert event["uid"] == f"activiteit-{activiteit.id}@gm0164.buurtportaal"
    assert (event["status"], event["sequence"], event["summary"]) == ("CONFIRMED", 0, "Zomermarkt")
    assert event["dtstamp"].dt == activiteit.changed_at.replace(microsecond=0)
    assert event["location"].startswith("Het plein, ") and event["url"].endswith(f"/activiteiten/{activiteit.id}")
    assert max(map(len, answer.data.split(b"\r\n"))) <= 75


def test_changes_keep_the_identity_and_raise_the_sequence(people, planned, browse):
    activiteit, amina = planned(), browse(people["amina"])
    path = f"/activiteiten/{activiteit.id}"
    seen = events(browse().get(f"{path}/agenda.ics"))
    amina.post(f"{path}/bewerken", data=typed(van="15:30"))
    seen += events(browse().get(f"{path}/agenda.ics"))
    amina.post(f"{path}/stap/afgelasten", data={"reden": "Storm"})
    seen += events(browse().get(f"{path}/agenda.ics"))
    assert len({event["uid"] for event in seen}) == 1
    assert [event["sequence"] for event in seen] == [0, 1, 2]
    assert [event["status"] for event in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert seen[0]["last-modified"].dt <= seen[-1]["last-modified"].dt
    assert "Storm" in seen[-1]["description"]


def test_feeds_hold_what_is_public_near_and_not_long_ago(groep, planned, browse):
    for status in Status:
        planned(title=str(status), status=status)
    planned(title="verderop", gebied_code="BU01640401")
    planned(title="ooit", begint_at=now() - timedelta(200), eindigt_at=now() - timedelta(200))
    buurt = {event["summary"] for event in events(browse().get("/activiteiten/buurten/WK016402.ics"))}
    own = {event["summary"] for event in events(browse().get(f"/activiteiten/groepen/{groep.id}.ics"))}
    assert buurt == {"aangekondigd", "gehouden", "afgelast"}
    assert own == buurt | {"verderop"}
    assert browse().get("/activiteiten/buurten/BU99.ics").status_code == 404
    assert browse().get("/activiteiten/groepen/99.ics").status_code == 404


@pytest.mark.parametrize("column", ["title", "wat", "waar", "status_reden"])
def test_text_stays_in_its_line(groep, planned, browse, column):
    planned(**{column: EVIL})
    for path in ("/activiteiten/buurten/WK016402.ics", f"/activiteiten/groepen/{groep.id}.ics"):
        answer = browse().get(path)
        [event] = events(answer)
        assert "Nep" not in event["summary"] or column == "title"
        assert "attach" not in event and answer.data.count(b"\r\nBEGIN:VEVENT") == 1
        assert answer.data.replace(b"\r\n", b"").count(b"\n") == 0
    for path in ("/activiteiten/", "/activiteiten/1", "/buurten/BU01640202"):
        text = browse().get(path).text
        assert "<img src=x" not in text


def test_name_of_a_group_stays_in_its_line(groep, planned, browse):
    groep.naam = "Wij\nEND:VCALENDAR\nX-EVIL:1"
    db.session.commit()
    planned()
    answer = browse().get(f"/activiteiten/groepen/{groep.id}.ics")
    assert answer.data.count(b"\r\nEND:VCALENDAR") == 1 and b"\r\nX-EVIL" not in answer.data


@pytest.mark.een_database
def test_kept_feed_is_the_same_file_and_never_stale(people, groep, planned, browse, database_url):
    activiteit, path = planned(), f"/activiteiten/groepen/{groep.id}.ics"
    keeping = make_app(database_url, PAGE_CACHE=True)
    first, second = (keeping.test_client().get(path) for _ in range(2))
    assert first.data == second.data and second.content_type == "text/calendar; charset=utf-8"
    browse(people["amina"]).post(f"/activiteiten/{activiteit.id}/stap/afgelasten", data={"reden": "Storm"})
    [event] = events(keeping.test_client().get(path))
    assert event["status"] == "CANCELLED"
