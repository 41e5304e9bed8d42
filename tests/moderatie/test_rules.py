"""What holds for staff, without a database."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from portal.initiatieven.rules import Status
from portal.moderatie.rules import Klok, allowed, begin_with, klok, next_step, work_areas
from portal.people.models import Person
from portal.people.rules import TEAM

DAY = date(2026, 11, 21)
BEGAN = datetime(2026, 11, 16, 9, tzinfo=UTC)


def zaak(**fields):
    base = {"status": Status.INGEDIEND, "status_at": BEGAN, "uiterlijk": DAY + timedelta(5),
            "aanvullen_voor": None, "beoordeeld": False, "hidden_at": None, "behandelaar_id": None,
            "meldingen": 0, "rust_sinds": None}
    return SimpleNamespace(**base | fields)


def waiting(last):
    """Residents have until this day to complete it."""
    return {"status": Status.AANVULLING_GEVRAAGD, "uiterlijk": None, "aanvullen_voor": last}


@pytest.mark.parametrize(("fields", "expected"), [
    ({"uiterlijk": DAY + timedelta(5)}, Klok(DAY + timedelta(5), 50, "")),
    ({"uiterlijk": DAY + timedelta(2)}, Klok(DAY + timedelta(2), 71, "soon")),
    ({"uiterlijk": DAY}, Klok(DAY, 100, "soon")),
    ({"uiterlijk": DAY - timedelta(1)}, Klok(DAY - timedelta(1), 100, "late")),
    ({"uiterlijk": None, "aanvullen_voor": DAY + timedelta(5)}, Klok(DAY + timedelta(5), 50, "pause")),
    ({"uiterlijk": None, "aanvullen_voor": DAY - timedelta(1)}, Klok(DAY - timedelta(1), 100, "late")),
    ({"uiterlijk": DAY + timedelta(900)}, Klok(DAY + timedelta(900), 4, "")),
    ({"uiterlijk": None}, None),
])
def test_clock_tells_the_last_day_and_how_urgent_it_is(fields, expected):
    assert klok(zaak(**fields), DAY) == expected


def test_a_clock_runs_from_the_day_it_was_here():
    late = {"status_at": datetime(2026, 11, 15, 23, 30, tzinfo=UTC)}
    assert klok(zaak(**late), DAY) == klok(zaak(), DAY)


def test_a_clock_that_stands_still_says_since_when():
    since = DAY - timedelta(3)
    assert klok(zaak(uiterlijk=None), DAY, since) == Klok(since, 50, "rust")
    assert klok(zaak(**waiting(DAY + timedelta(5))), DAY, since) == Klok(DAY + timedelta(5), 50, "pause")


@pytest.mark.parametrize(("fields", "step"), [
    ({"uiterlijk": None, "rust_sinds": DAY}, "rusten"),
    ({"status": Status.IN_BEHANDELING, "beoordeeld": True, "rust_sinds": DAY}, "rusten"),
    (waiting(DAY) | {"rust_sinds": DAY}, "wachten"),
    ({}, "oppakken"),
    ({"behandelaar_id": 3}, "beoordelen"),
    ({"beoordeeld": True}, "besluiten"),
    ({"uiterlijk": DAY - timedelta(1)}, "bellen"),
    (waiting(DAY), "wachten"),
    (waiting(DAY - timedelta(1)), "herinneren"),
    ({"status": Status.GEPUBLICEERD}, "bekijken"),
    ({"status": Status.GEPUBLICEERD, "beoordeeld": True}, "geen"),
    ({"status": Status.IN_BEHANDELING, "beoordeeld": True}, "antwoorden"),
    ({"status": Status.GEREALISEERD}, "geen"),
    ({"status": Status.GEPUBLICEERD, "hidden_at": BEGAN}, "geen_verborgen"),
    ({"meldingen": 1, "hidden_at": BEGAN}, "melding_bekijken"),
])
def test_next_step_follows_from_the_status_and_the_term(fields, step):
    assert next_step(zaak(**fields), DAY) == step


@pytest.mark.parametrize(("asked", "got"), [
    ({}, "open"), ({"deel": "laat"}, "laat"), ({"deel": "'; DROP"}, "open"), ({"other": "laat"}, "open"),
])
def test_only_values_from_the_list_are_allowed(asked, got):
    assert allowed(asked, deel=("open", "laat")) == {"deel": got}


def test_only_the_work_of_the_team_counts_for_the_reach():
    roles = [SimpleNamespace(rol="regisseur", gebied_code="WK1", reach=frozenset({"WK1", "BU1", "GM"})),
             SimpleNamespace(rol="raadslid", gebied_code="GM", reach=frozenset({"GM", "BU2"}))]
    person = Person()
    person.roles = roles
    assert person.reach(TEAM) == {"WK1", "BU1", "GM"}
    assert work_areas(person) == {"WK1"}


@pytest.mark.parametrize(("asked", "text"), [("2", "twee"), ("3", ""), (None, ""), ("2 OR 1=1", "")])
def test_reason_begins_with_a_text_of_this_step_only(asked, text):
    texts = [SimpleNamespace(id=1, tekst="een"), SimpleNamespace(id=2, tekst="twee")]
    assert begin_with(texts, asked) == text
