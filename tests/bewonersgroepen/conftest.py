"""Cem, who is in Amina's group, a group of hers in De Noork, and what waits in the post."""

import re

import pytest

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.actions.roles import begin, settle
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.clock import today
from portal.extensions import db
from portal.people.queries import roles_of
from portal.regelingen.models import Regeling
from portal.story.models import Mail

NAMEN = {"naam": "Buren van de Noork", "soort": "groep", "gebied_code": "BU01640202", "omschrijving": "We vegen."}


@pytest.fixture
def people(village, person):
    """The village; Cem sits in the group, Eva is its penningmeester."""
    return village | {"cem": person("Cem"), "eva": person("Eva")}


@pytest.fixture
def fresh(app):
    """The group as a page would load it now."""

    def fresh(groep):
        db.session.commit()
        for thing in list(db.session):
            if isinstance(thing, (Bewonersgroep, Lidmaatschap)):
                db.session.expire(thing)
        return queries.one(groep if isinstance(groep, int) else groep.id)

    return fresh


@pytest.fixture
def group(people, fresh):
    """A group in which Amina is contact, Cem lid and Eva penningmeester, unless told."""

    def make(by="amina", leden=(("cem", "lid"), ("eva", "penningmeester")), erkend=False, **changes):
        kind = {"soort": "stichting"} if erkend else {}
        groep = actions.start(NAMEN | kind | changes, by=people[by])
        for name, rol in leden:
            begin(groep, people[name].id, rol, by_id=people[by].id)
            settle(groep)
        if erkend:
            actions.recognise(groep, today(), groep.gebied_code, by=staff(people["mo"]))
        return fresh(groep)

    return make


def staff(person):
    """This person with the roles they hold now, as if they had just come in."""
    person.roles = roles_of(person)
    return person


@pytest.fixture
def regeling(app):
    made = Regeling(sleutel="buurtbon", naam="Buurtbon")
    db.session.add(made)
    db.session.commit()
    return made.id


@pytest.fixture
def invited(app):
    """The page of the newest invitation."""

    def page(nth=-1):
        bodies = db.session.scalars(db.select(Mail.body).order_by(Mail.id)).all()
        return re.findall(r"/bewonersgroepen/meedoen/\S+", "\n".join(bodies))[nth]

    return page
