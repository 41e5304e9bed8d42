"""Grants that wait to be paid: Mo and Bo are financiën, Amina a resident, and a group with a board of three."""

import pytest

from portal.betalingen import actions
from portal.clock import today
from portal.extensions import db
from tests.besteding import VERANTWOORDING, make_groep, make_rekening, make_toekenning, make_versie


@pytest.fixture
def besluiter(village, person):
    return person("Bea van het mandaat", rol="besluitnemer")


@pytest.fixture
def fin(people):
    """Two people of financiën."""
    return people(({"name": "Fien"}, "financien", "GM0164"), ({"name": "Frits"}, "financien", "GM0164"))


@pytest.fixture
def versie(besluiter):
    return make_versie(besluiter, **VERANTWOORDING)


@pytest.fixture
def board(people):
    return people(*((({"name": name}, None, "")) for name in ("Cora", "Piet", "Tess", "Loes")))


@pytest.fixture
def groep(board):
    contact, penningmeester, tweede, lid = board
    return make_groep(contact=contact, penningmeester=penningmeester, tweede_tekenaar=tweede, lid=lid)


@pytest.fixture
def grant(village, besluiter, versie):
    """A grant of Amina with an account: grant(10_000)."""

    def make(bedrag=100_000, owner=None, account=True, **values):
        made = make_toekenning(versie, besluiter, owner=owner or village["amina"], bedrag=bedrag, **values)
        if account:
            make_rekening(made, owner or village["amina"])
        return made

    return make


@pytest.fixture
def run(fin):
    """A run of all that is due, as far as asked: run("goedgekeurd")."""

    def make(status="samengesteld"):
        fien, frits = fin
        made = actions.compose(today(), by=fien)
        db.session.commit()
        if status != "samengesteld":
            actions.approve(made, by=frits)
            db.session.commit()
        if status == "uitgevoerd":
            actions.execute(made, today(), by=fien)
            db.session.commit()
        return made

    return make
