"""Many who decide at the same moment: one besluit on an application, and never a cent more than there is."""

from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.buurtbonnen.actions import besluiten
from portal.buurtbonnen.models import Besluit
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.regelingen.queries.plafond import sums_of
from portal.story.models import Event
from tests.at_once import at_once, kinds

MANY, FEW = 64, 8
# Each of these is answered with a page that says what happened, and status 409.
POLITE = {NotNow, StaleDataError, IntegrityError}


@pytest.fixture
def together(app, dora):
    """Grants these applications, each in a thread with a session of its own: what each heard."""

    def together(ids):
        return kinds(at_once(app, *(partial(grant, id, dora.id) for id in ids)))

    return together


def grant(id, by):
    person = db.session.get(Person, by)
    person.roles = roles_of(person)
    besluiten.decide(one(id), "toekennen", by=person, bedrag=12_000, reden="Uw plan past bij de regeling.")
    return "toegekend"


def test_of_eight_who_decide_at_once_one_decides(before_dora, together, plafond):
    id, pot = before_dora.id, plafond.id
    heard = together([id] * FEW)
    assert len(heard) == FEW
    assert heard.count("toegekend") == 1
    assert set(heard) - {"toegekend"} <= POLITE
    assert db.session.query(Besluit).count() == 1
    assert db.session.query(Event).filter(Event.what == "aanvragen.toekennen").count() == 1
    assert (one(id).status, sums_of(pot)["toegekend"]) == (Status.TOEGEKEND, 12_000)


def test_of_64_with_money_for_one_exactly_one_is_granted(aanvraag_by, village, henk, together, plafond):
    ids = [aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id).id for _n in range(MANY)]
    plafond.bedrag, pot = 12_000, plafond.id
    db.session.commit()
    heard = together(ids)
    assert sorted(heard, key=str) == [NotNow] * (MANY - 1) + ["toegekend"]
    besluit = db.session.query(Besluit).one()
    assert [id for id in ids if one(id).status == Status.TOEGEKEND] == [besluit.aanvraag_id]
    assert (sums_of(pot)["toegekend"], sums_of(pot)["gereserveerd"]) == (12_000, 0)
    assert sums_of(pot, besluit.aanvraag_id)["toegekend"] == 12_000
