"""A group with Amina as contact, Eva as penningmeester and Cem as lid; and what they type about an activity."""

from datetime import timedelta

import pytest

from portal.activiteiten import queries
from portal.clock import today
from portal.extensions import db
from tests.besteding import AMBTSHALVE, make_activiteit, make_groep, make_toekenning, make_versie

BUURT = "BU01640202"


def typed(**changes):
    """What somebody fills in: over ten days, from two to five."""
    day = (today() + timedelta(10)).isoformat()
    base = {
        "title": "Zomermarkt", "wat": "Kramen en muziek.", "dag": day, "van": "14:00", "tot": "17:00", "waar": "Het plein",
        "gebied_code": BUURT, "iedereen": "ja",
    }
    return base | changes


@pytest.fixture
def people(village, person):
    return village | {"cem": person("Cem"), "eva": person("Eva"), "besluit": person("Bea", rol="besluitnemer")}


@pytest.fixture
def groep(people):
    return make_groep(contact=people["amina"], penningmeester=people["eva"], lid=people["cem"])


@pytest.fixture
def planned(people, groep):
    """An activity of the group, as a page would load it; announced and in ten days, unless told."""

    def make(groep=groep, **values):
        made = make_activiteit(groep, people["amina"], **values)
        return fresh(made.id)

    return make


def fresh(id):
    db.session.commit()
    return queries.one(id)


@pytest.fixture
def budget(people, groep):
    """A budget of the group whose regeling says these values."""

    def make(groep=groep, **values):
        return make_toekenning(make_versie(people["besluit"], **AMBTSHALVE, **values), people["besluit"], groep=groep)

    return make
