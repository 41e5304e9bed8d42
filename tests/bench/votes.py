"""Fills a database with a counted round of 200,000 ballots and many open rounds, and says what is measured on them."""

import random
import secrets
from datetime import timedelta

from sqlalchemy import select, update

from portal.buurtagenda.models import Agenda, AgendaBuurt
from portal.clock import at, now, today
from portal.extensions import db
from portal.people.models import VANZELF
from portal.stemmen import queries
from portal.stemmen.actions import sluiten, tellen
from portal.stemmen.models import Gestemd, Keuze, Stembiljet, Stemcode, Stemronde
from portal.stemmen.rules.regels import Regels
from portal.wijken.models import Ligging
from tests.bench.load import PEOPLE, put, settle

BALLOTS, OPTIONS, OPEN = 200_000, 50, 60
COUNTED = 1
# Who may look at the ballot of an open round.
VOTER = 5
TOWN = "GM0164"
PAGES = {"uitslag": (f"/stemmen/{COUNTED}/uitslag", None), "stembiljet": (f"/stemmen/{COUNTED + 1}/stem", VOTER)}
# The options of round n are n001, n002 and on: the address and the body name the same round.
CAST = ("/stemmen/ID/nakijken", "&keuze=ID001&keuze=ID002&leeftijd=y&woont=y")


def load_votes():
    """The round COUNTED with all its ballots and its result, and OPEN rounds in which everybody can vote once."""
    agenda = Agenda(
        id=1, title="Meting", gebied_code=TOWN, van=today(), tot=today() + timedelta(400), status="stemming", doel="Meten."
    )
    db.session.add(agenda)
    db.session.flush()
    buurten = db.session.scalars(select(Ligging.buurt_code).where(Ligging.gebied_code == TOWN)).all()
    put(AgendaBuurt, [{"agenda_id": 1, "buurt_code": code} for code in buurten])
    for id in range(COUNTED, COUNTED + OPEN + 1):
        make_round(id, OPTIONS if id == COUNTED else 10)
    cast_many(buurten)
    settle()
    count_it()


def make_round(id, options):
    ronde = Stemronde(
        id=id, agenda_id=1, gebied_code=TOWN, title=f"Ronde {id}", uitleg="Kies.", vorm="kies", budget=50_000_000,
        regels=Regels(max_keuzes=5).kept(), zaad="zaad", zaad_hash="z", sleutel="s", kop_voor="k",
        opent_at=now() - timedelta(days=1), sluit_at=now() + timedelta(days=1),
    )
    db.session.add(ronde)
    db.session.flush()
    put(Keuze, [
        {"id": id * 1000 + n, "ronde_id": id, "nummer": n, "title": f"Plan {n}", "tekst": "Wat we gaan doen.",
         "kosten": n * 100_000, "thema": "groen", "gebied_code": TOWN}
        for n in range(1, options + 1)
    ])
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == id).values(status="vastgelegd"))
    db.session.commit()


def cast_many(buurten):
    """Straight into the tables; equal in effect to as many casts."""
    dice, numbers = random.Random(7), range(1, BALLOTS + 1)
    put(Stemcode, [{"id": n, "ronde_id": COUNTED, "nummer": n, "code_hash": f"{n:064d}"} for n in numbers], "codes")
    put(Gestemd, [
        {"ronde_id": COUNTED, "code_id": n, "kanaal": "web", "buurt_code": buurten[n % len(buurten)],
         "volgcode": f"{n:012d}"} for n in numbers
    ], "gestemd")
    put(Stembiljet, [
        {"key": secrets.token_urlsafe(16), "ronde_id": COUNTED, "kanaal": "web", "keuzes": ballot(dice)} for _n in numbers
    ], "stembiljetten")


def ballot(dice):
    chosen = {min(OPTIONS, 1 + int(dice.expovariate(0.08))) for _choice in range(5)}
    return ",".join(f"{COUNTED * 1000 + n}:1" for n in sorted(chosen))


def count_it():
    with at(now() + timedelta(days=2)):
        sluiten.close(queries.one(COUNTED), by=VANZELF)
        db.session.commit()
        tellen.request_count(queries.one(COUNTED), by=VANZELF)
        db.session.commit()
        tellen.count_requested()
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == COUNTED).values(status="geteld"))
    db.session.commit()


def casts(connections):
    """Which round who votes in, for each of the two runs: nobody twice in one."""
    half = OPEN // 2
    rounds = range(2, 2 + half) if connections == 1 else range(2 + half, 2 + OPEN)
    return "\n".join(f"{id} {who}" for id in rounds for who in range(1, PEOPLE + 1))
