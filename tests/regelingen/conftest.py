"""A plafond with its ledger, in the village."""

import pytest

from portal.clock import today
from portal.extensions import db
from portal.regelingen import actions, examples, queries
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster


@pytest.fixture
def mo(village):
    return village["mo"]


@pytest.fixture
def concept_venster(mo):
    """A venster without plafonds, of a version that is not published."""
    regeling = Regeling(sleutel="bon", naam="Buurtbon")
    versie = RegelingVersie(regeling=regeling, nummer=1, naam="Buurtbon", regels={}, owner_id=mo.id)
    made = Venster(versie=versie, naam="2026", opent_op=today(), sluit_op=today())
    db.session.add(made)
    db.session.commit()
    return made


@pytest.fixture
def pot(concept_venster, mo):
    """A plafond of € 100,00 for the whole town, published; not through the actions."""
    made = Plafond(venster_id=concept_venster.id, gebied_code="GM0164", bedrag=10000)
    db.session.add(made)
    db.session.execute(db.update(RegelingVersie).values(status="gepubliceerd"))
    kasboek.open(concept_venster.versie_id, by=mo)
    db.session.commit()
    return made


@pytest.fixture
def bo(person):
    """The second beheerder: Bea draws up, Bo publishes."""
    return person("Bo", rol="beheerder")


@pytest.fixture
def drawn_up(village):
    """A version by Bea, complete in itself: an example of the gemeente, with other dates if given."""

    def make(regeling=None, **frame):
        voorbeeld = examples.read("hengelo-buurtbon")
        regeling = regeling or actions.start_regeling("Buurtbon", "Voor de buurt.", by=village["bea"])
        versie = actions.start_example(regeling, voorbeeld, by=village["bea"])
        for venster in queries.versie(versie.id).vensters:
            actions.set_plafonds(venster, {"WK016402": 960000, "WK016404": 500000}, by=village["bea"])
        actions.set_frame(versie, frame, by=village["bea"])
        db.session.commit()
        db.session.expire_all()
        return queries.versie(versie.id)

    return make
