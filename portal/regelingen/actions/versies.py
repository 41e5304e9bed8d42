"""Drawing up a version of a regeling and publishing it: by two people, and never changed after that."""

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.regelingen import queries
from portal.regelingen.actions import plafond
from portal.regelingen.models import Plafond, Venster
from portal.regelingen.rules.status import VersieStatus
from portal.regelingen.rules.versies import gaten, overlap, with_values
from portal.story.actions import move


def demand_concept(versie, *, by):
    """NotNow for what was published, Refused to whoever did not draw it up."""
    if versie.status != VersieStatus.CONCEPT:
        raise NotNow("bewerken")
    require(by, "regelingversies.bewerken", versie)


def touch(versie):
    """Count it as changed, so that whoever looked at it before cannot publish it unseen."""
    flag_modified(versie, "naam")


def set_frame(versie, values, *, by):
    """Its name, source and dates: naam, bron, geldig_van, geldig_tot."""
    demand_concept(versie, by=by)
    for name in ("naam", "bron", "geldig_van", "geldig_tot"):
        if name in values:
            setattr(versie, name, values[name])


def set_regels(versie, given, *, by):
    """Some of its parameters: {sleutel: {"waarde", "artikel", "voorbeeld"}}; what is empty is taken out."""
    demand_concept(versie, by=by)
    versie.regels = with_values(versie.regels, given)


def publish(versie, *, by):
    """Let it hold, by somebody else than who drew it up; it takes the place of the versions it overlaps."""
    require(by, "regelingversies.publiceren", versie)
    if versie.status == VersieStatus.CONCEPT and gaten(versie, queries.vensters(versie.id)):
        raise Needed("regels")
    move(versie, "publiceren", by=by, prepare=lambda versie, step: sign(versie, by))
    plafond.open(versie.id, by=by)
    for older in queries.published_before(versie):
        if older.status == VersieStatus.GEPUBLICEERD and overlap(older, versie):
            move(older, "vervangen", by=by, data={"door": versie.id})


def sign(versie, by):
    versie.gepubliceerd_door_id, versie.published_at = by.id, now()


def discard(versie, *, by):
    """Throw a concept away, with its vensters and plafonds."""
    demand_concept(versie, by=by)
    vensters = db.select(Venster.id).where(Venster.versie_id == versie.id)
    db.session.execute(delete(Plafond).where(Plafond.venster_id.in_(vensters)))
    db.session.execute(delete(Venster).where(Venster.versie_id == versie.id))
    db.session.delete(versie)
