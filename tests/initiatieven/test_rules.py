"""The rules of an initiatief: no app, no database."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from portal.errors import NotNow
from portal.initiatieven.rules import EINDE, LEVEN, OPENBAAR, Status, daily_start, is_openbaar, kenmerk


@pytest.mark.parametrize(
    ("step", "source", "target"),
    [
        ("indienen", Status.CONCEPT, Status.INGEDIEND),
        ("aanvulling_vragen", Status.INGEDIEND, Status.AANVULLING_GEVRAAGD),
        ("aanvullen", Status.AANVULLING_GEVRAAGD, Status.INGEDIEND),
        ("publiceren", Status.INGEDIEND, Status.GEPUBLICEERD),
        ("in_behandeling", Status.GEPUBLICEERD, Status.IN_BEHANDELING),
        ("uitvoeren", Status.IN_BEHANDELING, Status.IN_UITVOERING),
        ("realiseren", Status.IN_UITVOERING, Status.GEREALISEERD),
        ("niet_haalbaar", Status.INGEDIEND, Status.NIET_HAALBAAR),
        ("samenvoegen", Status.GEPUBLICEERD, Status.SAMENGEVOEGD),
        ("doorsturen", Status.INGEDIEND, Status.DOORGESTUURD),
        ("stoppen", Status.IN_UITVOERING, Status.GESTOPT),
        ("intrekken", Status.GEPUBLICEERD, Status.INGETROKKEN),
        ("heropenen", Status.NIET_HAALBAAR, Status.GEPUBLICEERD),
        ("heropenen", Status.SAMENGEVOEGD, Status.GEPUBLICEERD),
        ("overnemen", Status.GESTOPT, Status.GEPUBLICEERD),
        ("hervatten", Status.GESTOPT, Status.GEPUBLICEERD),
    ],
)
def test_step_leads_to(step, source, target):
    assert LEVEN.step(step, source).target == target


@pytest.mark.parametrize("status", list(Status))
def test_every_status_can_be_reached(status):
    assert status == Status.CONCEPT or status in {move.target for move in LEVEN.moves.values()}


def test_every_end_asks_for_a_reason():
    assert [move.name for move in LEVEN.moves.values() if move.target in EINDE and "reden" not in move.needs] == []


def test_realised_is_the_end():
    assert LEVEN.from_status(Status.GEREALISEERD) == []


def test_draft_cannot_be_published():
    with pytest.raises(NotNow):
        LEVEN.step("publiceren", Status.CONCEPT)


@pytest.mark.parametrize(
    ("status", "published", "hidden", "seen"),
    [
        (Status.GEPUBLICEERD, True, False, True),
        (Status.GEPUBLICEERD, True, True, False),
        (Status.INGETROKKEN, False, False, False),
        (Status.INGETROKKEN, True, False, True),
        (Status.CONCEPT, False, False, False),
        (Status.INGEDIEND, False, False, False),
    ],
)
def test_public_is_published_and_not_hidden(status, published, hidden, seen):
    plan = SimpleNamespace(status=status, published_at=published or None, hidden_at=hidden or None)
    assert is_openbaar(None, plan) is seen


def test_kenmerk_is_readable():
    assert kenmerk(2026, 147) == "I-2026-0147"
    assert kenmerk(2026, 123456) == "I-2026-123456"


def test_random_order_begins_elsewhere_each_day():
    days = [daily_start(date(2026, 1, 1) + timedelta(days=n), 1_000_000) for n in range(366)]
    assert len(set(days)) == 366
    assert set(OPENBAAR) >= EINDE
