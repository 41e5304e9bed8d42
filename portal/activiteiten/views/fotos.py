"""The photos of an activity: adding, taking away and showing them."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits, uploads
from portal.activiteiten import actions, queries
from portal.activiteiten.forms import ActiviteitFotoForm
from portal.activiteiten.rules import MOST_FOTOS, is_openbaar
from portal.activiteiten.views.blueprint import back, room
from portal.fotoform import picture_in


@room.form("/<int:id>/fotos", may="activiteiten.beheren", limit_posts="uploaden")
def add_photo(activiteit):
    form = ActiviteitFotoForm()
    if form.validate_on_submit():
        picture = picture_in(form.foto)
        if picture:
            if limits.first_time(form.eenmaal.data):
                actions.add_foto(activiteit, picture, form.alt.data, form.toestemming.data, by=current_user)
            flash(_("De foto staat erbij."))
            return redirect(url_for(".add_photo", id=activiteit.id), 303)
    return render_template(
        "activiteiten/photos.html", form=form, activiteit=activiteit, fotos=queries.fotos(activiteit), most=MOST_FOTOS
    )


@room.deed("/fotos/<code>/weg", may="activiteitfotos.weghalen", load=queries.foto)
def drop_photo(foto):
    actions.drop_foto(foto, by=current_user)
    flash(_("De foto is weggehaald."))
    return back(foto.activiteit)


@room.page("/fotos/<code>", may="activiteitfotos.lezen", load=queries.foto)
def photo(foto):
    public = is_openbaar(current_user, foto.activiteit)
    return uploads.send(foto.key, small=bool(request.args.get("klein")), public=public)
