"""Submissions, wijkopgaven, goals and inspanningen for tests: made in one go, in the state a test asks for."""

from datetime import date

from sqlalchemy import select

from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.story import promise
from portal.wijkopgaven.models import Doel, Inspanning, InspanningDoel, Koppeling, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.inspanning import kenmerk
from portal.wijkopgaven.rules.opgave import Niveau, Status

BUURT = "BU01640202"


def make_inbreng(thing, **values):
    """The row of the register of a thing that was made without its events, with the promise of its kind."""
    inbreng = promise.registered(thing) or promise.line_for(thing)
    fields = {
        "title": thing.naam[:80], "gebied_code": thing.gebied_code, "owner_id": thing.owner_id, "status": thing.status,
        "openbaar": getattr(thing, "openbaar", False),
    }
    for name, value in (fields | values).items():
        setattr(inbreng, name, value)
    if inbreng.id is None:
        promise.register(inbreng, inbreng.beloofd or promise.first_day(thing))
    db.session.commit()
    return inbreng


def inbreng_of(thing):
    """The row of the register of this thing, fresh from the database."""
    row = Inbreng.soort == thing.kind, Inbreng.thing_id == thing.id
    return db.session.scalar(select(Inbreng).where(*row).execution_options(populate_existing=True))


def make_opgave(owner, status=Status.VASTGESTELD, **values):
    """A public wijkopgave of the buurt of the tests, for 2026 and 2027."""
    fields = {
        "title": "Samen groen", "gebied_code": BUURT, "van": date(2026, 1, 1), "tot": date(2027, 12, 31),
        "fase": "uitvoeren", "samenvatting": "De buurt wordt groener.",
    }
    opgave = Wijkopgave(owner_id=owner.id, status=status, **(fields | values))
    db.session.add(opgave)
    db.session.commit()
    return opgave


def make_doelen(*titles):
    """The path from the visie down to one operational goal, with these four titles; the last goal."""
    names = titles or ("Een fijne stad", "Een groene wijk", "Schaduw in de straat", "Bomen op elke route")
    doel = None
    for niveau, title in zip(Niveau, names, strict=True):
        doel = Doel(ouder_id=doel.id if doel else None, niveau=niveau, titel=title)
        db.session.add(doel)
        db.session.flush()
    db.session.commit()
    return doel


def make_inspanning(opgave, owner, status=InspanningStatus.IN_UITVOERING, *, doelen=(), **values):
    """An inspanning of this wijkopgave, public unless it is a concept, for these goals."""
    fields = {
        "title": "Veertig bomen", "wat": "We planten veertig bomen.", "gebied_code": opgave.gebied_code,
        "vrijgegeven": status != InspanningStatus.CONCEPT,
    }
    inspanning = Inspanning(opgave_id=opgave.id, owner_id=owner.id, status=status, **(fields | values))
    db.session.add(inspanning)
    db.session.flush()
    inspanning.kenmerk = kenmerk(today().year, inspanning.id)
    db.session.add_all(InspanningDoel(inspanning_id=inspanning.id, doel_id=doel.id) for doel in doelen)
    db.session.commit()
    return inspanning


def make_koppeling(inbreng, doel, by, **values):
    """A link of a submission to a wijkopgave or an inspanning, as it is now."""
    key = "opgave_id" if isinstance(doel, Wijkopgave) else "inspanning_id"
    koppeling = Koppeling(inbreng_id=inbreng.id, by_id=by.id, at=now(), **({key: doel.id} | values))
    db.session.add(koppeling)
    db.session.commit()
    return koppeling
