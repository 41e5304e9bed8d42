"""The ledger of one grant: what may be paid, settled, saved and moved, and that it always adds up."""

import pytest
from sqlalchemy import text

from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.queries.plafond import compared, sums_of
from portal.toekenningen.actions import kas
from tests.besteding import VERANTWOORDING, make_toekenning, make_versie, pay


@pytest.fixture
def toekenning(village, bea):
    return make_toekenning(make_versie(bea, **VERANTWOORDING), bea, owner=village["amina"])


def stand(toekenning):
    """The sums of the grant that are not nought; its plafond has the same, and both follow from the boekingen."""
    db.session.commit()
    assert [row.unequal for row in compared()] == [False]
    own, lines = kas.sums_of(toekenning.id), sums_of(toekenning.plafond_id, toekenning.id)
    assert {som: lines[som] for som in own} == own
    return {str(som): cents for som, cents in own.items() if cents}


def test_a_grant_is_paid_and_what_is_paid_beyond_it_claimed_back(toekenning, bea):
    pay(toekenning, 60_000, by=bea)
    pay(toekenning, 40_000, by=bea)
    assert stand(toekenning) == {"toegekend": 100_000, "uitbetaald": 100_000}
    pay(toekenning, 1, by=bea)
    assert stand(toekenning) == {"toegekend": 100_000, "uitbetaald": 100_001, "teruggevorderd": 1}


def test_settling_lower_releases_the_rest_and_claims_back_what_was_paid_beyond_it(toekenning, bea):
    pay(toekenning, 100_000, by=bea)
    kas.settle(toekenning, 70_000, by=bea)
    assert stand(toekenning) == {"toegekend": 70_000, "uitbetaald": 100_000, "vastgesteld": 70_000, "vrijgevallen": 30_000,
                                 "teruggevorderd": 30_000}
    with pytest.raises(NotNow, match="ontvangen"):
        kas.receive(toekenning, 30_001, by=bea)
    kas.receive(toekenning, 30_000, by=bea)
    assert toekenning.terug_te_betalen == 0 and toekenning.te_betalen == 0


def test_settling_again_takes_the_place_of_what_was(toekenning, bea):
    pay(toekenning, 80_000, by=bea)
    kas.settle(toekenning, 50_000, by=bea)
    kas.receive(toekenning, 10_000, by=bea)
    kas.settle(toekenning, 90_000, by=bea)
    assert stand(toekenning) == {"toegekend": 90_000, "uitbetaald": 80_000, "vastgesteld": 90_000, "vrijgevallen": 10_000,
                                 "teruggevorderd": 10_000, "terugbetaald": 10_000}
    assert toekenning.te_betalen == 20_000


def test_money_goes_to_another_grant_with_its_place_under_the_plafond(village, toekenning, bea):
    other = make_toekenning(make_versie(bea, "ander", **VERANTWOORDING), bea, owner=village["bas"], bedrag=10_000)
    pay(toekenning, 95_000, by=bea)
    with pytest.raises(NotNow, match="overdragen"):
        kas.transfer(toekenning, other, 5_001, by=bea)
    kas.transfer(toekenning, other, 5_000, by=bea)
    db.session.commit()
    assert (toekenning.toegekend, other.toegekend, other.overgedragen) == (95_000, 15_000, -5_000)
    assert [row.unequal for row in compared()] == [False, False]


def test_a_direct_grant_is_settled_at_once_and_still_paid(village, bea):
    small = make_toekenning(make_versie(bea), bea, owner=village["amina"])
    assert (small.status, small.vastgesteld, small.te_betalen) == ("vastgesteld", 100_000, 100_000)
    assert [termijn.bedrag for termijn in small.termijnen] == [100_000]


@pytest.mark.parametrize(("alter", "said"), [
    ("UPDATE toekenning SET toegekend = toegekend + 1", "toekenning {0} is"),
    ("UPDATE boekstand SET toegekend = toegekend + 1 WHERE aanvraag_id <> 0", "de stand van aanvraag {0} is"),
    ("DELETE FROM boekstand WHERE aanvraag_id <> 0", "de stand van aanvraag {0} is"),
    ("UPDATE boekstand SET bedrag = bedrag + 1 WHERE aanvraag_id = 0", "de stand van aanvraag 0 is"),
])
def test_the_doctor_names_a_grant_and_a_kept_sum_that_somebody_altered(app, toekenning, alter, said):
    def kasboek():
        output = app.test_cli_runner().invoke(args=["dokter"]).output
        return next(line for line in output.splitlines() if "Kasboek" in line)

    db.session.commit()
    assert kasboek().startswith("in orde")
    db.session.execute(text(alter))
    db.session.commit()
    assert f"NIET IN ORDE  Kasboek: {said.format(toekenning.id)} niet de som van de boekingen" in kasboek()
