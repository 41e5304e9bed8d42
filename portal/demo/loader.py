"""Filling an empty portal with the demo village, as if it had lived there for more than a year."""

import tomllib
from datetime import timedelta
from pathlib import Path

from flask_babel import force_locale
from sqlalchemy import delete, select, update

from portal.clock import at, now
from portal.demo import queries
from portal.demo.cast import move_in
from portal.demo.counter import asked
from portal.demo.deeds import Stage
from portal.demo.gathering import gathered
from portal.demo.script import written
from portal.demo.sorting import work_off
from portal.demo.steered import steered
from portal.demo.years import lived
from portal.errors import Misconfigured, NotNow
from portal.extensions import db
from portal.inbreng.actions import load_standard_table
from portal.moderatie.actions import load_standard_texts
from portal.story.models import Event, Mail, Notification
from portal.wijken.actions import load_shipped, quiet
from portal.wijken.queries import map_of_town

FOLDER = Path(__file__).parent
# Whoever looks in now and then has not read the berichten of the last days.
UNREAD = timedelta(days=7)


def read(profiel):
    """What is written about the village of this gemeente, its agendas and its wijken; ``loket`` is the work at the counter."""
    path = FOLDER / f"{profiel.sleutel}.toml"
    if not path.exists():
        raise Misconfigured(f"{path.name}: er is geen demodorp van {profiel.naam}. Zet demo uit.")
    village, counter, agendas, work = (
        parsed(FOLDER / part / path.name) for part in ("", "aanvragen", "agendas", "wijkwerk")
    )
    return village | agendas | work | {"loket": with_groups(counter, profiel)}


def with_groups(counter, profiel):
    """The counter, with the groups of this gemeente, their years and their money where these are written."""
    path = FOLDER / "besteding" / f"{profiel.sleutel}.toml"
    more = parsed(path) if path.exists() else {}
    return counter | {name: [*counter.get(name, ()), *rows] for name, rows in more.items()}


def parsed(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fill(profiel, progress=quiet):
    """Let the village live through the real actions, each on its own day; NotNow when people live here.

    On one day every run gives the same village, but for what must be unguessable: names of photos, stamps.
    """
    if not queries.is_empty():
        raise NotNow("vullen")
    if not map_of_town():
        load_shipped(profiel, progress)
    load_standard_texts()
    load_standard_table()
    content = read(profiel)
    dated = written(content, now()) + asked(content["loket"], now()) + gathered(content, now())
    dated += steered(content, now()) + lived(content["loket"], now())
    scenes = sorted(dated, key=lambda one: one[0])
    with force_locale("nl"):
        with at(scenes[0][0] - timedelta(days=7)):
            stage = Stage(content, move_in(content, profiel), profiel)
        for moment, scene in progress("Demodorp", scenes):
            with at(moment):
                stage.play(scene)
                db.session.flush()
                work_off(stage)
    settle_post()


def settle_post():
    """What the village wrote is old news: no mail goes out, and only the last berichten are unread."""
    db.session.execute(delete(Mail))
    db.session.execute(update(Notification).values(mailed_at=now()))
    old = select(Event.id).where(Event.at < now() - UNREAD)
    db.session.execute(update(Notification).where(Notification.event_id.in_(old)).values(read_at=now()))
