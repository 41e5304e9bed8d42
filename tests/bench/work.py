"""What the pages of inbreng, wijkopgaven and rapportages cost: CPU time in one process, statements and bytes.

``python -m tests.bench.work`` measures this alone, on both databases, beside the page of one initiatief, of which `make bench`
says how it does next to the floors. CPU time counts also on a busy machine; the work of PostgreSQL is done elsewhere, so
the shortest time on the clock stands next to it.
"""

import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import event

from tests.bench import servers
from tests.bench.money import load_money
from tests.bench.opgaven import LARGE, REGISSEUR, load_opgaven

SIZE, ROUNDS = 2_000, 12
WIJK, EFFORT, SIGNAAL = "WK016402", 30, 15_001
# As everybody reads them.
PUBLIC = {
    "inbreng": f"/inbreng/{SIGNAAL}",
    "afspraken": "/inbreng/afspraken",
    "opgave": "/wijkopgaven/2",
    "opgave, de grootste": f"/wijkopgaven/{LARGE}",
    "doelen": "/wijkopgaven/doelen",
    "inspanning": f"/wijkopgaven/inspanningen/{EFFORT}",
    "kompas": f"/wijkopgaven/{LARGE}/kompas",
}
# As the wijkregisseur of the whole town works with them.
STAFF = {
    "wachtrij": "/inbreng/beheer",
    "wachtrij, te laat": "/inbreng/beheer?deel=laat",
    "wachtrij, gefilterd": f"/inbreng/beheer?deel=stil&soort=signalen&gebied={WIJK}",
    "wachtrij, zoeken": "/inbreng/beheer?zoek=speeltuin",
    "wachtrij, laatste": "/inbreng/beheer?blad=9999",
    "inbreng, team": f"/inbreng/{SIGNAAL}",
    "opgave, team": "/wijkopgaven/2",
    "inspanning, team": f"/wijkopgaven/inspanningen/{EFFORT}",
    "koppelen": f"/wijkopgaven/koppelen/{SIGNAAL}",
    "koppelen, andersom": f"/wijkopgaven/inspanningen/{EFFORT}/koppelen",
    "vandaag": "/rapportages/vandaag",
    "gebieden": "/rapportages/",
    "gebied": f"/rapportages/wijken/{WIJK}",
}
DETAIL = "/initiatieven/1500"
HEAD = f"{'':24}{'ms CPU':>8}{'ms klok':>9}{'× detail':>10}{'SQL':>5}{'bytes':>9}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sqlite", "postgresql"):
            with servers.database(name, Path(folder)) as (portal_url, _floor):
                settings = {"DATABASE_URL": portal_url(SIZE), "INSTANCE": f"{folder}/instance", "GEMEENTE": "hengelo"}
                settings["SECRET_KEY"] = "bench"
                servers.prepare(settings, SIZE, Path(folder), also=(load_money, load_opgaven))
                print(f"\n{name}: alle soorten inbreng samen 20.000, 300 inspanningen\n{HEAD}")
                measure(servers.make_app(settings), cookies(folder))


def cookies(folder):
    """{person: session cookie}, as ``servers.visitors`` wrote them."""
    lines = (Path(folder) / "bezoekers.txt").read_text().splitlines()
    return {number: line.split()[0] for number, line in enumerate(lines, 1)}


def measure(app, sessions):
    """Prints a line for every page, and one for making a report."""
    from portal.extensions import db

    pages = {name: (path, None) for name, path in PUBLIC.items()} | {name: (path, REGISSEUR) for name, path in STAFF.items()}
    detail = measure_pages(app, sessions, pages)
    with app.app_context():
        engine = db.engine
    with app.test_request_context("/"):
        show(engine, "verslag maken", report, detail)
        db.session.remove()
    engine.dispose()


def measure_pages(app, sessions, pages):
    """Prints a line for every page: (address, number of who asks for it or None); CPU seconds of that of one initiatief."""
    from portal.extensions import db

    with app.app_context():
        engine = db.engine
    detail = show(engine, "initiatief (detail)", lambda: page(app.test_client(), DETAIL))
    for name, (path, who) in pages.items():
        client = app.test_client()
        if who:
            client.set_cookie("session", sessions[who])
        show(engine, name, lambda client=client, path=path: page(client, path), detail)
    return detail


def page(client, path):
    answer = client.get(path)
    if answer.status_code != 200:
        sys.exit(f"{path} geeft {answer.status}")
    return answer.data


def report():
    """Make the report of the whole town over this year, and forget it again."""
    from portal.extensions import db
    from portal.people.queries.visitor import logged_in
    from portal.rapportages.actions import make
    from portal.wijken.queries import one

    year = date.today().year
    verslag = make(one("GM0164"), date(year, 1, 1), date.today(), by=logged_in(f"{REGISSEUR}.b.a.9999-12-31"))
    size = str(verslag.inhoud)
    db.session.rollback()
    return size


def show(engine, name, deed, detail=None):
    """Measure and print one line; the CPU time in seconds."""
    with counted(engine) as statements:
        size = len(deed())
    asked = len(statements)
    used, clock = (min(times) for times in zip(*(timed(deed) for _round in range(ROUNDS)), strict=True))
    beside = used / (detail or used)
    print(f"{name:24}{used * 1000:>8.1f}{clock * 1000:>9.1f}{beside:>10.1f}{asked:>5}{size:>9,}", flush=True)
    return used


def timed(deed):
    """CPU time of this process and time on the clock, in seconds."""
    used, clock = time.process_time(), time.perf_counter()
    deed()
    return time.process_time() - used, time.perf_counter() - clock


@contextmanager
def counted(engine):
    """The statements asked meanwhile."""
    statements = []
    listener = lambda conn, cursor, statement, *rest: statements.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", listener)
    yield statements
    event.remove(engine, "before_cursor_execute", listener)


if __name__ == "__main__":
    main()
