"""Telling how an inspanning goes: once, to everyone behind what it came from, and on all their pages; and taking that back."""

from portal import uploads
from portal.errors import Needed
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.story.retracting import withdraw
from portal.wijkopgaven.models import VoortgangFoto
from portal.wijkopgaven.queries import lijn


def report(inspanning, text, *, by, picture=None, alt=""):
    """News of the work, with a photo (portal.fotos.Picture) if there is one."""
    require(by, "inspanningen.vertellen", inspanning)
    event = tell(inspanning, "voortgang", by=by, note=text)
    if picture is not None:
        foto = VoortgangFoto(
            key=uploads.keep(picture), inspanning_id=inspanning.id, event_id=event.id, alt=alt,
            width=picture.width, height=picture.height,
        )
        db.session.add(foto)
        event.data = {"foto": foto.key, "alt": alt, "breedte": foto.width, "hoogte": foto.height}
    return event


def drop(inspanning, event, reden, *, by):
    """Take news off the site and off the pages of all that it came from, with its photo; the reason stays with the team.
    Twice is once. Who was promised an answer had it: what was read is not unread."""
    require(by, "inspanningen.weghalen", inspanning)
    if not reden.strip():
        raise Needed("reden")
    if not withdraw(event):
        return
    for foto in lijn.fotos_of(event):
        db.session.delete(foto)
        uploads.drop(foto.key)
    event.data = {}
    tell(inspanning, "weghalen", by=by, note=reden.strip(), data={"gebeurtenis": event.id})
