"""A group with basic money and money for activities, its neighbours, and two who decide."""

import pytest

from portal.people.queries import roles_of
from tests.besteding import VERANTWOORDING, make_groep, make_versie
from tests.toekenningen.verschuiven.asking import RULES, granted


@pytest.fixture
def amina(village):
    village["amina"].roles = roles_of(village["amina"])
    return village["amina"]


@pytest.fixture
def groep(village, amina):
    return make_groep(penningmeester=amina, lid=village["mo"])


@pytest.fixture
def basis(bea):
    return make_versie(bea, "basis", **RULES)


@pytest.fixture
def toekenning(basis, bea, groep):
    return granted(basis, bea, groep)


@pytest.fixture
def activiteiten(bea, groep):
    return granted(make_versie(bea, "activiteiten", **VERANTWOORDING), bea, groep, bedrag=20_000)


@pytest.fixture
def buren(village, basis, bea):
    return granted(basis, bea, make_groep("Buren", penningmeester=village["bas"]), bedrag=30_000)
