"""Fills a database with many initiatieven at once: public ones with supports, events and words, and drafts."""

import random
import sys
from datetime import timedelta

from sqlalchemy import Integer, insert, text

from portal.clock import now
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Steun, Telling, Trefwoord
from portal.people.models import Person
from portal.story.models import Event
from portal.wijken.models import Gebied
from portal.zoeken.rules import terms

PEOPLE, DRAFTS, CHUNK = 400, 40_000, 10_000
NOUNS = [
    *("speeltuin", "geveltuin", "bankje", "plantsoen", "moestuin", "buurthuis", "soepmiddag", "fietspad", "zebrapad"),
    *("lantaarn", "waterton", "boomspiegel", "repaircafe", "ruilkast", "straatfeest", "kerstlichtjes", "hondenveld"),
    *("jeugdplek", "schaakbord", "wandelroute"),
]
DEEDS = ["maken", "opknappen", "vergroenen", "verplaatsen", "delen", "openen", "verlichten", "schilderen", "planten"]
PLACES = ["hoek", "plein", "strook", "school", "kerk", "winkels", "flat", "park", "station", "brug", "veld", "laan"]
STATUSES = ("gepubliceerd", "gepubliceerd", "in_behandeling", "in_uitvoering", "gerealiseerd", "niet_haalbaar")


def load(size):
    """``size`` public initiatieven and DRAFTS drafts, the same for every run and database."""
    dice = random.Random(20260101)
    buurten = [code for (code,) in db.session.execute(db.select(Gebied.code).where(Gebied.soort == "buurt"))]
    themas = [thema.sleutel for thema in current_themas()]
    put(Person, [person(n, buurten) for n in range(1, PEOPLE + 1)])
    plans = [plan(n, dice, buurten, themas) for n in range(1, size + 1)]
    drafts = [draft(size + n, dice, buurten) for n in range(1, DRAFTS + 1)]
    put(Initiatief, plans + drafts, "initiatieven")
    put(Event, [event(p, what) for p in plans for what in ("indienen", "publiceren")], "gebeurtenissen")
    put(
        Steun,
        [
            {"initiatief_id": p["id"], "person_id": n + 1, "at": p["published_at"]}
            for p in plans
            for n in range(p["steun_count"])
        ],
        "steun",
    )
    put(
        Trefwoord,
        [
            {"woord": word, "initiatief_id": p["id"]}
            for p in plans
            for word in sorted(terms(p["title"] + " " + p["wat"]))
        ],
        "woorden",
    )
    put(Telling, tellings(plans))
    settle()


def current_themas():
    from flask import current_app

    return current_app.profiel.themas


def owner_of(plan):
    return 1 + plan % PEOPLE


def person(n, buurten):
    return {
        "id": n,
        "email": f"b{n}@voorbeeld.invalid",
        "name": f"Buur {n}",
        "buurt_code": buurten[n % len(buurten)],
        "stamp": "b",
        "taal": "nl",
        "wants_mail": False,
        "created_at": now(),
    }


def text_of(dice):
    noun, deed, place = dice.choice(NOUNS), dice.choice(DEEDS), dice.choice(PLACES)
    title = f"Samen een {noun} {deed} bij de {place} {dice.randrange(1, 100)}"
    rest = " ".join(dice.choice(NOUNS + DEEDS + PLACES) for _ in range(14))
    return title, f"We willen met de straat een {noun} {deed}. {rest}."


def plan(id, dice, buurten, themas):
    title, wat = text_of(dice)
    moment = now() - timedelta(minutes=id % 400_000)
    return base(id, title, wat, dice.choice(buurten)) | {
        "status": dice.choice(STATUSES),
        "thema": dice.choice(themas),
        "owner_id": owner_of(id),
        "kenmerk": f"I-2026-{id:04d}",
        "submitted_at": moment,
        "published_at": moment,
        "steun_count": dice.choice((0, 1, 2, 3, 5)),
        "beoordeeld": True,
        "lot": dice.randrange(1_000_000),
    }


def draft(id, dice, buurten):
    title, wat = text_of(dice)
    return base(id, title, wat, dice.choice(buurten)) | {
        "status": "concept",
        "thema": "groen",
        "owner_id": owner_of(id),
        "kenmerk": None,
        "submitted_at": None,
        "published_at": None,
        "steun_count": 0,
        "beoordeeld": False,
        "lot": dice.randrange(1_000_000),
    }


def base(id, title, wat, buurt):
    return {
        "id": id,
        "version": 1,
        "title": title,
        "wat": wat,
        "waarom": "Dan leren we elkaar kennen.",
        "voor_wie": "",
        "hulp_gevraagd": "",
        "wie_helpt": "",
        "gebied_code": buurt,
        "status_reden": "",
        "hidden_reden": "",
        "naar": "",
        "cover_alt": "",
        "status_at": now(),
        "created_at": now(),
    }


def event(p, what):
    return {
        "at": p["published_at"],
        "what": f"initiatieven.{what}",
        "kind": "initiatieven",
        "thing_id": p["id"],
        "owner_id": p["owner_id"],
        "actor_id": p["owner_id"],
        "as_role": "",
        "gebied_code": p["gebied_code"],
        "thema": p["thema"],
        "openbaar": True,
        "before": "",
        "after": p["status"],
        "note": "",
        "data": {},
    }


def tellings(plans):
    counted = {}
    for p in plans:
        key = (p["gebied_code"], p["status"])
        counted[key] = counted.get(key, 0) + 1
    return [{"gebied_code": code, "status": status, "aantal": n} for (code, status), n in counted.items()]


def put(model, rows, name=""):
    for start in range(0, len(rows), CHUNK):
        db.session.execute(insert(model), rows[start : start + CHUNK])
        if name and len(rows) > CHUNK:
            print(
                f"\r  {name}: {min(start + CHUNK, len(rows)):,} van {len(rows):,}", end="", file=sys.stderr, flush=True
            )
    if name and len(rows) > CHUNK:
        print(file=sys.stderr)
    db.session.commit()


def settle():
    """On PostgreSQL: where the numbering of every table goes on. On both: let the planner know these rows."""
    if db.engine.dialect.name == "postgresql":
        for table in (one for one in db.metadata.sorted_tables if is_numbered(one)):
            sequence = f"pg_get_serial_sequence('\"{table.name}\"', 'id')"
            db.session.execute(text(f'SELECT setval({sequence}, max(id)) FROM "{table.name}"'))
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE" if db.engine.dialect.name == "postgresql" else "ANALYZE")


def is_numbered(table):
    return "id" in table.c and isinstance(table.c.id.type, Integer)
