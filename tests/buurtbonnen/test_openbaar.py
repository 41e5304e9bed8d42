"""The queue as anyone reads it: how many wait, who has which place and why; nobody's name, title or note."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from portal.buurtbonnen.actions import ronde as actions
from portal.buurtbonnen.models import Loting, Werknotitie
from portal.buurtbonnen.queries import openbaar
from portal.buurtbonnen.queries import ronde as rondes
from portal.buurtbonnen.queries.rij import rij, rows_of
from portal.buurtbonnen.rules.openbaar import public_places
from portal.buurtbonnen.rules.status import Status
from portal.clock import HERE, now
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, Venster
from portal.regelingen.queries.plafond import published_plafond
from portal.regelingen.rules.queue import draw
from tests.buurtbonnen.conftest import saved

AREAS = "GM0164", "WK016404", "BU01640201"
SECRETS = ("Amina", "Jansen", "Dorpsstraat", "7551", "voorbeeld.invalid", "Geheim plan", "Interne notitie", "Henk")


@pytest.fixture
def kas_of(versie_with, venster_of):
    """€ 100 for wijk Noord under rules of one's own: kas_of(verdeling="volgorde_ontvangst", closes=-1)."""

    def make(closes=60, **waarden):
        venster = venster_of(versie_with(**waarden), closes=closes)
        pot = saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000))
        return SimpleNamespace(id=pot.id, venster_id=venster.id, versie_id=venster.versie_id)

    return make


@pytest.fixture
def asks(aanvraag_by, village):
    """An application that waits: asks(kas, cents, days ago)."""

    def make(kas, cents, ago=1, status=Status.INGEDIEND, **fields):
        at = now() - timedelta(ago)
        given = {"compleet_op": at, "title": "Geheim plan", **fields}
        return aanvraag_by(
            village["amina"], status, venster_id=kas.venster_id, versie_id=kas.versie_id, gevraagd=cents,
            ontvangen_at=at, **given,
        )

    return make


def page(browse, kas):
    return browse().get(f"/regelingen/plafonds/{kas.id}/wachtrij").text


def places(kas):
    plafond = published_plafond(kas.id)
    return public_places(rij(plafond, plafond.venster.versie.regels))


def test_the_page_tells_place_amount_and_reason_of_each_and_nothing_else(browse, kas_of, asks, henk):
    kas = kas_of(verdeling="volgorde_ontvangst", gelijk="tijdstip")
    second, first = asks(kas, 7_000, 2), asks(kas, 6_000, 3)
    concept = asks(kas, 500, status=Status.CONCEPT)
    saved(Werknotitie(aanvraag_id=first.id, by_id=henk.id, tekst="Interne notitie"))
    text = page(browse, kas)
    assert text.index(first.kenmerk) < text.index(second.kenmerk)
    assert "Wie eerder aanvraagt, is eerder aan de beurt." in text
    assert "Er was nog €\u00a0100 over. Het bedrag van €\u00a060 past." in text
    assert "Er was nog €\u00a040 over. Het bedrag van €\u00a070 past niet meer." in text
    assert concept.kenmerk is None and "2 aanvragen in de rij" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_the_page_of_the_regeling_counts_who_waits_and_leads_there(browse, kas_of, asks):
    kas = kas_of(verdeling="volgorde_ontvangst", gelijk="tijdstip")
    asks(kas, 7_000)
    has_money = asks(kas, 1_000, 2)
    db.session.get(Plafond, kas.id).gereserveerd = 1_000
    saved(Boeking(plafond_id=kas.id, aanvraag_id=has_money.id, soort="gereserveerd", bedrag=1_000))
    text = browse().get("/regelingen/buurtbon").text
    assert "1 aanvraag wacht" in text
    assert f'href="/regelingen/plafonds/{kas.id}/wachtrij"' in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_waiting_is_counted_as_the_queue_counts_it(kas_of, asks):
    kas = kas_of(verdeling="volgorde_ontvangst")
    other = saved(Plafond(venster_id=kas.venster_id, gebied_code="GM0164", bedrag=10_000))
    for code in ("BU01640202", "BU01640201", "BU01640401"):
        asks(kas, 2_000, gebied_code=code)
    asks(kas, 9_000, status=Status.INGETROKKEN)
    counted = openbaar.waiting_in([db.session.get(Venster, kas.venster_id)])
    assert {id: row.aantal for id, row in counted.items()} == {kas.id: 2, other.id: 1}
    assert [len(rows_of(db.session.get(Plafond, id))) for id in (kas.id, other.id)] == [2, 1]
    assert sum(row.gevraagd for row in counted.values()) == 6_000


@pytest.mark.parametrize("count", [1, 3])
def test_both_pages_cost_the_same_however_many_wait(browse, kas_of, asks, queries, count):
    kas = kas_of(verdeling="volgorde_ontvangst")
    for number in range(count):
        asks(kas, 2_000, number)
        saved(Plafond(venster_id=kas.venster_id, gebied_code=AREAS[number], bedrag=1_000))
    browse().get("/regelingen/buurtbon")
    db.session.expunge_all()
    queries.clear()
    openbaar.openbare_rij(published_plafond(kas.id))
    assert len(queries) == 4
    queries.clear()
    text = browse().get("/regelingen/buurtbon?taal=nl").text
    assert ("3 aanvragen wachten" if count == 3 else "1 aanvraag wacht") in text
    assert len([one for one in queries if "stamp" not in one]) == 6


def test_what_lots_must_decide_is_not_told_before_they_are_drawn(browse, kas_of, asks):
    kas = kas_of(verdeling="volgorde_ontvangst", gelijk="dag")
    at = now() - timedelta(3)
    tied = [asks(kas, 6_000, 3) for _ in range(3)]
    later = asks(kas, 3_000, 1)
    before = places(kas)
    assert [(one.id, one.nummer) for one in before] == [*((one.id, None) for one in tied), (later.id, 4)]
    assert not {"past", "te_veel", "op", "loting"} & {key for one in before for key, _values in one.uitleg}
    assert "Nog niet geloot" in page(browse, kas)
    ids = [one.id for one in tied]
    day = at.astimezone(HERE).date()
    saved(Loting(
        plafond_id=kas.id, moment=day.isoformat(), seed="zaad", deelnemers=sorted(ids), volgorde=draw("zaad", ids),
    ))
    after = places(kas)
    assert [one.id for one in after] == [*draw("zaad", ids), later.id]
    assert [one.nummer for one in after] == [1, 2, 3, 4]


def test_a_round_tells_who_fixed_the_order_and_why(browse, kas_of, asks, henk):
    kas = kas_of(verdeling="ronde_rangschikking", gezag="commissie", closes=-1)
    first, second = asks(kas, 6_000, 9), asks(kas, 5_000, 9)
    text = page(browse, kas)
    assert "Een commissie geeft de punten." in text
    assert "2 aanvragen wachten nog op een plaats." in text
    actions.fix_order(rondes.ronde(kas.id), {first.id: 2, second.id: 1}, "De commissie adviseerde zo.", by=henk)
    db.session.commit()
    text = page(browse, kas)
    assert "De commissie adviseerde zo." in text and "de gemeente" in text
    assert "In de rangschikking van deze ronde kwam deze aanvraag op plaats 2." in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_after_fifty_places_the_rest_is_counted(browse, kas_of, asks, monkeypatch):
    kas = kas_of(verdeling="volgorde_ontvangst", gelijk="tijdstip")
    monkeypatch.setattr(openbaar, "MOST", 2)
    for number in range(5):
        asks(kas, 2_000, number)
    shown = openbaar.openbare_rij(published_plafond(kas.id))
    assert (len(shown.plaatsen), shown.aantal, len(shown.kenmerken)) == (2, 5, 2)
    assert "Daarna wachten nog 3 aanvragen." in page(browse, kas)


def test_a_draft_has_no_queue_to_see(browse, versie_with, venster_of):
    venster = venster_of(versie_with(status="concept"))
    kas = saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000))
    assert browse().get(f"/regelingen/plafonds/{kas.id}/wachtrij").status_code == 404
