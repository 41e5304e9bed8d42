"""A group with money of its own, and a browser for each in it and for who is not."""

import pytest

from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_versie


@pytest.fixture
def bea(person):
    return person("Bea van het mandaat", rol="besluitnemer")


@pytest.fixture
def dora(person):
    return person("Dora beslist", rol="besluitnemer")


@pytest.fixture
def four(people):
    """Amina is contact, Bas penningmeester, Cem tweede tekenaar and Dirk lid."""
    made = people(*(({"name": name}, None, "") for name in ("Amina", "Bas", "Cem", "Dirk")))
    return dict(zip(("amina", "bas", "cem", "dirk"), made, strict=True))


@pytest.fixture
def client(four, village, browse):
    """A browser for each of them, and for Noor of another neighbourhood, who is in no group."""
    made = {name: browse(person) for name, person in four.items()} | {"stranger": browse(village["noor"]), "nobody": browse()}
    return made.__getitem__


@pytest.fixture
def groep(four):
    return make_groep(contact=four["amina"], penningmeester=four["bas"], tweede_tekenaar=four["cem"], lid=four["dirk"])


@pytest.fixture
def toekenning(bea, groep):
    return make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
