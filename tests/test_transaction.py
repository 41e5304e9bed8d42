"""One transaction outside a request: all of it or nothing, also when another runs within it."""

import pytest
from sqlalchemy import func, select

from portal.extensions import db
from portal.people.models import Person
from portal.transaction import transaction, tried


def people():
    with transaction():
        return db.session.scalar(select(func.count(Person.id)))


def add(name):
    with transaction():
        db.session.add(Person(name=name, email=f"{name}@voorbeeld.invalid", stamp="toets"))


def test_what_was_done_is_kept(village):
    before = people()
    add("nieuw")
    assert people() == before + 1


def test_a_transaction_within_another_keeps_nothing_when_that_one_fails(village):
    before = people()
    with pytest.raises(ZeroDivisionError), transaction():
        add("binnen")
        raise ZeroDivisionError
    assert people() == before
    add("later")
    assert people() == before + 1


def test_the_outer_one_goes_on_with_what_it_had_after_the_inner_one(village):
    with transaction():
        person = db.session.scalars(select(Person).order_by(Person.id).limit(1)).one()
        add("binnen")
        person.name = "Anders"
    assert db.session.scalar(select(Person.name).order_by(Person.id).limit(1)) == "Anders"


def test_what_goes_wrong_with_one_is_logged_and_does_not_hold_up_the_others(village, caplog):
    def add_unless(name):
        add(name)
        assert name != "stuk"
        return True

    before = people()
    assert [tried(add_unless, name) for name in ("eerst", "stuk", "later")] == [True, 0, True]
    assert people() == before + 2
    assert "('stuk',) ging mis" in caplog.text
