"""A group of commands that need the database: where it is away or of another version, they say so and do nothing."""

from functools import wraps

from flask.cli import AppGroup

from portal import doctor
from portal.fout import Fout


class CommandGroup(AppGroup):
    def command(self, *args, **kwargs):
        teach = super().command(*args, **kwargs)
        return lambda deed: teach(on_a_database(deed))


def on_a_database(deed):
    @wraps(deed)
    def done(*args, **kwargs):
        demand(doctor.database)
        return deed(*args, **kwargs)

    return done


def demand(question):
    """What the doctor answers, who must find it in order."""
    healthy, answer = question()
    if not healthy:
        raise Fout(f"Database: {answer}. Er is niets gedaan.")
    return answer
