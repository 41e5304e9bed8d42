"""What happens to an account and to roles, tried as different people."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people import actions
from portal.people.models import Person, Role
from portal.people.queries import WHOLE_ROLE, by_email, logged_in
from portal.people.rules import Rol
from tests.at_once import at_once, kinds

EVERYBODY = ("amina", "bas", "mo", "noor", "driss", "rik", "bea")


def as_now(person):
    """The person as the next request loads them."""
    return logged_in(person.get_id())


def open_role(person):
    return db.session.scalar(WHOLE_ROLE.where(Role.person_id == person.id, Role.geeindigd_op.is_(None)))


def test_person_of_an_address_is_made_once(app):
    first = actions.person_of("nieuw@voorbeeld.invalid", taal="en")
    assert actions.person_of("nieuw@voorbeeld.invalid").id == first.id
    assert (first.name, first.taal, first.buurt_code, first.wants_mail) == ("", "en", None, True)
    assert len(first.stamp) == 16


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_yourself_change_your_account(village, who):
    amina, by = village["amina"], as_now(village[who])
    for deed in (lambda: actions.change_profile(amina, {"name": "Ander"}, by=by),
                 lambda: actions.end_sessions(amina, by=by),
                 lambda: actions.change_email(amina, "ander@voorbeeld.invalid", by=by)):
        if who == "amina":
            deed()
        else:
            with pytest.raises(Refused):
                deed()


def test_new_stamp_ends_every_session(village):
    amina = as_now(village["amina"])
    key = amina.get_id()
    actions.end_sessions(amina, by=amina)
    assert logged_in(key) is None
    assert logged_in(amina.get_id()) is amina


@pytest.mark.parametrize("key", [
    "", "1", "1.", ".s", "1.x", "x.s", "99.s", "-1.s", "1.s.s", "1.s.a.b", "1.s.a.2000-01-01", "1.x.a.9999-01-01",
    "99.s.a.9999-01-01",
])
def test_key_that_is_not_ours_is_nobody(village, key):
    assert logged_in(key) is None


def test_taken_address_stays_with_its_owner(village):
    amina = as_now(village["amina"])
    assert actions.change_email(amina, village["bas"].email, by=amina) is False
    assert by_email(village["bas"].email).name == "Bas"
    assert amina.stamp == "s"


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_the_beheerder_gives_and_ends_roles(village, who):
    by, role = as_now(village[who]), open_role(village["mo"])
    if who == "bea":
        assert actions.grant_role("mo@voorbeeld.invalid", Rol.RAADSLID, "GM0164", by=by)
        actions.end_role(role, by=by)
        assert role.geeindigd_op == today()
    else:
        with pytest.raises(Refused):
            actions.grant_role("mo@voorbeeld.invalid", Rol.RAADSLID, "GM0164", by=by)
        with pytest.raises(Refused):
            actions.end_role(role, by=by)


def test_role_is_given_once_and_again_after_it_ended(village):
    bea, email = as_now(village["bea"]), village["amina"].email
    given = [actions.grant_role(email, Rol.MODERATOR, "WK016402", by=bea) for _ in range(2)]
    assert given == [True, False]
    assert actions.grant_role(email, Rol.MODERATOR, "WK016404", by=bea)
    actions.end_role(open_role(village["amina"]), by=bea)
    assert actions.grant_role(email, Rol.MODERATOR, "WK016402", by=bea)
    rows = db.session.scalars(select(Role).where(Role.person_id == village["amina"].id)).all()
    assert len(rows) == 3
    assert {row.granted_by_id for row in rows} == {bea.id}


def test_role_for_an_unknown_address_makes_an_account_without_a_name(village):
    actions.grant_role("nieuw@voorbeeld.invalid", Rol.MODERATOR, "GM0164", by=as_now(village["bea"]))
    made = by_email("nieuw@voorbeeld.invalid")
    assert made.name == ""
    assert [role.rol for role in as_now(made).roles] == [Rol.MODERATOR]
    assert db.session.scalars(select(Person).where(Person.email == made.email)).all() == [made]


def test_own_beheerder_role_ends_by_a_colleague_only(village, person):
    bea, other = as_now(village["bea"]), as_now(person("Ben", rol="beheerder"))
    role = open_role(bea)
    with pytest.raises(Refused):
        actions.end_role(role, by=bea)
    actions.end_role(role, by=other)
    assert as_now(bea).roles == ()


def test_two_who_end_each_others_role_at_once_leave_one_beheerder(app, village, person):
    bea, ben = village["bea"].id, person("Ben", rol="beheerder").id

    def end(whose, who):
        return lambda: actions.end_role(open_role(db.session.get(Person, whose)), by=as_now(db.session.get(Person, who)))

    given = at_once(app, end(bea, ben), end(ben, bea))
    left = db.session.scalars(select(Role).where(Role.rol == Rol.BEHEERDER, Role.geeindigd_op.is_(None))).all()
    assert len(left) == 1
    assert sorted(str(one) for one in kinds(given)) in ([str(NotNow), "None"], [str(Refused), "None"])


def test_ending_twice_keeps_the_first_day(village):
    role = open_role(village["mo"])
    role.geeindigd_op = today() - timedelta(days=3)
    actions.end_role(role, by=as_now(village["bea"]))
    assert role.geeindigd_op == today() - timedelta(days=3)
