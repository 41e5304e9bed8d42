"""A point goes off the site, with a reason for its submitter, and may come back; or news of the work on it goes, for good."""

from portal.buurtagenda.actions.punten import demand_off_ballot
from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.story.retracting import take_back, withdraw


def take_off(punt, reden, *, by):
    """Take a point off the site, for a reason its submitter reads; its life goes on. NotNow when it is not there, or while it
    is on a ballot: of that it is taken off first."""
    require(by, "agendapunten.weghalen", punt)
    demand_off_ballot(punt, "weghalen")
    if not punt.openbaar:
        raise NotNow("weghalen")
    if not reden.strip():
        raise Needed("reden")
    punt.geplaatst_at, punt.weggehaald_at = None, now()
    tell_anew(punt, "weghalen", by=by, note=reden.strip())


def put_back(punt, *, by):
    """On the site again; NotNow when nobody took it off."""
    require(by, "agendapunten.weghalen", punt)
    if punt.weggehaald_at is None:
        raise NotNow("terugzetten")
    punt.geplaatst_at, punt.weggehaald_at = now(), None
    tell_anew(punt, "terugzetten", by=by)


def drop_news(punt, event, reden, *, by):
    """Take news of the work off the site; the reason stays with the team. Twice is once. An answer that was promised is
    promised still."""
    require(by, "agendapunten.weghalen", punt)
    if not reden.strip():
        raise Needed("reden")
    if withdraw(event):
        take_back(punt, event)
        tell(punt, "nieuws_weghalen", by=by, note=reden.strip(), data={"gebeurtenis": event.id})


def tell_anew(punt, what, *, by, note=""):
    """Tell it, with the register as it is now: whether a point is public the database works out."""
    db.session.flush()
    db.session.refresh(punt, ["openbaar"])
    tell(punt, what, by=by, note=note)
