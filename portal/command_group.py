"""A group of commands that need the database, and that fail at the end when something on the way went wrong."""

from collections import Counter
from contextlib import contextmanager
from functools import wraps

from flask.cli import AppGroup

from portal import doctor
from portal.fout import Fout
from portal.transaction import FAILED


class CommandGroup(AppGroup):
    def command(self, *args, **kwargs):
        teach = super().command(*args, **kwargs)
        return lambda deed: teach(on_a_database(deed))


def on_a_database(deed):
    @wraps(deed)
    def done(*args, **kwargs):
        demand(doctor.database)
        with failing_at_the_end():
            return deed(*args, **kwargs)

    return done


@contextmanager
def failing_at_the_end():
    """What was tried in here and went wrong held nothing up; whoever runs this by the clock hears it all the same."""
    before = Counter(FAILED)
    yield
    if wrong := FAILED - before:
        named = ", ".join(f"{deed} ({often} keer)" for deed, often in sorted(wrong.items()))
        raise Fout(f"Dit ging mis, en de rest is gedaan: {named}. In het log staat waarom.")


def demand(question):
    """What the doctor answers, who must find it in order."""
    healthy, answer = question()
    if not healthy:
        raise Fout(f"Database: {answer}. Er is niets gedaan.")
    return answer
