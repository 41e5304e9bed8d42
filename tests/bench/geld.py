"""What the pages about the money after a besluit cost, with 250,000 boekingen, and what their downloads ask of memory.

``python -m tests.bench.geld`` measures this alone, on both databases, beside the page of one initiatief. Each download runs
in a process of its own, so that its memory is its own.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.models import Aanvraag, Advies, Begrotingspost
from portal.clock import now, today
from portal.extensions import db
from portal.people.models import Role
from portal.regelingen.models import Boeking, Plafond
from portal.regelingen.rules.plafond import Som
from portal.toekenningen.models import Termijn, Toekenning, Uitgave
from tests.bench import servers, work
from tests.bench.load import put, settle
from tests.bench.money import APPLICATIONS, GRANTS, load_money

BOEKINGEN, GROUPS, EXPENSES = 250_000, 50, 40
DECIDED = APPLICATIONS - GRANTS
# What happened to each grant, in order: (sum, part of what was granted in percent).
LIVES = (
    ("gereserveerd", 100), ("gereserveerd", -100), ("toegekend", 100), ("uitbetaald", 50), ("uitbetaald", 50),
    ("verantwoord", 90), ("vastgesteld", 90), ("vrijgevallen", 10), ("toegekend", -10), ("teruggevorderd", 10),
    ("terugbetaald", 5), ("terugbetaald", 5),
)
GRANTED, SPENT_ON = 12_000, 4_003
# By number: the penningmeester of group 1, and who reads all of the money.
MEMBER, CONTROLLER, GROUP = 5, 6, 1
YEAR_AGO = today() - timedelta(365)
PAGES = {
    "werkplaats": (f"/bewonersgroepen/{GROUP}/werkplaats", MEMBER),
    "toekenning": (f"/toekenningen/{SPENT_ON}", MEMBER),
    "geld": ("/rapportages/geld", CONTROLLER),
    "geld, een jaar terug": (f"/rapportages/geld?op={YEAR_AGO}", CONTROLLER),
    "geld per groep": ("/rapportages/geld?per=groep", CONTROLLER),
    "boekingen": ("/rapportages/geld/boekingen", CONTROLLER),
    "boekingen van een groep": (f"/rapportages/geld/boekingen?groep={GROUP}", CONTROLLER),
    "bereik": ("/rapportages/bereik", CONTROLLER),
}
DOWNLOADS = {"csv": "/rapportages/geld/boekingen.csv", "xlsx": "/rapportages/geld/boekingen.xlsx"}
MEGABYTES = 200
FILE_HEAD = f"{'':24}{'MB':>8}{'s klok':>9}{'rijen':>10}{'bytes':>13}"


def load_geld():
    """On top of ``load_money``: groups, what one of them advised, every application that was granted with its ledger, and the
    money of one group."""
    plafond = db.session.scalar(select(Plafond.id))
    people = ((MEMBER, "penningmeester"), (MEMBER + 2, "contact"), (MEMBER + 3, "tweede_tekenaar"))
    put(Bewonersgroep, [group(n) for n in range(1, GROUPS + 1)])
    put(Lidmaatschap, [
        {"groep_id": GROUP, "person_id": person, "rol": rol, "begonnen_op": YEAR_AGO} for person, rol in people
    ])
    put(Advies, [advice(n) for n in range(1, GRANTS + 1)])
    db.session.add(Role(person_id=CONTROLLER, rol="controller", gebied_code="GM0164", begonnen_op=today()))
    granted = db.session.scalars(select(Aanvraag.id).where(Aanvraag.status == "toegekend").order_by(Aanvraag.id)).all()
    for n in range(GROUPS):
        mine = granted[n::GROUPS]
        db.session.execute(update(Aanvraag.__table__).where(Aanvraag.id.in_(mine)).values(groep_id=n + 1))
    put(Toekenning, [grant(n, plafond) for n in granted])
    put(Termijn, [instalment(n) for n in granted])
    put(Boeking, list(booked(plafond)), "boekingen")
    add_up(plafond)
    put_spending(granted[0::GROUPS])
    settle()


def group(n):
    return {
        "id": n, "version": 1, "naam": f"Bewonersgroep {n:02}", "soort": "organisatie", "gebied_code": "BU01640202",
        "erkend_op": YEAR_AGO, "status": "actief", "omschrijving": "",
    }


def advice(n):
    """Binding, and in favour: without it nothing is granted."""
    return {
        "aanvraag_id": n, "groep_id": GROUP, "gevraagd_op": YEAR_AGO, "uiterlijk": YEAR_AGO, "geen_belang": True,
        "uitkomst": "positief", "reden": "Past bij de buurt.", "criteria": [], "gegeven_at": now(),
    }


def grant(n, plafond):
    return {
        "id": n, "version": 1, "plafond_id": plafond, "jaar": today().year - n % 3, "toegekend": GRANTED, "vorm": "licht",
        "uitbetaald": GRANTED, "klaar_op": today(), "verantwoorden_voor": today() + timedelta(n % 90), "status": "lopend",
    }


def instalment(n):
    days = {"vanaf": today(), "betalen_voor": today() + timedelta(42)}
    return {"toekenning_id": n, "nummer": 1, "bedrag": GRANTED} | days


def booked(plafond):
    """BOEKINGEN lines over three years: what there is, then application by application and again. Of those that still wait
    for their besluit nothing is booked."""
    opened = now() - timedelta(days=1096)
    yield {"plafond_id": plafond, "aanvraag_id": None, "soort": "bedrag", "bedrag": 10**10, "at": opened, "reden": ""}
    for n in range(BOEKINGEN - 1):
        som, part = LIVES[n // DECIDED % len(LIVES)]
        moment = now() - timedelta(days=1095 * (BOEKINGEN - n) / BOEKINGEN)
        yield {
            "plafond_id": plafond, "aanvraag_id": GRANTS + 1 + n % DECIDED, "soort": som, "bedrag": GRANTED * part // 100,
            "at": moment, "reden": "",
        }


def add_up(plafond):
    """The sums of the plafond as its boekingen have them."""
    mine = select(func.coalesce(func.sum(Boeking.bedrag), 0)).where(Boeking.plafond_id == plafond)
    sums = {som.value: mine.where(Boeking.soort == som).scalar_subquery() for som in Som}
    db.session.execute(update(Plafond).where(Plafond.id == plafond).values(sums))
    db.session.commit()


def put_spending(grants):
    """The budgets of one group in use: expenses on every line, and activities."""
    posts = db.session.execute(
        select(Begrotingspost.id, Begrotingspost.aanvraag_id).where(Begrotingspost.aanvraag_id.in_(grants))
    ).all()
    put(Uitgave, [expense(n, *posts[n % len(posts)]) for n in range(EXPENSES * len(grants))])
    put(Activiteit, [activity(n, grants) for n in range(200)])


def expense(n, post, toekenning):
    signed = n % 4 > 0
    return {
        "version": 1, "toekenning_id": toekenning, "post_id": post, "omschrijving": f"Bon {n}", "bedrag": 250,
        "gedaan_op": today() - timedelta(n % 90), "owner_id": MEMBER + 2, "status": "goedgekeurd" if signed else "ingediend",
        "penningmeester_id": MEMBER if signed else None, "penningmeester_at": now() if signed else None,
        "tweede_id": MEMBER + 3 if signed else None, "tweede_at": now() if signed else None,
    }


def activity(n, grants):
    begins = now() + timedelta(days=n - 100)
    return {
        "version": 1, "groep_id": GROUP, "toekenning_id": grants[n % len(grants)], "gebied_code": "BU01640202",
        "title": f"Markt {n}", "wat": "Kramen en muziek.", "begint_at": begins, "eindigt_at": begins + timedelta(hours=3),
        "status": "aangekondigd" if n >= 100 else "afgerond", "owner_id": MEMBER,
    }


def measure_downloads(database, settings):
    """Prints what each download of all boekingen took, and gives it back as rows."""
    print(f"\n{database}: alle boekingen als bestand, doel onder {MEGABYTES} MB\n{FILE_HEAD}")
    rows = [{"mode": "download", "database": database, "download": name} | downloaded(name, settings) for name in DOWNLOADS]
    for row in rows:
        too_much = "" if row["megabytes"] < MEGABYTES else "  te veel geheugen"
        print(f"{row['download']:24}{row['megabytes']:>8.0f}{row['seconds']:>9.1f}{row['rows']:>10,}{row['bytes']:>13,}{too_much}")
    return rows


def downloaded(name, settings):
    """One download in a process of its own: {"megabytes" at the most, "seconds", "bytes", "rows"}."""
    command = [sys.executable, "-m", "tests.bench.geld", name]
    answer = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def one(name):
    """Ask for it as the controller and throw away what comes, part by part."""
    app = servers.make_app({})
    with app.app_context():
        number = db.session.scalar(select(db.func.count()).select_from(Boeking))
        db.session.remove()
    client, started = app.test_client(), time.perf_counter()
    with client.session_transaction() as session:
        session.update(_user_id=f"{CONTROLLER}.b.a.9999-12-31", _fresh=True)
    answer = client.get(DOWNLOADS[name], buffered=False)
    size = sum(len(part) for part in answer.iter_encoded())
    print(json.dumps({"megabytes": peak(), "seconds": time.perf_counter() - started, "bytes": size, "rows": number}))


def peak():
    """The most memory this process ever held, in MB. What ``resource`` says would count that of the process that began it."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sqlite", "postgresql"):
            with servers.database(name, Path(folder)) as (portal_url, _floor):
                settings = {"DATABASE_URL": portal_url(work.SIZE), "INSTANCE": f"{folder}/instance", "GEMEENTE": "hengelo"}
                settings["SECRET_KEY"] = "bench"
                servers.prepare(settings, work.SIZE, Path(folder), also=(load_money, load_geld))
                print(f"\n{name}: {BOEKINGEN:,} boekingen, {GROUPS} groepen\n{work.HEAD}")
                work.measure_pages(servers.make_app(settings), work.cookies(folder), PAGES)
                measure_downloads(name, settings)


if __name__ == "__main__":
    one(*sys.argv[1:]) if sys.argv[1:] else main()
