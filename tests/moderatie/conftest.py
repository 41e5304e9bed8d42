"""What staff find on their desk: terms that run, reports, and people who act at the same moment."""

from threading import Barrier, Thread, local

import pytest
from sqlalchemy import event

from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Initiatief
from portal.moderatie import actions, queries


@pytest.fixture
def read(app):
    """A row as it stands in the database now, not as a test remembers it."""

    def read(kind, id):
        db.session.expire_all()
        return db.session.get(kind, id)

    return read


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
        meeting, been, answers = Barrier(len(calls)), local(), []

        def meet(*_state):
            if not hasattr(been, "there"):
                been.there = True
                meeting.wait(timeout=10)

        def write(state):
            if state.is_update:
                meet()

        def go(call):
            with app.app_context():
                answers.append(call())

        threads = [Thread(target=go, args=(call,)) for call in calls]
        event.listen(db.session, "before_flush", meet)
        event.listen(db.session, "do_orm_execute", write)
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(timeout=30)
        finally:
            event.remove(db.session, "before_flush", meet)
            event.remove(db.session, "do_orm_execute", write)
        return answers

    return run
