"""Many who compose, approve and book at the same moment: nothing is paid twice."""

from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.betalingen import actions, queries, tijd
from portal.betalingen.models import Betaalrun, Betaling
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.regelingen.queries.plafond import compared
from portal.story.models import Event
from portal.toekenningen.models import Toekenning
from tests.at_once import at_once, kinds

FEW, GRANTS = 8, 5
# Each of these is answered with a page that says what happened.
POLITE = {NotNow, StaleDataError, IntegrityError, Refused}


@pytest.fixture
def together(app, fin):
    """Does this in so many threads, each with a session of its own as one of financiën by turns: what each heard."""

    def together(deed, number=FEW):
        ids = [person.id for person in fin]
        return kinds(at_once(app, *(partial(done, deed, ids[n % 2]) for n in range(number))))

    return together


def done(deed, by):
    person = db.session.get(Person, by)
    person.roles = roles_of(person)
    deed(person)
    return "gedaan"


def all_paid_once(heard):
    assert heard.count("gedaan") == 1 and set(heard) - {"gedaan"} <= POLITE
    return {row.unequal for row in compared()} == {False}


@pytest.fixture
def grants(grant):
    return [grant(10_000 + n).id for n in range(GRANTS)]


def test_of_eight_who_compose_at_once_one_gets_it_all(grants, together):
    assert all_paid_once(together(lambda by: actions.compose(today(), by=by)))
    rows = db.session.execute(db.select(Betaling.termijn_id, Betaling.stand)).all()
    assert sorted(rows) == [(n, "klaar") for n in range(1, GRANTS + 1)]
    assert db.session.scalars(db.select(Betaalrun.aantal)).all() == [GRANTS]


def test_of_eight_who_approve_at_once_one_does(grants, run, together):
    id = run().id
    assert all_paid_once(together(lambda by: actions.approve(queries.run(id), by=by)))
    made = queries.run(id)
    assert (made.status, len(made.zegel)) == ("goedgekeurd", 64)


def test_of_eight_who_book_at_once_one_does(grants, run, together):
    id = run("goedgekeurd").id
    assert all_paid_once(together(lambda by: actions.execute(queries.run(id), today(), by=by)))
    paid = db.select(Toekenning.uitbetaald).order_by(Toekenning.id)
    assert db.session.scalars(paid).all() == [10_000 + n for n in range(GRANTS)]


def test_a_payment_that_comes_back_while_the_run_is_booked_is_one_or_the_other(grants, run, together):
    id = run("goedgekeurd").id
    first = db.session.scalar(db.select(db.func.min(Betaling.id)))

    def either(by):
        if by.name == "Fien":
            actions.execute(queries.run(id), today(), by=by)
        else:
            actions.came_back(queries.betaling(first), "Rekening bestaat niet.", by=by)

    heard = together(either)
    assert "gedaan" in heard and set(heard) - {"gedaan"} <= POLITE
    assert {row.unequal for row in compared()} == {False}
    stand = db.session.scalar(db.select(Betaling.stand).where(Betaling.id == first))
    paid = db.session.scalar(db.select(Toekenning.uitbetaald).where(Toekenning.id == grants[0]))
    assert (stand, paid) in {("teruggekomen", 0), ("betaald", 10_000)}


def test_several_messengers_tell_each_recipient_once(grants, run, together):
    run("uitgevoerd")
    together(lambda by: tijd.pass_by(), 3)
    tijd.pass_by()
    told = db.select(db.func.count()).select_from(Event).where(Event.what == "toekenningen.betaald")
    assert db.session.scalar(told) == GRANTS
