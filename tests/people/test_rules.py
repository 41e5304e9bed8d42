"""Who counts as what, and what a name may hold."""

from types import SimpleNamespace

import pytest

from portal.people.rules import Rol, is_eigen_beheer, masked, plain_name, tells_contact


@pytest.mark.parametrize(("typed", "shown"), [
    ("  Amina ", "Amina"),
    ("Amina\n  de  Wit", "Amina de Wit"),
    ("Am\u202eina\u200b", "Am ina"),
    ("Zoë ’t Hart-Çelik", "Zoë ’t Hart-Çelik"),
    (None, ""),
])
def test_name_is_one_line_without_invisible_signs(typed, shown):
    assert plain_name(typed) == shown


@pytest.mark.parametrize("name", [
    "amina@voorbeeld.nl", "bel 06-12345678", "+31 6 1234 5678", "074 245 98 76", "0742459876",
])
def test_name_with_contact_details_is_recognised(name):
    assert tells_contact(name)


@pytest.mark.parametrize("name", ["Amina", "Buurtclub 1954", "Bas V.", "Flat 12-18", "De 3 van nummer 7"])
def test_ordinary_name_tells_no_contact(name):
    assert not tells_contact(name)


@pytest.mark.parametrize(("address", "shown"), [
    ("amina@voorbeeld.nl", "a***@voorbeeld.nl"), ("b@voorbeeld.nl", "b***@voorbeeld.nl"),
])
def test_masked_address_shows_one_letter_of_the_name(address, shown):
    assert masked(address) == shown


@pytest.mark.parametrize(("rol", "person_id", "own"), [
    (Rol.BEHEERDER, 1, True), (Rol.BEHEERDER, 2, False), (Rol.MODERATOR, 1, False),
])
def test_eigen_beheer_is_only_the_own_beheerder_role(rol, person_id, own):
    assert is_eigen_beheer(SimpleNamespace(id=1), SimpleNamespace(rol=rol, person_id=person_id)) is own
