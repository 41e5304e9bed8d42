"""Linking what came in to the work it led to, and taking a link away; whoever handed it in is told what is public."""

from sqlalchemy import update

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.sql import insert_once
from portal.story.actions import tell
from portal.wijkopgaven.models import Koppeling, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status


def link(inbreng, doelen, bijdrage="", *, by):
    """Link a submission to each of these wijkopgaven and inspanningen; how many links are new.

    What is linked stays linked once, also with two at once. One event tells of all that is public.
    """
    require(by, "inbreng.behandelen", inbreng)
    for doel in doelen:
        require(by, f"{doel.kind}.lezen", doel)
    new = [doel for doel in doelen if add(inbreng, doel, bijdrage.strip(), by)]
    public = [doel.title for doel in new if is_public(doel)]
    if public:
        tell(inbreng, "koppelen", by=by, note=", ".join(public))
    return len(new)


def add(inbreng, doel, bijdrage, by):
    end = "opgave_id" if isinstance(doel, Wijkopgave) else "inspanning_id"
    return insert_once(Koppeling, inbreng_id=inbreng.id, bijdrage=bijdrage, by_id=by.id, **{end: doel.id})


def gather(inspanning, inbrengen, bijdrage="", *, by):
    """Link each of these submissions to one inspanning; how many links are new."""
    return sum(link(inbreng, [inspanning], bijdrage, by=by) for inbreng in inbrengen)


def unlink(koppeling, reden, *, by):
    """End a link; it stays as history. Needs a reason, and a link ends once, also with two at once."""
    require(by, "koppelingen.losmaken", koppeling)
    if not reden.strip():
        raise Needed("reden")
    holds = update(Koppeling).where(Koppeling.id == koppeling.id, Koppeling.los_at.is_(None))
    if not db.session.execute(holds.values(los_at=now(), los_door_id=by.id, los_reden=reden.strip())).rowcount:
        raise NotNow("losmaken")
    doel = koppeling.opgave or koppeling.inspanning
    if is_public(doel):
        tell(koppeling.inbreng, "losmaken", by=by, note=f"{doel.title}: {reden.strip()}")


def is_public(doel):
    return doel.status != Status.CONCEPT
