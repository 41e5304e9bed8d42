"""Another gemeente for the browser: its own words and areas, a regisseur, and nothing that happened yet."""

from contextlib import contextmanager

from portal.clock import today
from portal.extensions import db
from portal.people.models import Person, Role
from portal.transaction import transaction
from portal.wijken.actions import load_shipped
from tests.browser.site import make, serving


@contextmanager
def portal_of(gemeente, folder):
    """(its Site, what the browser of the regisseur holds)."""
    town = folder / gemeente
    town.mkdir()
    app = make(town, GEMEENTE=gemeente)
    with app.app_context():
        db.create_all()
        with transaction():
            load_shipped(app.profiel)
            regisseur = regisseur_of(app.profiel.code)
        db.session.remove()
        db.engine.dispose()
    with serving(town, folder / "kijken", GEMEENTE=gemeente) as site:
        yield site, site.cookies(regisseur)


def regisseur_of(code):
    person = Person(name="Kim", email="kim@toneel.invalid", stamp="toneel")
    db.session.add(person)
    db.session.flush()
    db.session.add(Role(person_id=person.id, rol="regisseur", gebied_code=code, begonnen_op=today()))
    return person.get_id()
