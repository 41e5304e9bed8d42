"""Lines of the register in any state, without the thing they are about; and a plan that was sent on to a service."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Doorsturing, Inbreng
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.rules import Status
from portal.story.models import Event, Mail, Notification
from tests.opgaven import make_inbreng

NAAR = {"naar": "Gildebor", "naar_mail": "groen@voorbeeld.invalid"}


def letters():
    """The mails to the service, oldest first."""
    return db.session.scalars(select(Mail).where(Mail.to == NAAR["naar_mail"]).order_by(Mail.id)).all()


def asked():
    whole = joinedload(Doorsturing.inbreng)
    return db.session.scalar(select(Doorsturing).options(whole).execution_options(populate_existing=True))


def heard(what):
    """Who was told of this."""
    query = select(Notification.person_id).join(Event, Event.id == Notification.event_id).where(Event.what == what)
    return set(db.session.scalars(query))


@pytest.fixture
def inbreng_by(app):
    """A submission of this person, received today, open and sorted unless told otherwise; ``days`` until the promise."""
    number = count(1)

    def make(owner, soort="initiatieven", *, days=None, **values):
        n = next(number)
        fields = {
            "title": f"Inbreng {n}", "kenmerk": f"I-2026-{n:04d}", "gebied_code": "BU01640202", "status": "in_behandeling",
            "ontvangen_op": today(), "laatst_at": now(), "aard": "wijkinitiatief", "zwaarte": "lijn", "inzet": "adviserend",
            "belegd_bij": "De gewone afdeling", "getrieerd_at": now(), "owner_id": owner.id if owner else None,
            "beloofd": None if days is None else today() + timedelta(days),
        }
        made = Inbreng(soort=soort, thing_id=values.pop("thing_id", 1000 + n), **fields | values)
        db.session.add(made)
        db.session.commit()
        return made

    return make


@pytest.fixture
def staff(person):
    """Hanna handles applications in the whole town, Ruud only elsewhere, and Inge is the wijkwethouder."""
    return {
        "hanna": person("Hanna", rol="behandelaar"),
        "ruud": person("Ruud", rol="behandelaar", gebied="WK016404"),
        "inge": person("Inge", rol="wijkwethouder"),
    }


@pytest.fixture
def plan(village, initiatief_by):
    """Amina's plan, which the service got."""
    made = initiatief_by(village["amina"], Status.INGEDIEND)
    make_inbreng(made)
    initiatieven.take_step(made, "doorsturen", by=village["mo"], reden="Zij doen het groen.", **NAAR)
    db.session.commit()
    return made
