"""A real mail server, and people who hear of one initiatief for every reason there is."""

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.initiatieven.models import Mede, Steun
from portal.people.queries import roles_of
from portal.story import mail
from portal.story.actions import tell
from portal.story.models import Follow, Mail
from portal.transaction import transaction
from tests.mailserver import Postbus, serving


def letters(number):
    with transaction():
        for n in range(number):
            mail.write(f"buur{n}@voorbeeld.invalid", f"Brief {n}", "Dag buur", unsubscribe_url="https://x.invalid/u")


def outbox():
    with transaction():
        return db.session.scalars(select(Mail).order_by(Mail.id)).all()


@pytest.fixture
def postbus(app):
    """A mail server that the app sends to."""
    handler = Postbus()
    with serving(handler) as port:
        app.config["MAIL_URL"] = f"smtp://127.0.0.1:{port}"
        yield handler


@pytest.fixture
def crowd(village, person, initiatief_by):
    """One initiatief in De Noork about groen, and somebody for every place on the audience sheet."""
    names = ("mede", "volger", "steuner", "buurtvolger", "wijkvolger", "themavolger", "genoemde", "elders")
    village |= {name: person(name) for name in names}
    plan = initiatief_by(village["amina"])
    follows = (("volger", "initiatieven", plan.id), ("buurtvolger", "buurten", "BU01640202"),
               ("wijkvolger", "buurten", "WK016402"), ("themavolger", "themas", "groen"),
               ("elders", "initiatieven", plan.id + 1), ("elders", "buurten", "BU01640201"),
               ("elders", "buurten", "WK016404"), ("elders", "themas", "spelen"))
    db.session.add_all(Follow(person_id=village[who].id, kind=kind, key=str(key))
                       for who, kind, key in follows)
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["mede"].id))
    db.session.add(Steun(initiatief_id=plan.id, person_id=village["steuner"].id))
    db.session.commit()
    return plan, village


@pytest.fixture
def followed(person):
    """So many new people follow this initiatief."""

    def followed(plan, number):
        people = [person() for _ in range(number)]
        db.session.add_all(Follow(person_id=who.id, kind="initiatieven", key=str(plan.id)) for who in people)
        db.session.commit()

    return followed


@pytest.fixture
def happened(app):
    """Something happened to an initiatief, and it is kept."""

    def happened(plan, what, by, **rest):
        event = tell(plan, what, by=by, **rest)
        db.session.commit()
        return event

    return happened


@pytest.fixture
def as_staff(app):
    """The person with the roles they hold, as after logging in."""

    def as_staff(person):
        person.roles = roles_of(person)
        return person

    return as_staff
