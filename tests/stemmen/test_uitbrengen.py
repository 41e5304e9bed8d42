"""Casting: one voter, one ballot, within the hours of the round, and no way from one to the other."""

import pytest
from sqlalchemy import func, select

from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.models import Gestemd, Stembiljet
from portal.stemmen.rules.regels import Regels
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def ronde(village, person):
    made = make_ronde(make_agenda(person(rol="moderator")))
    return queries.one(made.id)


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_second_ballot_of_the_same_account_is_refused(ronde, person):
    voter, key = person(), ronde.keuzes[0].id
    assert cast(ronde, {key: 1}, Stemmer(voter.id))
    with pytest.raises(NotNow):
        cast(ronde, {key: 1}, Stemmer(voter.id))
    assert count(Gestemd) == count(Stembiljet) == 1


def test_where_changing_is_allowed_the_ballot_is_replaced_and_not_doubled(village, person):
    made = make_ronde(make_agenda(person(rol="moderator")), regels=Regels(wijzigen=True))
    ronde, voter = queries.one(made.id), person()
    first, second = (keuze.id for keuze in ronde.keuzes[:2])
    assert cast(ronde, {first: 1}, Stemmer(voter.id))
    assert cast(ronde, {second: 1}, Stemmer(voter.id)) == ""
    assert db.session.scalars(select(Stembiljet.keuzes)).all() == [f"{second}:1"]
