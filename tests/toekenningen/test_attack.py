"""Money that must not move: to a grant that is closed, by who asked for it, or by a plan nobody read."""

import pytest

from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.permissions import can
from portal.toekenningen import queries
from portal.toekenningen.actions import kas, plan, verschuiven
from portal.toekenningen.rules.verschuiving import Soort
from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_versie

RULES = VERANTWOORDING | {"rest_naar": "activiteiten", "overdragen": True, "bestedingsplan": "commissie"}


@pytest.fixture
def groep(village):
    return make_groep(penningmeester=village["amina"], lid=village["mo"])


@pytest.fixture
def toekenning(bea, groep):
    versie = make_versie(bea, "basis", **RULES)
    return make_toekenning(versie, bea, groep=groep, begin=today(), eind=today())


@pytest.fixture
def buren(village, toekenning, bea):
    other = make_groep("Buren", penningmeester=village["bas"])
    return make_toekenning(toekenning.aanvraag.versie, bea, groep=other, bedrag=30_000, begin=today(), eind=today())


def asked(toekenning, naar, by):
    made = verschuiven.ask(toekenning, Soort.OVERDRACHT, 10_000, "Voor een feest.", by=by, naar_id=naar.id)
    db.session.commit()
    return queries.verschuiving(made.id)


@pytest.mark.parametrize("status", ["verantwoord", "vastgesteld", "afgehandeld"])
def test_no_money_goes_to_a_grant_that_was_accounted_for_by_now(status, toekenning, buren, village, dora, browse):
    made = asked(toekenning, buren, village["amina"])
    buren.status = status
    db.session.commit()
    answer = browse(dora).post(f"/toekenningen/verschuivingen/{made.id}/besluit", data={"akkoord": "ja"})
    assert answer.status_code == 422 and "is al verantwoord. Er kan geen geld meer bij" in answer.text
    with pytest.raises(NotNow, match="dicht"):
        verschuiven.decide(queries.verschuiving(made.id), True, by=dora)
    db.session.rollback()
    assert kas.sums_of(buren.id)["toegekend"] == 30_000


def test_who_is_to_receive_money_does_not_read_how_much_the_other_group_has(toekenning, buren, village, browse):
    place = f"/toekenningen/verschuivingen/{asked(toekenning, buren, village['amina']).id}"
    grant, mine, theirs = f"/toekenningen/{toekenning.id}", *map(browse, (village["amina"], village["bas"]))
    assert "Nu nog over" in mine.get(place).text
    assert theirs.get(place).status_code == 200 and "Nu nog over" not in theirs.get(place).text
    assert theirs.get(grant).status_code == 404


def test_a_transfer_to_a_closed_grant_can_still_be_refused(toekenning, buren, village, dora):
    made = asked(toekenning, buren, village["amina"])
    buren.status = "vastgesteld"
    db.session.commit()
    verschuiven.decide(queries.verschuiving(made.id), False, "Die toekenning is al vastgesteld.", by=dora)
    assert queries.verschuiving(made.id).status == "afgewezen"


def test_who_asked_to_move_money_does_not_decide_it_after_leaving_the_group(toekenning, buren, groep, dora):
    seat = Lidmaatschap(groep_id=groep.id, person_id=dora.id, rol="tweede_tekenaar", begonnen_op=today())
    db.session.add(seat)
    db.session.commit()
    db.session.expire_all()
    id = asked(queries.one(toekenning.id), buren, dora).id
    seat.geeindigd_op = today()
    db.session.commit()
    db.session.expire_all()
    made = queries.verschuiving(id)
    assert not can(dora, "verschuivingen.beslissen", made)
    with pytest.raises(Refused):
        verschuiven.decide(made, True, by=dora)


def test_a_plan_that_was_handed_in_anew_is_not_approved_unread(toekenning, village, bea, browse):
    amounts = {post.id: 10_000 for post in toekenning.aanvraag.posten}
    first = plan.hand_in(toekenning, "Een markt.", amounts, by=village["amina"])
    db.session.commit()
    read = first.version
    plan.hand_in(queries.one(toekenning.id), "Een reis voor het bestuur.", amounts, by=village["amina"])
    db.session.commit()
    visitor, place = browse(bea), f"/toekenningen/{toekenning.id}/bestedingsplan/beoordelen"
    stale = visitor.post(place, data={"akkoord": "ja", "version": str(read)})
    assert (stale.status_code, "Een reis voor het bestuur." in stale.text) == (422, True)
    assert queries.plan_of(toekenning.id).wacht
    now = queries.plan_of(toekenning.id).version
    assert visitor.post(place, data={"akkoord": "ja", "version": str(now)}).status_code == 303


@pytest.mark.parametrize("text", ["   ", "-5", "0", "0,00", "١٢", "99999999999", "=1+1"])
def test_an_expense_of_an_odd_amount_is_not_kept(text, toekenning, village, browse):
    toekenning.plan_akkoord = True
    db.session.commit()
    values = {"post": "anders", "omschrijving": "Taart", "bedrag": text, "gedaan_op": today().isoformat(), "soort": "rekening"}
    answer = browse(village["mo"]).post(f"/toekenningen/{toekenning.id}/uitgave", data=values)
    assert answer.status_code == 422
