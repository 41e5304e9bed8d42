"""Grants that are to be accounted for and settled: of Amina alone, and the people who do it."""

from datetime import timedelta

import pytest

from portal.clock import now
from portal.extensions import db
from portal.regelingen.queries.plafond import compared
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen, verantwoorden
from tests.besteding import VERANTWOORDING, make_toekenning, make_versie, pay

SPENT = (60_000, 40_000)


@pytest.fixture
def office(person):
    """Dora handles accounts, Bea decides on them and Bo once more, and Fenna of financiën pays and receives."""
    roles = {"dora": "behandelaar", "bea": "besluitnemer", "bo": "besluitnemer", "fenna": "financien"}
    return {name: person(name.capitalize(), rol=rol) for name, rol in roles.items()}


@pytest.fixture
def granted(village, office):
    """Makes a grant of € 1.000 to Amina, € 800 of which was paid, under a version with these values."""

    def make(paid=80_000, owner="amina", light=True, begin=None, eind=None, **waarden):
        limit = {"licht_tot": 500_000} if light else {}
        versie = make_versie(office["bea"], **(VERANTWOORDING | limit | waarden))
        when = {name: day for name, day in (("begin", begin), ("eind", eind)) if day}
        made = make_toekenning(versie, office["bea"], owner=village[owner], **when)
        if paid:
            pay(made, paid, by=office["bea"])
        db.session.commit()
        return queries.zaak(made.id)

    return make


def account(toekenning, by, spent=SPENT, nu_al=True, **told):
    """The account of this grant, handed in by this person, before it is over if it must be."""
    draft = verantwoorden.start(toekenning, by=by)
    db.session.expire_all()
    draft = queries.verantwoording(draft.id)
    lines = dict(zip([regel.id for regel in draft.regels], spent, strict=False))
    values = {"verhaal": "Het was een mooi feest.", "deelnemers": 80, "naar_waarheid": True} | told
    values["regels"] = {id: {"uitgegeven": cents} for id, cents in lines.items()}
    verantwoorden.keep(draft, values, by=by)
    verantwoorden.hand_in(draft, nu_al=nu_al, by=by)
    db.session.commit()
    return draft


def proposed(toekenning, bedrag, by, reden="Niet alles ging door.", grond=""):
    """An amount put forward by this person."""
    made = vaststellen.propose(queries.zaak(toekenning.id), bedrag, reden, by=by, grond=grond)
    db.session.commit()
    return queries.vaststelling(made.id)


def decided(vaststelling, by, bedrag=None, reden="Zo hebben wij besloten."):
    """The besluit on it, with the ledger checked behind it; gives the grant."""
    vaststellen.decide(vaststelling, vaststelling.bedrag if bedrag is None else bedrag, reden, by=by)
    return settled(vaststelling.toekenning)


def settled(toekenning):
    """The grant as it stands, after a look whether its plafond and boekingen agree."""
    db.session.commit()
    assert [row.unequal for row in compared() if row.unequal] == []
    db.session.expire_all()
    return queries.zaak(toekenning.id)


def later(**span):
    """So much later than now, to let the clock stand at."""
    return now() + timedelta(**span)
