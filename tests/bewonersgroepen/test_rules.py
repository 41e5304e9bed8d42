"""What holds for groups, without a database."""

from types import SimpleNamespace as Thing

import pytest

from portal.bewonersgroepen.rules import (
    Aanbod,
    Rol,
    houdt_contact,
    huidige,
    is_enig_contact,
    is_enige,
    is_opvolger,
    is_zonder_contact,
    lege_rollen,
)


def lid(number, person, rol="lid", ended=None):
    return Thing(id=number, person_id=person, rol=rol, geeindigd_op=ended)


def groep(*leden, status="actief"):
    found = Thing(leden=list(leden), status=status)
    found.mede_ids = {one.person_id for one in huidige(found)}
    return found


def someone(id):
    return Thing(id=id, is_authenticated=True)


@pytest.mark.parametrize("opvolging", [True, False])
def test_offer_survives_the_path_it_is_kept_in(opvolging):
    aanbod = Aanbod(Rol.TWEEDE_TEKENAAR, 12, opvolging)
    assert Aanbod.read(aanbod.path(7)) == aanbod


def test_contact_is_kept_or_nobody_is_left():
    first, second, other = lid(1, 1, "contact"), lid(2, 2, "contact"), lid(3, 3)
    assert houdt_contact(groep(first, second, other), [first])
    assert not houdt_contact(groep(first, other), [first])
    assert houdt_contact(groep(first), [first])


def test_only_contact_of_others_leaves_them_without_one():
    contact, other = lid(1, 1, "contact"), lid(2, 2)
    assert is_enig_contact(someone(1), groep(contact, other))
    assert not is_enig_contact(someone(2), groep(contact, other))
    assert not is_enig_contact(someone(1), groep(contact))
    assert not is_enig_contact(someone(1), groep(contact, other, status="gestopt"))
    assert not is_enig_contact(someone(1), groep(contact, lid(3, 3, ended="gisteren")))


def test_only_one_counts_people_not_roles():
    assert is_enige(someone(1), groep(lid(1, 1, "contact"), lid(2, 1, "penningmeester"), lid(3, 3, ended="toen")))
    assert not is_enige(someone(1), groep(lid(1, 1, "contact"), lid(2, 2)))


def test_a_board_is_missed_only_where_there_is_money():
    contact = lid(1, 1, "contact")
    assert lege_rollen(groep(contact), met_geld=False) == []
    assert lege_rollen(groep(contact), met_geld=True) == [Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR]
    assert lege_rollen(groep(lid(2, 2), lid(1, 1, "contact", ended="toen")), met_geld=False) == [Rol.CONTACT]


def test_who_signs_steps_in_before_who_does_not():
    signs, other = lid(1, 1, "penningmeester"), lid(2, 2)
    assert is_opvolger(someone(1), groep(signs, other)) and not is_opvolger(someone(2), groep(signs, other))
    assert is_opvolger(someone(2), groep(other)) and not is_opvolger(someone(3), groep(other))
    assert is_zonder_contact(None, groep(signs, other)) and not is_zonder_contact(None, groep(lid(3, 3, "contact"), other))
