"""The photos with an account: for the recipient and staff of the area."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits, uploads
from portal.errors import NotNow
from portal.fotoform import FotoForm, picture_in
from portal.verantwoording import queries
from portal.verantwoording.actions import verantwoorden
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.views.invullen import drawn


@room.form("/<int:id>/fotos", may="verantwoordingen.invullen", limit_posts="uploaden")
def photos(verantwoording):
    form = FotoForm()
    picture = picture_in(form.foto) if form.validate_on_submit() else None
    if picture and kept(verantwoording, picture, form):
        flash(_("De foto is toegevoegd."))
        return redirect(url_for(".photos", id=verantwoording.id), 303)
    return drawn(verantwoording, form, "fotos")


def kept(verantwoording, picture, form):
    """Is it kept, once? That there are enough is said beside it."""
    try:
        if limits.first_time(form.eenmaal.data):
            verantwoorden.add_foto(verantwoording, picture, form.alt.data, by=current_user)
        return True
    except NotNow:
        form.foto.errors = [_("Je hebt al acht foto’s. Haal er eerst een weg.")]
        return False


@room.deed("/<int:id>/fotos/weg", may="verantwoordingen.invullen")
def drop_photo(verantwoording):
    """One of this account; what came with an earlier one stays."""
    mine = [foto for foto in queries.fotos(verantwoording.toekenning_id) if foto.verantwoording_id == verantwoording.id]
    for foto in [foto for foto in mine if foto.key == request.form.get("foto")]:
        verantwoorden.drop_foto(foto, by=current_user)
        flash(_("De foto is weggehaald."))
    return redirect(url_for(".photos", id=verantwoording.id), 303)


@room.page("/fotos/<code>.webp", may="verantwoordingfotos.lezen", load=queries.foto)
def photo(foto):
    return uploads.send(foto.key, small="klein" in request.args)
