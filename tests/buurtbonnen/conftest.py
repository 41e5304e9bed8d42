"""A regeling that is open in the village, with money for wijk Noord, and applications in any status."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from portal import clock
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Aanvrager, Advies, Begrotingspost
from portal.buurtbonnen.queries import besluiten as besluit_queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.bezwaar import Gehoord
from portal.buurtbonnen.rules.status import Status, kenmerk
from portal.buurtbonnen.rules.vragen import PAGINAS
from portal.clock import now, today
from portal.extensions import db
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from tests.buurtbonnen.bezwaar import on
from tests.buurtbonnen.regels import regels

# Who objects did not want to be heard.
NOT_HEARD = Gehoord("afgezien")
TENT = {"omschrijving": "Partytent", "categorie": "materiaal", "soort": "huren", "bedrag": 12_000}


def saved(thing):
    db.session.add(thing)
    db.session.commit()
    return thing


@pytest.fixture
def regeling(app):
    return saved(Regeling(sleutel="buurtbon", naam="Buurtbon"))


@pytest.fixture
def versie_with(regeling, person):
    """A published version; what is given replaces a value, None leaves it out: versie_with(maximum=5_000)."""
    opsteller, tweede = person("Opsteller"), person("Tweede")
    number = iter(range(1, 100))

    def make(*, status="gepubliceerd", **waarden):
        return saved(RegelingVersie(
            regeling_id=regeling.id, nummer=next(number), naam="Buurtbon", bron="Regeling buurtbonnen van het dorp",
            geldig_van=today() - timedelta(60), regels=regels(**waarden), status=status, owner_id=opsteller.id,
            gepubliceerd_door_id=tweede.id if status != "concept" else None, published_at=now(),
        ))

    return make


@pytest.fixture
def versie(versie_with):
    return versie_with()


@pytest.fixture
def venster_of(app):
    """A venster of a version, in days from today."""

    def make(versie, opens=-30, closes=60):
        dates = {"opent_op": today() + timedelta(opens), "sluit_op": today() + timedelta(closes)}
        return saved(Venster(versie_id=versie.id, naam="Dit jaar", **dates))

    return make


@pytest.fixture
def venster(versie, venster_of):
    return venster_of(versie)


@pytest.fixture
def plafond(venster):
    """€ 9.600 for wijk Noord, in which De Noork lies."""
    return saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=960_000))


@pytest.fixture
def aanvraag_by(venster):
    """An application in any status, complete, as if it had lived up to there; not through the actions.

    ``aanvrager``: fields of the applicant; ``posten``: the lines of its budget; ``werkgebieden``: codes.
    """

    def make(owner, status=Status.CONCEPT, *, aanvrager=(), posten=(TENT,), werkgebieden=(), **fields):
        base = {
            "owner_id": owner.id if owner else None, "status": status, "venster_id": venster.id,
            "versie_id": venster.versie_id, "title": "Straatfeest", "wat": "Samen eten op het plein.",
            "waarom": "Dan leren we elkaar kennen.", "waar": "Het plein", "gebied_code": "BU01640202",
            "begin": today() + timedelta(30), "eind": today() + timedelta(30), "gevraagd": 12_000,
            "antwoorden": {
                "oud_genoeg": True, "bevat": [], "verklaringen": ["waarheid", "nog_niet"], "extra": {"al_gemaakt": False},
            },
        }
        received = {} if status == Status.CONCEPT else {
            "ontvangen_op": today(), "ontvangen_at": now(), "compleet_op": now(),
            "beslissen_voor": today() + timedelta(56),
        }
        if status == Status.AANVULLING_GEVRAAGD:
            received |= {"open_paginas": list(PAGINAS)}
        made = saved(Aanvraag(**base | received | fields))
        if status != Status.CONCEPT and "kenmerk" not in fields:
            made.kenmerk = kenmerk(today().year, made.id)
        add_parts(made, aanvrager, posten, werkgebieden)
        return one(made.id)

    return make


def add_parts(aanvraag, aanvrager, posten, werkgebieden):
    who = {
        "soort": "persoon", "naam": "Amina Jansen", "adres": "Dorpsstraat 1", "postcode": "7551 AB",
        "plaats": "Hengelo", "buurt_code": "BU01640202", "email": "amina@voorbeeld.invalid",
        "telefoon": "074 1234567",
    }
    db.session.add(Aanvrager(aanvraag_id=aanvraag.id, **who | dict(aanvrager)))
    for number, post in enumerate(posten):
        db.session.add(Begrotingspost(aanvraag_id=aanvraag.id, volgorde=number, **post))
    db.session.add_all(AanvraagGebied(aanvraag_id=aanvraag.id, gebied_code=code) for code in werkgebieden)
    db.session.commit()


@pytest.fixture
def henk(person):
    """Handles applications in the whole town."""
    return person("Henk", rol="behandelaar")


@pytest.fixture
def dora(person):
    """Decides on applications in the whole town."""
    return person("Dora", rol="besluitnemer")


@pytest.fixture
def organisatie_of(person):
    """A recognised organisation with an adviseur: organisatie_of("Wijkraad", "WK016402") gives (groep, adviseur)."""

    def make(naam="Wijkraad Noord", gebied="WK016402", **fields):
        adviseur = person(f"Adviseur {naam}")
        groep = saved(Bewonersgroep(
            naam=naam, soort="organisatie", gebied_code=gebied, owner_id=adviseur.id, **{"erkend_op": today()} | fields
        ))
        saved(Lidmaatschap(groep_id=groep.id, person_id=adviseur.id, rol="adviseur", begonnen_op=today()))
        return groep, adviseur

    return make


@pytest.fixture
def before_dora(aanvraag_by, village, henk, plafond):
    """An application that waits for a besluit, handled by Henk."""
    return aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)


@pytest.fixture
def advised(before_dora, organisatie_of):
    """The organisation of the wijk was asked for advice, and may have answered."""

    def answer(uitkomst="", bedrag=None):
        saved(Advies(
            aanvraag_id=before_dora.id, groep_id=groep.id, gevraagd_op=today(), uiterlijk=today(), uitkomst=uitkomst,
            bedrag=bedrag, reden="Het past goed hier." if uitkomst else "",
        ))

    groep, _adviseur = organisatie_of()
    return answer


@pytest.fixture
def refused(aanvraag_by, village, henk, dora, plafond):
    """A besluit of 2 April 2026, against which bezwaar stands open until 18 May; owner None: nobody's account."""

    def make(owner="amina"):
        with clock.at(datetime(2026, 4, 2, 10, tzinfo=UTC)):
            aanvraag = aanvraag_by(village[owner] if owner else None, Status.TER_BESLUIT, behandelaar_id=henk.id)
            besluit = besluiten.decide(aanvraag, "afwijzen", by=dora, reden="Het past niet.", oordelen={})
            db.session.commit()
        besluit.aanvraag = one(aanvraag.id)
        return besluit

    return make


@pytest.fixture
def joke(person):
    """Decides on what Dora decided first."""
    return person("Joke", rol="besluitnemer")


@pytest.fixture
def bezwaar(refused, village):
    """Amina objects to a besluit of 2 April 2026. Twelve weeks after 18 May is Monday 10 August."""
    with on(4, 20):
        made = bezwaren.object_to(refused(), "Het past wel.", by=village["amina"])
        db.session.commit()
    return besluit_queries.bezwaar(made.id)


@pytest.fixture
def round_of(versie_with, venster_of, aanvraag_by, village):
    """A round that closed yesterday, with € 100 and these applications: round_of(6_000, 5_000) gives them by cents."""

    def make(*amounts, closes=-1, verdeling="ronde_rangschikking", gezag="commissie"):
        versie = versie_with(verdeling=verdeling, gezag=gezag, gelijk="dag")
        venster = venster_of(versie, closes=closes)
        pot = Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000)
        db.session.add(pot)
        db.session.commit()
        ids = [
            aanvraag_by(
                village["amina"], Status.INGEDIEND, title=f"Plan {number}", gevraagd=cents, versie_id=versie.id,
                venster_id=venster.id, ontvangen_at=now() - timedelta(9), compleet_op=None,
            ).id
            for number, cents in enumerate(amounts)
        ]
        return SimpleNamespace(id=pot.id, ids=ids, venster=venster, versie=versie)

    return make


@pytest.fixture
def leden(person):
    """Two members of the committee of the town."""
    return [person(name, rol="commissielid") for name in ("Lia", "Lex")]
