"""Fixing while others change, and telling by two messengers: on a real database, started together."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import now
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.stemmen import queries, tijd, vastgelegd
from portal.stemmen.actions import keuzes
from portal.stemmen.actions.vastleggen import fix
from portal.stemmen.rules.ronde import Status
from portal.story.models import Event
from portal.tellen import bundel
from tests.agenda import make_agenda, make_ronde
from tests.at_once import at_once

LATE = "verouderd"


def done_by(person_id, deed):
    """The deed as this person, or that somebody else was first."""
    def run():
        person = db.session.get(Person, person_id)
        person.roles = roles_of(person)
        try:
            deed(person)
        except StaleDataError:
            db.session.rollback()
            return LATE
        return "gedaan"
    return run


@pytest.mark.parametrize("turn", range(4))
def test_what_is_fixed_is_what_its_head_speaks_of_whoever_was_first(app, village, turn):
    mo, agenda = village["mo"].id, make_agenda(village["mo"])
    ronde_id = make_ronde(agenda, Status.CONCEPT, costs=(1_000, 2_000, 3_000, 0), opent_at=now() + timedelta(hours=1)).id
    option_id = queries.one(ronde_id).keuzes[turn].id
    given = at_once(
        app,
        done_by(mo, lambda person: fix(queries.one(ronde_id), by=person)),
        done_by(mo, lambda person: keuzes.drop(queries.one(ronde_id), option_id, by=person)),
    )
    ronde = queries.one(ronde_id)
    assert "gedaan" in given
    assert len(ronde.keuzes) == (3 if given[1] == "gedaan" else 4)
    assert [keuze.nummer for keuze in ronde.keuzes] == list(range(1, len(ronde.keuzes) + 1))
    if given[0] == "gedaan":
        assert ronde.status == Status.VASTGELEGD and bundel.verify(vastgelegd.lines(ronde), ronde.kop_voor)


def test_two_messengers_tell_of_an_opening_once(app, village):
    ronde_id = make_ronde(make_agenda(village["mo"])).id
    given = at_once(app, *[lambda: tijd.announce(ronde_id)] * 4)
    assert sorted(given) == [False, False, False, True]
    assert db.session.scalars(select(Event.what)).all() == ["stemrondes.openen"]
