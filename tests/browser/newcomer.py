"""Somebody who comes on the stage for one scene."""

from portal.clock import today
from portal.extensions import db
from portal.people.models import Person, Role
from portal.people.queries import roles_of


def newcomer(name, rol=""):
    """Somebody new, with this role in the whole town."""
    made = Person(name=name, email=f"{name.lower()}@toneel.invalid", stamp="toneel")
    db.session.add(made)
    db.session.flush()
    if rol:
        db.session.add(Role(person_id=made.id, rol=rol, gebied_code="GM0164", begonnen_op=today()))
        db.session.flush()
    made.roles = roles_of(made)
    return made
