"""The place of one application, asked by itself, is the one the whole queue gives it: whoever else waits."""

from datetime import timedelta
from random import Random

import pytest

from portal.buurtbonnen.models import Loting
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries import rij as lists
from portal.buurtbonnen.rules.status import Status
from portal.clock import now, today
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond
from portal.regelingen.rules.queue import draw
from tests.buurtbonnen.conftest import saved

STATUSES = (Status.INGEDIEND, Status.IN_ADVIES, Status.INGETROKKEN)
AREAS = ("BU01640202", "BU01640201", "BU01640401")
LEFT = (2_000, 9_000, 30_000, 90_000)
AMOUNTS = (1_000, 2_500, 4_000, 9_000)


@pytest.fixture
def queue_of(versie_with, venster_of, aanvraag_by, village):
    """A plafond and those who wait for it, by chance: some of one day or moment, not complete, with a part, with money."""

    def make(dice, verdeling, gelijk):
        versie = versie_with(verdeling=verdeling, gelijk=gelijk)
        venster = venster_of(versie)
        kas = saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=dice.choice(LEFT)))
        moments = [now() - timedelta(days=dice.randrange(4), hours=dice.randrange(3)) for _ in range(5)]
        for number in range(dice.randrange(3, 9)):
            part = {"deel_bedrag": 500, "deel_akkoord_op": now()} if dice.random() < 0.2 else {}
            made = aanvraag_by(
                village["amina"], dice.choice(STATUSES), venster_id=venster.id, versie_id=versie.id, title=f"Plan {number}",
                gevraagd=dice.choice(AMOUNTS), ontvangen_at=dice.choice(moments), gebied_code=dice.choice(AREAS),
                compleet_op=dice.choice([*moments, None]), **part,
            )
            if dice.random() < 0.15 and kas.over >= made.gevraagd:
                kas.gereserveerd += made.gevraagd
                saved(Boeking(plafond_id=kas.id, aanvraag_id=made.id, soort="gereserveerd", bedrag=made.gevraagd))
        return kas, versie.regels

    return make


def draw_some_lots(dice, kas, regels):
    """Lots were drawn among some of those who came at the same time."""
    for plaats in lists.rij(kas, regels).plaatsen:
        if plaats.loting[:1] == (plaats.id,) and dice.random() < 0.5:
            saved(Loting(
                plafond_id=kas.id, moment=plaats.geteld.isoformat(), seed="zaad", deelnemers=sorted(plaats.loting),
                volgorde=draw("zaad", plaats.loting),
            ))


@pytest.mark.parametrize("chance", range(5))
@pytest.mark.parametrize("gelijk", ["dag", "tijdstip"])
@pytest.mark.parametrize("verdeling", ["volgorde_ontvangst", "volgorde_volledig"])
def test_the_place_of_one_is_that_in_the_whole_queue(queue_of, verdeling, gelijk, chance):
    dice = Random(f"{verdeling} {gelijk} {chance}")
    kas, regels = queue_of(dice, verdeling, gelijk)
    draw_some_lots(dice, kas, regels)
    db.session.commit()
    whole = lists.rij(kas, regels)
    everybody = db.session.scalars(db.select(lists.A.id).where(lists.A.venster_id == kas.venster_id)).all()
    for id in everybody:
        alone = lists.rij_around(one(id), kas, regels)
        assert alone.plaats(id) == whole.plaats(id)
        assert alone.uitleg(id) == whole.uitleg(id)
        assert (id in alone.te_loten(today())) == (id in whole.te_loten(today()))


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_the_same_however_many_wait(queue_of, aanvraag_by, village, queries, count):
    kas, regels = queue_of(Random(1), "volgorde_ontvangst", "tijdstip")
    kas.bedrag = 10**9
    for number in range(count):
        last = aanvraag_by(village["amina"], Status.INGEDIEND, venster_id=kas.venster_id, title=f"Meer {number}")
    aanvraag, kas = one(last.id), db.session.get(Plafond, kas.id)
    queries.clear()
    assert len(lists.rij_around(aanvraag, kas, regels).plaatsen) == 1
    assert len(queries) == 3


@pytest.mark.parametrize("verdeling", ["stemmen", "ronde_rangschikking"])
def test_where_order_does_not_count_nobody_has_a_place(queue_of, verdeling):
    kas, regels = queue_of(Random(2), verdeling, "dag")
    some = db.session.scalar(db.select(lists.A.id).where(lists.A.venster_id == kas.venster_id))
    assert lists.rij_around(one(some), kas, regels).plaatsen == lists.rij(kas, regels).plaatsen == ()
