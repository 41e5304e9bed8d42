"""The counter of the village in days and hours, without a database."""

from datetime import date, datetime, timedelta

import pytest

from portal.clock import HERE
from portal.demo.counter import asked, first_day, moved, of_aanvraag
from portal.demo.loader import read
from portal.profiel import read_profiel
from portal.regelingen import examples

GEMEENTEN = ["hengelo", "almelo", "enschede"]
NOON = datetime(2026, 11, 21, 12, tzinfo=HERE)


def counter(gemeente):
    return read(read_profiel(gemeente))["loket"]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_nothing_is_played_in_the_future(gemeente):
    assert max(moment for moment, _scene in asked(counter(gemeente), NOON)) <= NOON


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2027, 1, 2), date(2028, 2, 29), date(2028, 12, 31)])
def test_every_venster_is_open_on_every_day_that_is_played(gemeente, today):
    loket = counter(gemeente)
    first = first_day(loket, today)
    for regeling in loket["regeling"]:
        voorbeeld = moved(examples.read(regeling["voorbeeld"]), first, today)
        for venster in voorbeeld.vensters:
            assert venster["opent_op"] <= first < today < venster["sluit_op"]
            assert voorbeeld.versie["geldig_van"] <= venster["opent_op"]
            assert venster["sluit_op"] <= voorbeeld.versie["geldig_tot"]
        assert {row["venster"] for row in voorbeeld.plafonds} <= {row["naam"] for row in voorbeeld.vensters}
        asked = today.year + (voorbeeld.versie["regels"].get("subsidiejaar", {}).get("waarde") == "volgend_jaar")
        assert str(asked) in voorbeeld.versie["naam"]


def test_in_its_own_year_an_example_keeps_its_dates():
    own = examples.read("hengelo-buurtbon")
    made = moved(own, NOON.date() - timedelta(days=165), NOON.date())
    assert (made.versie["geldig_van"], made.versie["geldig_tot"]) == (date(2026, 1, 1), date(2026, 12, 31))
    assert made.vensters == own.vensters


def test_draft_is_begun_and_never_handed_in():
    draft = {"sleutel": "tuin", "dag": -9, "door": "buur@voorbeeld.invalid", "status": "concept"}
    handed_in = draft | {"status": "ingediend"}
    assert [scene.deed for scene in of_aanvraag(draft, NOON.date())] == ["begin"]
    assert [scene.deed for scene in of_aanvraag(handed_in, NOON.date())] == ["begin", "indienen"]


def test_staff_wait_for_monday_but_never_beyond_today():
    """NOON is a Saturday."""
    events = [{"dag": day, "stap": "oppakken"} for day in (-7, -6, -5, 0)] + [{"dag": -7, "stap": "intrekken"}]
    written = {"sleutel": "tuin", "dag": -9, "status": "concept", "verloop": events}
    assert [scene.day for scene in of_aanvraag(written, NOON.date())] == [-9, -5, -5, -5, 0, -7]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_application_is_told_in_order_of_its_days(gemeente):
    for aanvraag in counter(gemeente)["aanvraag"]:
        for place in (1, 2):
            told = [event for event in aanvraag.get("verloop", ()) if event.get("na_loting", place) == place]
            days = [aanvraag["dag"], *(event["dag"] for event in told)]
            assert days == sorted(days), aanvraag["sleutel"]
