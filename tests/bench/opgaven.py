"""Fills a database with the work of the wijken: a register of 20,000 submissions, 300 inspanningen and what ties them."""

from datetime import date, timedelta

from sqlalchemy import select

from portal.buurtagenda.models import Agenda, Agendapunt, Signaal
from portal.buurtbonnen.models import Aanvraag
from portal.clock import now, today
from portal.extensions import db
from portal.inbreng import folding
from portal.inbreng.models import Afspraak, Inbreng
from portal.initiatieven.models import Initiatief
from portal.people.models import Role
from portal.story.loops import LOOPS
from portal.story.models import Event
from portal.wijken.models import Gebied
from portal.wijkopgaven.commands import ALMELO
from portal.wijkopgaven.doelenbestand import read_goals
from portal.wijkopgaven.models import (
    Doel,
    DoelFocus,
    Inspanning,
    InspanningDoel,
    InspanningGeld,
    InspanningMijlpaal,
    Koppeling,
    Risico,
    Wijkopgave,
)
from portal.wijkopgaven.rules.inspanning import Koers
from tests.bench.load import DEEDS, NOUNS, PEOPLE, PLACES, put, settle

SUBMISSIONS = {"initiatieven": 2_000, "aanvragen": 10_000, "agendapunten": 3_000, "signalen": 5_000}
EFFORTS, LINKS, NOTES = 300, 6_000, 3_000
# The first wijkopgave is the large one: a third of all work. Who steers everywhere: the one person who handed nothing in.
LARGE, REGISSEUR, TOWN = 1, PEOPLE, "GM0164"
STATES = ("in_uitvoering", "in_uitvoering", "ingepland", "gereed", "concept")


def load_opgaven():
    """On top of ``load`` and ``load_money``: points, signalen, the register, goals, work, money, links and notes."""
    buurten = db.session.scalars(select(Gebied.code).where(Gebied.soort == "buurt").order_by(Gebied.code)).all()
    wijken = db.session.scalars(select(Gebied.code).where(Gebied.soort == "wijk").order_by(Gebied.code)).all()
    db.session.add(Role(person_id=REGISSEUR, rol="regisseur", gebied_code=TOWN, begonnen_op=today()))
    agenda = put_agenda()
    put(Agendapunt, [point(n, buurten, agenda) for n in range(1, SUBMISSIONS["agendapunten"] + 1)])
    put(Signaal, [signaal(n, buurten) for n in range(1, SUBMISSIONS["signalen"] + 1)])
    put_register()
    goals = put_goals()
    put(Wijkopgave, [opgave(n, code) for n, code in enumerate(wijken, 1)])
    put(DoelFocus, [focus(n, doel) for n in range(1, len(wijken) + 1) for doel in goals[:6]])
    put_work(wijken, goals)
    settle()


def put_agenda():
    """The id of an agenda of the whole town."""
    period = {"van": today(), "tot": today() + timedelta(400)}
    agenda = Agenda(title="Wijken", gebied_code=TOWN, status="stemming", doel="Meten.", **period)
    db.session.add(agenda)
    db.session.commit()
    return agenda.id


def named(n):
    """A title like people write them, another for each number."""
    return f"Een {NOUNS[n % len(NOUNS)]} {DEEDS[n % len(DEEDS)]} bij de {PLACES[n % len(PLACES)]} {n}"


def point(n, buurten, agenda):
    status = ("ingediend", "geplaatst", "toegelaten", "gekozen", "niet_gekozen", "gerealiseerd")[n % 6]
    return {
        "id": n, "version": 1, "kenmerk": f"A-2026-{n:04d}", "agenda_id": agenda, "gebied_code": buurten[n % len(buurten)],
        "thema": "groen", "title": named(n), "wat": f"{named(n)}, dat willen we.", "owner_id": 1 + n % (PEOPLE - 1),
        "ontvangen_op": today() - timedelta(n % 300), "geplaatst_at": None if status == "ingediend" else now(),
        "status": status, "voorstel": {},
    }


def signaal(n, buurten):
    return {
        "id": n, "version": 1, "gebied_code": buurten[n % len(buurten)], "tekst": f"{named(n)} is hard nodig.",
        "thema": ("groen", "verkeer")[n % 2], "owner_id": 1 + n % (PEOPLE - 1), "ontvangen_op": today() - timedelta(n % 300),
        "status": ("ingediend", "geplaatst", "niet_geplaatst")[n % 3],
    }


def put_register():
    """A row for each submission, as it stands, and the promise that was made about it."""
    rows = [row for model in (Initiatief, Aanvraag, Agendapunt, Signaal) for row in lines(model)]
    put(Inbreng, [{"id": n} | row for n, row in enumerate(rows, 1)], "inbreng")
    put(Afspraak, [promise(n, row) for n, row in enumerate(rows, 1)], "afspraken")
    folding.fold()


def lines(model):
    """The rows of the register for the things of a kind; one in three was never sorted, one in nine stands still."""
    title = model.tekst if model is Signaal else model.title
    columns = model.id, title, model.gebied_code, model.owner_id, model.status
    number = SUBMISSIONS[model.kind]
    things = db.session.execute(select(*columns).where(model.id <= number).order_by(model.id)).all()
    for n, title, gebied, owner, status in things:
        received = today() - timedelta(n % 300)
        ended = status in LOOPS[model.kind].ends
        yield {
            "soort": model.kind, "thing_id": n, "title": title[:60], "kenmerk": f"{model.kind[0].upper()}-2026-{n:05d}",
            "gebied_code": gebied, "thema": "groen", "owner_id": owner, "status": status, "afgerond": ended,
            "openbaar": LOOPS[model.kind].openbaar and status != "ingediend", "ontvangen_op": received,
            "laatst_at": now() - timedelta(n % 120), "beloofd": None if ended or n % 4 == 0 else today() + timedelta(n % 40 - 10),
            "rust_sinds": None if ended or n % 9 else received, "getrieerd_at": now() if n % 3 else None,
            "aard": ("", "kleine_vraag", "wijkinitiatief", "project")[n % 4] if n % 3 else "", "leidraad": {},
        }


def promise(n, row):
    made = row["ontvangen_op"]
    answered = None if row["beloofd"] else made + timedelta(n % 30)
    return {"inbreng_id": n, "gemaakt_op": made, "beloofd": row["beloofd"] or made + timedelta(20), "beantwoord_op": answered}


def put_goals():
    """The goals of the example file, without indicators; the ids of the operational ones."""
    ids = {}
    for number, regel in enumerate(read_goals(ALMELO), 1):
        ids[regel.pad] = number
        place = {"id": number, "ouder_id": ids.get(regel.pad[:-1]), "volgorde": number}
        db.session.add(Doel(niveau=regel.niveau, titel=regel.titel, tekst=regel.tekst, **place))
        db.session.flush()
    db.session.commit()
    return [number for pad, number in ids.items() if pad[-1][0] == "operationeel"]


def opgave(n, code):
    return {
        "id": n, "version": 1, "title": f"Samen vooruit {n}", "gebied_code": code, "van": date(today().year, 1, 1),
        "tot": date(today().year + 1, 12, 31), "samenvatting": "De wijk wordt groener.", "fase": "uitvoeren",
        "status": "vastgesteld", "owner_id": REGISSEUR, "budget": 50_000_000,
    }


def focus(n, doel):
    return {"opgave_id": n, "doel_id": doel, "voorrang": ("hoog", "laag")[(n + doel) % 2], "focus": "Hier begint het mee."}


def put_work(wijken, goals):
    """The inspanningen with their goals, money of three years, milestones, risks, links and what was told of them."""
    work = [effort(n, wijken) for n in range(1, EFFORTS + 1)]
    put(Inspanning, work)
    numbers = range(1, EFFORTS + 1)
    put(InspanningDoel, [{"inspanning_id": n, "doel_id": goals[(n + k) % len(goals)]} for n in numbers for k in range(3)])
    put(InspanningGeld, [money(n, k) for n in numbers for k in range(6)])
    put(InspanningMijlpaal, [step(n, k) for n in numbers for k in range(5)])
    put(Risico, [risk(n, work[n - 1]) for n in numbers])
    put(Koppeling, [link(n) for n in range(1, LINKS + 1)])
    put(Event, [note(work[n % EFFORTS]) for n in range(NOTES)])


def effort(n, wijken):
    in_large = n % 3 == 0
    at = 0 if in_large else n % len(wijken)
    return {
        "id": n, "version": 1, "kenmerk": f"W-2026-{n:04d}", "opgave_id": at + 1, "gebied_code": wijken[at], "thema": "groen",
        "title": named(n), "wat": f"We gaan {named(n)} met de buurt.", "cluster": "fysiek", "status": STATES[n % len(STATES)],
        "voortgang": n % 101, "koers": list(Koers)[n % 3], "owner_id": REGISSEUR, "succes": n % 7 == 0,
        "begint": date(today().year, 2, 1), "verteld_at": now() - timedelta(n % 150), "vrijgegeven": True,
    }


def money(n, k):
    source = ("Wijkbudget", "Welbions (voorbeeld)")[k % 2]
    return {
        "inspanning_id": n, "jaar": today().year + k // 2 - 1, "bron": source, "mede": k % 2 == 1, "gepland": 1_000_000,
        "besteed": 10_000 * (n % 100),
    }


def step(n, k):
    planned = today() + timedelta(30 * (k - 2))
    return {"inspanning_id": n, "titel": f"Stap {k}", "gepland_op": planned, "gehaald_op": planned if k < 2 else None}


def risk(n, work):
    return {
        "version": 1, "opgave_id": work["opgave_id"], "inspanning_id": n, "soort": "planning", "titel": f"Risico {n}",
        "kans": 1 + n % 3, "gevolg": 1 + n // 3 % 3,
    }


def link(n):
    """Three submissions apart, so that they are of every kind; one in ten came loose again."""
    return {"inbreng_id": 3 * n, "inspanning_id": 1 + n % EFFORTS, "los_at": None if n % 10 else now(), "by_id": REGISSEUR}


def note(work):
    return {
        "what": "inspanningen.voortgang", "kind": "inspanningen", "thing_id": work["id"], "owner_id": REGISSEUR,
        "actor_id": REGISSEUR, "gebied_code": work["gebied_code"], "thema": "groen", "openbaar": True,
        "before": work["status"], "after": work["status"], "note": "De eerste bomen staan.", "data": {},
    }
