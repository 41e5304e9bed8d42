"""A process that books a run or tells recipients, and halts before every write until it is told to go on:
``python -m tests.betalingen.halting <database> boeken|melden <run> <person>``."""

import sys

from sqlalchemy import event

from portal.betalingen import actions, queries, tijd
from portal.clock import today
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.transaction import transaction
from tests.village import make_app


def halt(connection, cursor, statement, *_rest):
    """Say what comes next and wait for a line."""
    if statement.startswith(("INSERT", "UPDATE")):
        print(*statement.split()[:3], flush=True)
        sys.stdin.readline()


def book(run_id, person_id):
    with transaction():
        person = db.session.get(Person, person_id)
        person.roles = roles_of(person)
        actions.execute(queries.run(run_id), today(), by=person)


def main(url, what, run_id, person_id):
    with make_app(url).app_context():
        event.listen(db.engine, "before_cursor_execute", halt)
        if what == "boeken":
            book(int(run_id), int(person_id))
        else:
            tijd.pass_by()


if __name__ == "__main__":
    main(*sys.argv[1:])
