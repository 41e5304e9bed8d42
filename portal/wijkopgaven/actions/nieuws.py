"""Telling how an inspanning goes: once, to everyone behind what it came from, and on all their pages."""

from portal import uploads
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven.models import VoortgangFoto


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
