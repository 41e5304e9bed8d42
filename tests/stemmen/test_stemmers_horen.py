"""Whoever voted with an account hears how the vote ends, also without following it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import at, now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast, keuzes, vastleggen
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import count_requested, publish, request_count
from portal.story import delivery
from portal.story.models import Event, Mail, Notification
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def ronde(village):
    """A vote in which Bas voted; Amina did not."""
    made = queries.one(make_ronde(make_agenda(village["mo"]), sluit_at=now() + timedelta(hours=1)).id)
    cast(made, {made.keuzes[0].id: 1}, Stemmer(village["bas"].id))
    db.session.commit()
    return made


def heard(what):
    """Who hears of this."""
    query = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    return db.session.scalars(query.where(Event.what == f"stemrondes.{what}")).all()


def test_that_a_vote_is_called_off(ronde, village):
    vastleggen.lapse(ronde, "Het geld is er niet.", by=village["mo"])
    db.session.commit()
    assert heard("laten_vervallen") == [village["bas"].id]
    delivery.write_notifications()
    mail = db.session.scalars(select(Mail)).one()
    assert "omdat je in deze stemming hebt gestemd" in mail.body and "Het geld is er niet." in mail.body


def test_that_an_option_left_the_ballot_while_one_can_still_vote(ronde, village):
    keuzes.withdraw(ronde.keuzes[1], "Het gaat niet door.", by=village["mo"])
    db.session.commit()
    assert heard("keuze_intrekken") == [village["bas"].id]


def test_that_the_result_is_there(ronde, village):
    with at(now() + timedelta(hours=2)):
        close(ronde, by=village["mo"])
        request_count(ronde, by=village["mo"])
        db.session.commit()
        count_requested()
        found = queries.one(ronde.id)
        publish(found, queries.telling(found.id), by=village["mo"])
        db.session.commit()
    assert heard("uitslag_bekendmaken") == [village["bas"].id] and heard("sluiten") != [village["bas"].id]
