"""Fills a database with applications for money, and says which pages and grants are measured on them."""

import re
from datetime import timedelta

from portal.buurtbonnen.models import Aanvraag, Aanvrager, Begrotingspost
from portal.clock import now, today
from portal.extensions import db
from portal.people.models import Role
from portal.regelingen.examples import read
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from tests.bench.load import PEOPLE, put, settle

APPLICATIONS, GRANTS = 20_000, 4_000
ASKED = 12_000
# Visitors by number: who fills in a draft, who handles and who decides.
WRITER, HANDLER, DECIDER = 3, 1, 2
DRAFT = APPLICATIONS + 1
PAGES = {"aanvraag": (f"/buurtbonnen/{DRAFT}/kosten", WRITER), "wachtrij": ("/buurtbonnen/beheer/", HANDLER)}
GRANT = "/buurtbonnen/ID/beslissen"
BESLUIT = "&uitkomst=toekennen&bedrag=120,00&reden=Het+past.&afwijking=&verplichtingen="
WAITING = ("ingediend", "aanvulling_gevraagd", "in_advies", "toegekend", "afgewezen")


def load_money():
    """Applications under the buurtbon of Hengelo: GRANTS of them wait for a besluit, one is a draft."""
    venster = open_window()
    numbers = range(1, DRAFT + 1)
    put(Aanvraag, [application(n, venster) for n in numbers], "aanvragen")
    put(Aanvrager, [applicant(n) for n in numbers])
    put(Begrotingspost, [post(n, part) for n in numbers for part in range(3)])
    for person, rol in ((HANDLER, "behandelaar"), (DECIDER, "besluitnemer")):
        db.session.add(Role(person_id=person, rol=rol, gebied_code="GM0164", begonnen_op=today()))
    settle()


def open_window():
    _regeling, values, _vensters, _plafonds = read("hengelo-buurtbon")
    regeling = Regeling(sleutel="meting", naam="Buurtbon")
    db.session.add(regeling)
    db.session.flush()
    versie = RegelingVersie(
        regeling_id=regeling.id, nummer=1, naam="Buurtbon", regels=values["regels"], status="gepubliceerd",
        geldig_van=today() - timedelta(300), published_at=now(),
    )
    db.session.add(versie)
    db.session.flush()
    venster = Venster(
        versie_id=versie.id, naam="Dit jaar", opent_op=today() - timedelta(300), sluit_op=today() + timedelta(60)
    )
    db.session.add(venster)
    db.session.flush()
    db.session.add(Plafond(venster_id=venster.id, gebied_code="GM0164", bedrag=10**10))
    return venster


def status_of(n):
    if n == DRAFT:
        return "concept"
    return "ter_besluit" if n <= GRANTS else WAITING[n % len(WAITING)]


def application(n, venster):
    moment = now() - timedelta(minutes=n)
    return {
        "id": n, "version": 1, "status": status_of(n), "kenmerk": None if n == DRAFT else f"B-2026-{n:04d}",
        "owner_id": WRITER if n == DRAFT else 4 + n % (PEOPLE - 4), "versie_id": venster.versie_id,
        "venster_id": venster.id, "title": f"Straatfeest {n}", "wat": "Samen eten.", "waarom": "Elkaar leren kennen.",
        "waar": "Het plein", "gebied_code": "BU01640202", "begin": today() + timedelta(30),
        "eind": today() + timedelta(30), "gevraagd": ASKED, "ontvangen_op": moment.date(), "ontvangen_at": moment,
        "compleet_op": moment, "beslissen_voor": today() + timedelta(n % 60), "antwoorden": {}, "status_at": moment,
        "created_at": moment, "status_reden": "", "ontvangen_via": "web", "toestemming": "", "verdaagd_dagen": 0,
        "verdaagd_reden": "", "voorstel_reden": "", "raadpleging": "", "naar": "",
    }


def applicant(n):
    return {
        "aanvraag_id": n, "soort": "persoon", "naam": f"Buur {n}", "adres": f"Dorpsstraat {n}", "postcode": "7551 AB",
        "plaats": "Hengelo", "buurt_code": "BU01640202", "telefoon": "", "email": "", "adres_hash": f"{n:064d}",
    }


def post(n, part):
    return {
        "aanvraag_id": n, "volgorde": part, "omschrijving": "Partytent", "categorie": "", "soort": "huren",
        "bedrag": ASKED // 3, "baat": False,
    }


def besluit(page):
    """What is posted to grant: on ``page``, the form as HTML, each rule that asks for a judgement is met."""
    asked = sorted(set(re.findall(r'name="(oordeel-[\w.-]+)"', page)))
    return BESLUIT + "".join(f"&{name}=ja" for name in asked)


def grants(connections):
    """Which applications are granted in each of the two runs: nobody's twice."""
    half = GRANTS // 2
    numbers = range(1, half + 1) if connections == 1 else range(half + 1, GRANTS + 1)
    return "\n".join(f"{n} {DECIDER}" for n in numbers)
