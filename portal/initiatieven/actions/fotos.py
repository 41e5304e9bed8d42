"""Photos of an initiatief: files in the uploads folder, described for those who do not see them."""

from portal import uploads
from portal.errors import NotNow
from portal.extensions import db
from portal.initiatieven.actions.change import tell_change
from portal.initiatieven.actions.holding import hold
from portal.initiatieven.models import Foto
from portal.initiatieven.rules import MOST_FOTOS


def add_foto(initiatief, picture, alt, *, by, event_id=None):
    """Keep a re-encoded picture (portal.fotos.Picture) under an unguessable name; NotNow when the plan has enough, also when
    several come at once."""
    if event_id is None:
        hold(initiatief.id)
    plan = [foto for foto in initiatief.fotos if foto.event_id is None]
    if event_id is None and len(plan) >= MOST_FOTOS:
        raise NotNow("fotos")
    key = uploads.keep(picture)
    foto = Foto(
        key=key,
        initiatief_id=initiatief.id,
        alt=alt,
        width=picture.width,
        height=picture.height,
        position=len(plan),
        event_id=event_id,
    )
    db.session.add(foto)
    if event_id is None and initiatief.cover_key is None:
        initiatief.cover_key, initiatief.cover_alt = key, alt
    db.session.flush()
    if event_id is None:
        tell_change(initiatief, by=by, wat="foto_erbij", alt=alt)
    return foto


def drop_foto(initiatief, foto, *, by):
    """Take a photo away; the next one becomes the cover."""
    rest = [other for other in initiatief.fotos if other.key != foto.key and other.event_id is None]
    if initiatief.cover_key == foto.key:
        initiatief.cover_key = rest[0].key if rest else None
        initiatief.cover_alt = rest[0].alt if rest else ""
    db.session.delete(foto)
    uploads.drop(foto.key)
    if foto.event_id is None:
        tell_change(initiatief, by=by, wat="foto_weg", alt=foto.alt)
