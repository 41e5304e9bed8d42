"""How fast one note about the work reaches 50,000 people: one statement that writes a bericht for each, and the mail after it.

``python -m tests.bench.news`` measures this alone, on both databases. Half of them support a linked plan, half another, a
part both; every tenth said "stil" and hears nothing. The clock is that of the wall: the work is done by the database.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import event, func, select

from tests.bench.servers import database

PEOPLE, QUIET_EVERY, ROUNDS = 56_000, 10, 5
GOAL = 5  # seconds
STEUN, INSERT = "steun", "INSERT INTO notification"


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sqlite", "postgresql"):
            with database(name, Path(folder)) as (portal_url, _floor):
                measure(name, portal_url(PEOPLE), folder)


def show(found):
    judged = "haalt" if found["seconden"] < GOAL else "haalt niet"
    line = "{database}: {mensen:,} mensen in {seconden:.2f} s, {statements} statement; {mails:.0f} berichten per s naar de post"
    print(f"{line.format(**found)} ({judged} {GOAL} s)", flush=True)


def measure(name, url, folder):
    """{"database", "mensen", "seconden", "statements", "mails"} of one note on a fresh database at this address, shown."""
    os.environ.update(DATABASE_URL=url, INSTANCE=str(Path(folder) / "instance"), GEMEENTE="hengelo", SECRET_KEY="bench")
    from portal import create_app
    from portal.extensions import db

    app = create_app(PAGE_CACHE=False)
    with app.app_context():
        made = fill(app)
        found = {"database": name} | note(made)
        db.session.remove()
        db.engine.dispose()
    show(found)
    return found


def fill(app):
    """Two linked plans with all those supporters; the inspanning and who tells of it."""
    from flask_migrate import upgrade

    from portal.extensions import db
    from portal.initiatieven.models import Initiatief, Steun
    from portal.people.models import Person
    from portal.story.linked import STIL
    from portal.story.models import Follow
    from portal.wijken.actions import load_shipped
    from tests.bench.load import person, put, settle
    from tests.opgaven import BUURT, make_inbreng, make_inspanning, make_koppeling, make_opgave

    upgrade()
    load_shipped(app.profiel)
    put(Person, [person(n, [BUURT]) | {"wants_mail": True} for n in range(1, PEOPLE + 3)], "mensen")
    mo = db.session.get(Person, PEOPLE + 1)
    work = make_inspanning(make_opgave(mo), mo)
    for number in (1, 2):
        plan = Initiatief(id=number, title=f"Plan {number}", owner_id=PEOPLE + 2, gebied_code=BUURT, status="gepubliceerd")
        db.session.add(plan)
        db.session.flush()
        make_koppeling(make_inbreng(plan, openbaar=True), work, mo)
    many, third = range(1, PEOPLE + 1), PEOPLE // 3
    put(Steun, [{"initiatief_id": 1, "person_id": n} for n in many if n <= 2 * third], STEUN)
    put(Steun, [{"initiatief_id": 2, "person_id": n} for n in many if n > third], STEUN)
    put(Follow, [{"person_id": n, "kind": STIL, "key": str(work.id)} for n in many if n % QUIET_EVERY == 0], STIL)
    settle()
    return work, mo


def note(made):
    from portal.extensions import db
    from portal.story.actions import tell
    from portal.story.delivery import write_notifications
    from portal.story.models import Notification

    work, mo = made
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda _c, _k, statement, *_rest: statements.append(statement))
    seconds = timed(lambda: (tell(work, "voortgang", by=mo, note="De bomen staan."), db.session.commit()))
    told = db.session.scalar(select(func.count()).select_from(Notification))
    number = sum(statement.startswith(INSERT) for statement in statements)
    db.session.commit()
    handled = []
    mailing = timed(lambda: handled.extend(write_notifications() for _round in range(ROUNDS)))
    return {"mensen": told, "seconden": seconds, "statements": number, "mails": sum(handled) / mailing}


def timed(deed):
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
