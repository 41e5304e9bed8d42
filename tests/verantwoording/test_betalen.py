"""What is paid around the end of a grant: no more than what was announced, and all of it by the day the letter names."""

from datetime import timedelta

import pytest

from portal.betalingen import actions as betalen
from portal.betalingen import queries as betalingen
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.people.queries import roles_of
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen
from tests.besteding import make_rekening
from tests.verantwoording.conftest import account, decided, proposed, settled


@pytest.fixture
def payers(office, person):
    """Fenna and Frits of financiën."""
    found = office["fenna"], person("Frits", rol="financien")
    for one in found:
        one.roles = roles_of(one)
    return found


@pytest.fixture
def unpaid(granted, village):
    """A grant of € 1.000 with an account, of which nothing was paid."""

    def make(**waarden):
        toekenning = granted(paid=0, **waarden)
        make_rekening(toekenning, village["amina"])
        account(toekenning, village["amina"], (20_000, 0))
        return toekenning

    return make


def answered(vaststelling, village):
    vaststellen.respond(vaststelling, "Dat klopt.", by=village["amina"])
    db.session.commit()
    return queries.vaststelling(vaststelling.id)


def test_of_a_grant_no_more_is_paid_than_the_lower_amount_that_is_announced(unpaid, payers, village, office):
    toekenning = unpaid()
    assert betalingen.due_sums(payers[0], today()).totaal == 100_000
    vaststelling = proposed(toekenning, 20_000, office["dora"])
    assert betalingen.due_sums(payers[0], today()).totaal == 20_000
    run = betalen.compose(today(), by=payers[0])
    betalen.approve(run, by=payers[1])
    betalen.execute(run, today(), by=payers[0])
    db.session.expire_all()
    done = decided(answered(vaststelling, village), office["bea"])
    assert (run.totaal, done.uitbetaald, done.te_betalen, done.terug_te_betalen) == (20_000, 20_000, 0, 0)


@pytest.mark.parametrize(("cents", "told"), [(20_000, "nog ten hoogste € 200"), (0, "niets meer")])
def test_nothing_more_is_promised_while_a_lower_amount_is_announced(unpaid, village, office, browse, cents, told):
    toekenning = unpaid()
    vaststelling = proposed(toekenning, cents, office["dora"])
    mine, place = browse(village["amina"]), f"/verantwoording/vaststellingen/{vaststelling.id}/voornemen"
    page, letter = mine.get(f"/toekenningen/{toekenning.id}").text, mine.get(place).text
    assert "Wacht op het besluit over het bedrag" in page and "De gemeente betaalt." not in page
    assert "Te betalen vanaf" not in page and "De rest, ten hoogste" not in page
    assert f"Tot wij besluiten, betalen wij u {told}." in letter.replace("\xa0", " ")


def test_nothing_more_is_promised_where_it_was_settled_before_either(unpaid, village, office, browse):
    toekenning = unpaid()
    decided(proposed(toekenning, 100_000, office["dora"]), office["bea"])
    proposed(toekenning, 20_000, office["dora"], grond="a")
    mine = browse(village["amina"])
    page = mine.get(f"/toekenningen/{toekenning.id}").text
    assert "Je kunt reageren." in page and "De gemeente betaalt." not in page and "Te betalen vanaf" not in page
    assert "Wacht op het besluit over het bedrag" in page
    assert "De gemeente betaalt nog, uiterlijk op" not in mine.get(f"/verantwoording/toekenning/{toekenning.id}").text


def test_a_run_from_before_the_announcement_is_not_approved_as_it_stands(unpaid, payers, village, office):
    toekenning = unpaid()
    run = betalen.compose(today(), by=payers[0])
    db.session.commit()
    vaststelling = answered(proposed(toekenning, 20_000, office["dora"]), village)
    (payment,) = betalingen.stale(run)
    with pytest.raises(NotNow, match="run_goedkeuren"):
        betalen.approve(run, by=payers[1])
    db.session.rollback()
    with pytest.raises(Needed, match="betaalrun"):
        vaststellen.decide(vaststelling, 20_000, "Zo is het.", by=office["bea"])
    betalen.came_back(betalingen.betaling(payment), "Het bedrag wordt lager.", by=payers[1])
    assert decided(vaststelling, office["bea"]).te_betalen == 20_000
    assert betalen.compose(today(), by=payers[0]).totaal == 20_000


def test_what_would_be_paid_later_is_paid_by_the_day_of_the_letter(unpaid, payers, village, office):
    toekenning = unpaid(termijnen=[{"deel": 80}, {"deel": 20, "na": "6m"}])
    run = betalen.compose(today(), by=payers[0])
    betalen.approve(run, by=payers[1])
    betalen.execute(run, today(), by=payers[0])
    db.session.expire_all()
    (later,) = queries.open_termijnen(toekenning.id)
    assert (run.totaal, later.bedrag) == (80_000, 20_000) and later.vanaf > today() + timedelta(150)
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    assert decided(vaststelling, office["bea"]).te_betalen == 20_000
    (promised,) = queries.open_termijnen(toekenning.id)
    assert (promised.vanaf, promised.betalen_voor) == (today(), vaststelling.betalen_voor)
    assert betalen.compose(today(), by=payers[0]).totaal == 20_000
    settled(toekenning)


def test_an_instalment_that_is_paid_in_time_stays_as_it_is(unpaid, village, office):
    toekenning = unpaid()
    (before,) = queries.open_termijnen(toekenning.id)
    decided(proposed(toekenning, 100_000, office["dora"]), office["bea"])
    assert [termijn.id for termijn in queries.open_termijnen(toekenning.id)] == [before.id]
