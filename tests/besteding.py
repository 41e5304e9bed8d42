"""Grants and what follows them, for tests: made in one go, with real lines in the ledger, in the state a test asks for."""

from datetime import timedelta
from itertools import count

from sqlalchemy import BigInteger, literal, select

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status as ActiviteitStatus
from portal.betalingen.models import Rekening
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import Rol
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Begrotingspost
from portal.clock import now, today
from portal.extensions import db
from portal.people.queries import roles_of
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from portal.toekenningen import actions, queries
from portal.toekenningen.actions import reeks
from portal.toekenningen.models import Uitgave
from tests.buurtbonnen.regels import regels

BUURT = "BU01640202"
IBAN, ANOTHER_IBAN = "NL91ABNA0417164300", "NL20INGB0001234567"
LATER = {
    "zienswijzetermijn": "2w", "vaststellingsbesluit": "8w", "terugbetaaltermijn": "6w",
}
VERANTWOORDING = LATER | {"vaststelling": "verantwoording", "verantwoordingstermijn": "13w"}
AMBTSHALVE = LATER | {"vaststelling": "ambtshalve", "vaststellingstermijn": "13w"}
number = count(1)


def make_groep(naam="Bewonersgroep Noork", erkend=True, **leden):
    """A group with its people: ``make_groep(contact=amina, penningmeester=bas, tweede_tekenaar=cem, lid=dirk)``."""
    groep = Bewonersgroep(naam=naam, soort="organisatie", gebied_code=BUURT, erkend_op=today() if erkend else None)
    contact = leden.get(Rol.CONTACT)
    groep.owner_id = contact.id if contact else None
    db.session.add(groep)
    db.session.flush()
    for rol, person in leden.items():
        db.session.add(Lidmaatschap(groep_id=groep.id, person_id=person.id, rol=rol, begonnen_op=today() - timedelta(300)))
    db.session.commit()
    return groep


def make_versie(by, sleutel="buurtbon", **waarden):
    """A published version of a regeling with a venster that is open and € 50.000 for the whole town."""
    regeling = db.session.scalar(db.select(Regeling).where(Regeling.sleutel == sleutel))
    if regeling is None:
        regeling = Regeling(sleutel=sleutel, naam=sleutel.capitalize())
        db.session.add(regeling)
        db.session.flush()
    versie = RegelingVersie(
        regeling_id=regeling.id, nummer=next(number), naam=f"{regeling.naam} 2026", bron="Regeling van het dorp",
        geldig_van=today() - timedelta(60), regels=regels(**waarden), status="gepubliceerd", published_at=now(),
    )
    db.session.add(versie)
    db.session.flush()
    venster = Venster(versie_id=versie.id, naam="Nu", opent_op=today() - timedelta(30), sluit_op=today() + timedelta(300))
    db.session.add(venster)
    db.session.flush()
    db.session.add(Plafond(venster_id=venster.id, gebied_code="GM0164", bedrag=5_000_000))
    db.session.flush()
    kasboek.open(versie.id, by=by)
    db.session.commit()
    return versie


def make_toekenning(versie, by, owner=None, groep=None, bedrag=100_000, posten=(("Tent", 60_000), ("Muziek", 40_000)), **values):
    """A grant under this version, decided by ``by``, with its application, budget, instalments and boekingen."""
    venster = db.session.scalar(db.select(Venster).where(Venster.versie_id == versie.id))
    plafond = db.session.scalar(db.select(Plafond).where(Plafond.venster_id == venster.id))
    asker = owner.id if owner else groep.owner_id
    asked = {
        "title": "Buurtfeest", "gebied_code": BUURT, "gevraagd": bedrag, "begin": today() + timedelta(10),
        "eind": today() + timedelta(10), "ontvangen_op": today(), "ontvangen_at": now(), "compleet_op": now(),
    }
    aanvraag = Aanvraag(
        versie_id=versie.id, venster_id=venster.id, status="toegekend", owner_id=asker,
        groep_id=groep.id if groep else None, kenmerk=f"B-2026-9{next(number):03d}", **(asked | values),
    )
    db.session.add(aanvraag)
    db.session.flush()
    db.session.add(Aanvrager(aanvraag_id=aanvraag.id, soort="groep" if groep else "persoon", naam="Amina Aanvrager"))
    for place, (what, cents) in enumerate(posten):
        db.session.add(Begrotingspost(
            aanvraag_id=aanvraag.id, volgorde=place, omschrijving=what, categorie="materiaal", soort="huren", bedrag=cents
        ))
    by.roles = roles_of(by)
    kasboek.grant(plafond.id, aanvraag.id, bedrag, by=by)
    actions.begin(aanvraag, plafond, bedrag, today() + timedelta(42), by=by)
    db.session.commit()
    db.session.expire_all()
    return queries.one(aanvraag.id)


def pay(toekenning, bedrag, *, by):
    """The bank paid so many cents to the recipient of a grant."""
    which = literal(toekenning.id).label("toekenning_id"), literal(bedrag, BigInteger).label("bedrag")
    reeks.pay_all(select(*which, literal("").label("reden")), by=by)


def make_uitgave(toekenning, owner, bedrag=10_000, **values):
    """An expense that waits for two signatures, of the first line of the budget."""
    fields = {"omschrijving": "Huur van de tent", "gedaan_op": today(), "post_id": toekenning.aanvraag.posten[0].id}
    uitgave = Uitgave(toekenning_id=toekenning.id, owner_id=owner.id, bedrag=bedrag, **(fields | values))
    db.session.add(uitgave)
    db.session.commit()
    return uitgave


def make_activiteit(groep, owner, status=ActiviteitStatus.AANGEKONDIGD, **values):
    """An activity of a group, in ten days, announced."""
    fields = {
        "title": "Zomermarkt", "wat": "Kramen en muziek.", "waar": "Het plein", "gebied_code": groep.gebied_code,
        "begint_at": now() + timedelta(10), "eindigt_at": now() + timedelta(days=10, hours=4),
    }
    activiteit = Activiteit(groep_id=groep.id, owner_id=owner.id, status=status, **(fields | values))
    db.session.add(activiteit)
    db.session.commit()
    return activiteit


def make_rekening(of, by, **values):
    """A valid account of a group, or of the resident of a grant."""
    key = {"groep_id": of.id} if isinstance(of, Bewonersgroep) else {"toekenning_id": of.id}
    fields = {"iban": IBAN, "tenaamstelling": "Amina Aanvrager", "geldig": True, "opgegeven_door_id": by.id}
    rekening = Rekening(**key, **(fields | values))
    db.session.add(rekening)
    db.session.commit()
    return rekening
