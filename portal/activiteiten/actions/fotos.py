"""Photos of an activity, each with the consent of who is on it."""

from sqlalchemy import select

from portal import uploads
from portal.activiteiten import queries
from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.activiteiten.rules import MOST_FOTOS, is_bestuur
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell


def add_foto(activiteit, picture, alt, toestemming, *, by):
    """Keep a re-encoded picture (portal.fotos.Picture); Needed when nobody says that it may be shown. NotNow when there are
    enough, also when several come at once."""
    require(by, "activiteiten.beheren", activiteit)
    if not toestemming:
        raise Needed("toestemming")
    db.session.execute(select(Activiteit.id).where(Activiteit.id == activiteit.id).with_for_update(key_share=True))
    if len(queries.fotos(activiteit)) >= MOST_FOTOS:
        raise NotNow("fotos")
    size = {"width": picture.width, "height": picture.height}
    foto = ActiviteitFoto(
        key=uploads.keep(picture), activiteit_id=activiteit.id, alt=alt, toestemming=True, by_id=by.id, **size
    )
    db.session.add(foto)
    db.session.flush()
    return foto


def drop_foto(foto, *, by):
    """Take a photo away, at once. When staff do it, the group hears."""
    require(by, "activiteitfotos.weghalen", foto)
    activiteit, key = foto.activiteit, foto.key
    db.session.delete(foto)
    if not is_bestuur(by, activiteit):
        tell(activiteit, "foto_weghalen", by=by)
    db.session.flush()
    uploads.drop(key)
