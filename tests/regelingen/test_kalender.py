"""The days on which no term ends and the outages: the beheerder keeps them, terms follow."""

from datetime import date, datetime

import pytest

from portal.clock import HERE, today
from portal.errors import Refused
from portal.extensions import db
from portal.people.models import Stranger
from portal.regelingen.actions import kalender as actions
from portal.regelingen.models import Feestdag, Storing
from portal.regelingen.queries import kalender
from portal.regelingen.termijnen import bezwaar_tot

OTHERS = ("amina", "bas", "mo", "noor", "driss", "rik")
DAY = {"datum": "2026-12-24", "naam": "dag voor kerst", "bron": "Staatsblad (voorbeeld)"}
OUTAGE = {"van": "2026-06-15T21:30", "tot": "2026-06-16T00:15", "wat": "Een aanvraag versturen."}
NEW = "/regelingen/kalender/dag"
NEW_OUTAGE = "/regelingen/kalender/storing"


def days(*dates):
    db.session.add_all(Feestdag(datum=date.fromisoformat(day), naam=f"vrij {day}", bron="b") for day in dates)
    db.session.commit()


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


def outage(van, tot):
    made = Storing(van=moment(van), tot=moment(tot), wat="Inloggen.")
    db.session.add(made)
    db.session.commit()
    return made.id


def test_days_are_those_of_the_law_the_profile_and_the_table(app):
    days("2026-12-24", "2028-01-02")
    found = kalender.feestdagen(2026, 2027)
    assert {date(2026, 4, 27), date(2026, 5, 15), date(2026, 12, 24), date(2027, 12, 26)} <= found
    assert date(2028, 1, 2) not in found
    assert kalender.namen(2026, 2026)[date(2026, 12, 24)] == "vrij 2026-12-24"


@pytest.mark.parametrize(("sent", "last"), [
    ("2026-11-13", "2026-12-28"), ("2026-11-20", "2027-01-04"), ("2026-04-02", "2026-05-18"), ("2026-05-04", "2026-06-16"),
])
def test_the_time_to_object_is_that_of_the_law(app, sent, last):
    """Six weeks: over Christmas, New Year, Ascension Day, and an outage on the last day."""
    outage("2026-06-15T09:30", "2026-06-15T12:15")
    assert bezwaar_tot(date.fromisoformat(sent)) == date.fromisoformat(last)


def test_outages_are_days_on_the_clock_here(app):
    outage("2026-06-15T23:30", "2026-06-16T00:15")
    assert kalender.storingen() == ((date(2026, 6, 15), date(2026, 6, 16)),)


@pytest.mark.parametrize("who", [*OTHERS, None])
def test_nobody_but_the_beheerder_keeps_the_calendar(village, who):
    by = village[who] if who else Stranger()
    for act, *values in (
        (actions.add_day, date(2026, 12, 24), "a", "b"), (actions.drop_day, date(2026, 12, 24)),
        (actions.add_outage, moment("2026-06-15T10:00"), moment("2026-06-15T11:00"), "a"), (actions.drop_outage, 1),
    ):
        with pytest.raises(Refused):
            act(*values, by=by)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_gets_in(village, browse, who):
    client = browse(village[who])
    for path in ("/regelingen/kalender", NEW, NEW_OUTAGE):
        assert client.get(path).status_code == 403
    assert client.post(f"{NEW}/2026-12-24/weg").status_code == 403
    assert client.post(f"{NEW_OUTAGE}/1/weg").status_code == 403
    assert browse().get("/regelingen/kalender").location == "/inloggen?next=/regelingen/kalender"


def test_beheerder_sees_the_law_of_this_year_and_the_next(village, browse):
    page = browse(village["bea"]).get("/regelingen/kalender").text
    assert page.count("Koningsdag") == page.count("Vrijdag na Hemelvaart") == 2
    for year in (today().year, today().year + 1):
        assert f"Feestdagen in {year}" in page
    assert "Er zijn geen dagen toegevoegd." in page
    assert "Er zijn geen storingen genoteerd." in page


def test_a_day_is_added_and_removed(village, browse):
    client = browse(village["bea"])
    assert client.post(NEW, data=DAY).location == "/regelingen/kalender"
    page = client.get("/regelingen/kalender").text
    assert "donderdag 24 december 2026" in page and "dag voor kerst" in page and "Staatsblad (voorbeeld)" in page
    assert date(2026, 12, 24) in kalender.feestdagen(2026, 2026)
    for _twice in range(2):
        assert client.post(f"{NEW}/2026-12-24/weg").location == "/regelingen/kalender"
    assert kalender.added() == []


def test_an_outage_is_written_down_and_removed(village, browse):
    client = browse(village["bea"])
    assert client.post(NEW_OUTAGE, data=OUTAGE).location == "/regelingen/kalender"
    page = client.get("/regelingen/kalender").text
    assert "15 juni 2026, 21:30" in page and "16 juni 2026, 00:15" in page
    made = kalender.outages()[0]
    assert (made.van, made.by_id) == (moment("2026-06-15T21:30"), village["bea"].id)
    for _twice in range(2):
        assert client.post(f"{NEW_OUTAGE}/{made.id}/weg").location == "/regelingen/kalender"
    assert kalender.storingen() == ()


@pytest.mark.parametrize(("wrong", "field"), [
    ({"datum": ""}, "datum"), ({"datum": "24 december"}, "datum"), ({"datum": "0001-01-01"}, "datum"),
    ({"datum": "2026-04-27"}, "datum"), ({"datum": "2026-05-15"}, "datum"), ({"naam": " "}, "naam"),
    ({"naam": "x" * 81}, "naam"), ({"bron": ""}, "bron"),
])
def test_wrong_day_is_said_beside_the_field(village, browse, wrong, field):
    page = browse(village["bea"]).post(NEW, data=DAY | wrong).text
    assert f'id="{field}-fout"' in page
    assert kalender.added() == []


def test_a_day_is_added_once(village, browse):
    client = browse(village["bea"])
    client.post(NEW, data=DAY)
    assert "Op deze dag eindigt al geen termijn." in client.post(NEW, data=DAY).text
    assert len(kalender.added()) == 1


@pytest.mark.parametrize(("wrong", "field"), [
    ({"van": ""}, "van"), ({"tot": "straks"}, "tot"), ({"tot": "2026-06-15T21:29"}, "tot"),
    ({"van": "0001-01-01T00:00"}, "van"), ({"tot": "9999-12-31T23:59"}, "tot"), ({"wat": ""}, "wat"),
])
def test_wrong_outage_is_said_beside_the_field(village, browse, wrong, field):
    page = browse(village["bea"]).post(NEW_OUTAGE, data=OUTAGE | wrong).text
    assert f'id="{field}-fout"' in page
    assert kalender.outages() == []


@pytest.mark.parametrize("address", ["gisteren", "2026-02-30", "%00"])
def test_a_day_that_is_none_does_not_exist(village, browse, address):
    assert browse(village["bea"]).post(f"{NEW}/{address}/weg").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_however_much_there_is(village, browse, queries, number):
    days(*(f"2026-12-{20 + n}" for n in range(number)))
    for n in range(number):
        outage(f"2026-06-{10 + n}T10:00", f"2026-06-{10 + n}T11:00")
    client = browse(village["bea"])
    queries.clear()
    client.get("/regelingen/kalender")
    assert len(queries) == 3
