"""What staff find on their desk: terms that run, reports, and people who act at the same moment."""

from threading import Barrier, Thread, local

import pytest
from sqlalchemy import event

from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven import queries as plans
from portal.initiatieven.models import Initiatief, Mede
from portal.initiatieven.rules import Status
from portal.moderatie import actions, queries


@pytest.fixture
def read(app):
    """A row as it stands in the database now, not as a test remembers it."""

    def read(kind, id):
        db.session.expire_all()
        return db.session.get(kind, id)

    return read


@pytest.fixture(params=["eigenaar", "mede"])
def own(request, village, initiatief_by):
    """Plans of Mo, who moderates the town: as the owner, or pulling it along with Amina."""

    def make(status=Status.GEPUBLICEERD):
        plan = initiatief_by(village["mo" if request.param == "eigenaar" else "amina"], status)
        if request.param == "mede":
            db.session.add(Mede(initiatief_id=plan.id, person_id=village["mo"].id))
            db.session.commit()
        return plans.one(plan.id)

    return make


@pytest.fixture
def report(village):
    """A report of abuse about an initiatief; Bas reports unless told."""

    def make(plan, text="Hier staat een adres in.", by=None):
        plan = db.session.get(Initiatief, plan.id)
        made = actions.report_abuse(plan, text, by=by or village["bas"])
        db.session.commit()
        return queries.report(made.id)

    return make


@pytest.fixture
def objection(village, initiatief_by):
    """A plan of Amina, hidden by Mo, about which she asks a second look."""
    plan = initiatief_by(village["amina"])
    initiatieven.hide(plan, by=village["mo"], reden="Er staat een naam in.")
    made = actions.ask_second_look(plan, "Dat is mijn eigen naam.", by=village["amina"])
    db.session.commit()
    return queries.request(made.id)


@pytest.fixture
def at_once(app):
    """Run these calls in threads of their own that meet just before the first of them writes anything."""

    def run(*calls):
        meeting, answers = Meeting(len(calls)), []
        threads = [Thread(target=answer, args=(app, call, answers)) for call in calls]
        with meeting:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(timeout=30)
        return answers

    return run


def answer(app, call, answers):
    with app.app_context():
        answers.append(call())


class Meeting:
    """Everyone who is about to write waits here, once, until all are there."""

    def __init__(self, size):
        self.barrier, self.been = Barrier(size), local()
        self.moments = (("before_flush", self.wait), ("do_orm_execute", self.wait_with_an_update))

    def __enter__(self):
        for name, wait in self.moments:
            event.listen(db.session, name, wait)

    def __exit__(self, *error):
        for name, wait in self.moments:
            event.remove(db.session, name, wait)

    def wait(self, *_flush):
        if not hasattr(self.been, "there"):
            self.been.there = True
            self.barrier.wait(timeout=10)

    def wait_with_an_update(self, state):
        if state.is_update:
            self.wait()
