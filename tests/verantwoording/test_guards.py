"""What the database itself refuses of a final amount once it was decided on: any change but that a person goes."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from portal.buurtbonnen.rules.bewaren import without_addressee
from portal.clock import now, today
from portal.extensions import db
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen
from portal.verantwoording.models import Vaststelling
from tests.verantwoording.conftest import account, decided, proposed

OTHER = today() + timedelta(99)
COLUMNS = {
    "id": 99, "toekenning_id": 99, "vervangt_id": 1, "grond": "direct", "bedrag": 1, "terug": 1, "voornemen_op": OTHER,
    "zienswijze_tot": OTHER, "zienswijze": "Iets anders.", "zienswijze_op": OTHER, "besluit_op": OTHER, "bezwaar_tot": OTHER,
    "betalen_voor": OTHER, "terug_voor": OTHER, "at": now() - timedelta(9), "reden": "Een andere reden.",
}
FACTS = {"kenmerk": "X", "toegekend": 1, "betaald": 1, "rest": 1, "verleend_op": "2020-01-01", "voornemen": {"bedrag": 1}}
FACTS |= {"alsnog_voor": "2020-01-01", "vervangt": {"op": "2020-01-01", "bedrag": 1, "terug": 1}, "wijzigingsgrond": "c"}


@pytest.fixture
def besluit(granted, village, office):
    """Decided lower than was granted, after a reaction: money is claimed back."""
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    made = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(made, "De muziek kwam niet.", by=village["amina"])
    decided(made, office["bea"])
    return queries.vaststelling(made.id)


def change(**values):
    db.session.execute(db.update(Vaststelling).values(**values))
    db.session.commit()


def refused(deed):
    with pytest.raises(IntegrityError, match="staat vast"):
        deed()
    db.session.rollback()


@pytest.mark.parametrize("column", COLUMNS)
def test_nothing_of_what_was_decided_changes(besluit, column):
    refused(lambda: change(**{column: COLUMNS[column]}))


@pytest.mark.parametrize("fact", FACTS)
def test_no_sum_or_day_of_its_facts_changes_even_without_the_person(besluit, fact):
    without = without_addressee(besluit.feiten)
    refused(lambda: change(feiten=besluit.feiten | {fact: FACTS[fact]}))
    refused(lambda: change(feiten=without | {fact: FACTS[fact]}))


def test_it_does_not_disappear(besluit):
    refused(lambda: db.session.execute(db.delete(Vaststelling)))


def test_a_reminder_is_counted_and_who_worked_on_it_may_be_forgotten(besluit):
    change(terug_herinnerd=1, behandelaar_id=None, besluiter_id=None)


def test_the_person_goes_and_later_the_words(besluit):
    change(feiten=without_addressee(besluit.feiten), reden="De aanvrager gaf minder uit.", zienswijze="")
    change(feiten={}, reden="")
    refused(lambda: change(bedrag=1))


def test_a_proposal_changes_and_goes(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    proposed(toekenning, 100_000, office["dora"])
    change(bedrag=90_000, reden="Toch anders.", feiten={"toegekend": 1})
    db.session.execute(db.delete(Vaststelling))
    db.session.commit()
    assert db.session.query(Vaststelling).count() == 0
