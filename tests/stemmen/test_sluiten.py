"""Closing: only after its time, once, and with nothing left that leads from a voter to a ballot."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from portal.clock import at, now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.actions.sluiten import close
from portal.stemmen.models import Stembiljet, Stemronde
from portal.stemmen.rules.regels import Regels
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def voted(village, person):
    """A round of three ballots that may be changed, whose time is over."""
    made = make_ronde(make_agenda(village["mo"]), regels=Regels(wijzigen=True), sluit_at=now() + timedelta(hours=1))
    ronde = queries.one(made.id)
    for keuze in ronde.keuzes:
        cast(ronde, {keuze.id: 1}, Stemmer(person().id))
    db.session.commit()
    with at(now() + timedelta(hours=2)):
        yield ronde


def ballots():
    return db.session.execute(select(Stembiljet.key, Stembiljet.keuzes, Stembiljet.wissel)).all()


def test_closing_destroys_the_key_and_every_link_and_keeps_the_choices(voted, village):
    before = ballots()
    close(voted, by=village["mo"])
    db.session.commit()
    after = ballots()
    assert {row.keuzes for row in after} == {row.keuzes for row in before} and len(after) == len(before)
    assert not {row.key for row in after} & {row.key for row in before}
    assert all(before) and [row.wissel for row in after] == [None] * 3
    kept = db.session.get(Stemronde, voted.id)
    assert kept.sleutel == "" and kept.sleutel_vernietigd_at and kept.status == "gesloten"


def test_a_round_closes_once_and_takes_no_more_ballots(voted, village, person):
    close(voted, by=village["mo"])
    db.session.commit()
    with pytest.raises(NotNow):
        close(voted, by=village["mo"])
    with pytest.raises(NotNow):
        cast(queries.one(voted.id), {voted.keuzes[0].id: 1}, Stemmer(person().id))


def test_the_database_refuses_to_take_a_ballot_away_after_closing(voted, village):
    close(voted, by=village["mo"])
    db.session.commit()
    with pytest.raises(Exception, match="stembiljet staat vast"):
        db.session.execute(delete(Stembiljet.__table__))


def test_nobody_closes_a_round_that_still_runs(village, person):
    ronde = queries.one(make_ronde(make_agenda(village["mo"])).id)
    with pytest.raises(NotNow):
        close(ronde, by=village["mo"])
