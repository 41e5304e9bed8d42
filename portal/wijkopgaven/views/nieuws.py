"""Telling how an inspanning goes, its photos, and hearing nothing more of it."""

from flask import flash, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits, uploads
from portal.initiatieven.forms import VoortgangForm
from portal.initiatieven.views.pulling import picture_of
from portal.moderatie.views.asking import ask_to_drop_news
from portal.people.models import Stranger
from portal.permissions import can
from portal.story import actions as story
from portal.story.linked import STIL
from portal.story.queries import reach
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import nieuws
from portal.wijkopgaven.queries import lijn
from portal.wijkopgaven.views.blueprint import back_to_effort, room


@room.form("/inspanningen/<int:id>/nieuws", may="inspanningen.vertellen", load=queries.inspanning, limit_posts="uploaden")
def tell(inspanning):
    form = VoortgangForm()
    if form.validate_on_submit():
        picture = picture_of(form)
        if not form.errors:
            if limits.first_time(form.eenmaal.data):
                nieuws.report(inspanning, form.tekst.data, by=current_user, picture=picture, alt=form.alt.data)
            flash(_("Je nieuws staat op de site. Wie ermee begon en wie het volgt, krijgt bericht."))
            return back_to_effort(inspanning)
    herkomst, bereik = lijn.brought(inspanning.id), reach(inspanning, "voortgang", by=current_user)
    return render_template("wijkopgaven/tell.html", form=form, inspanning=inspanning, herkomst=herkomst, bereik=bereik)


@room.form("/inspanningen/<int:id>/nieuws/<int:number>/weghalen", may="inspanningen.weghalen", load=queries.inspanning)
def drop(inspanning, number):
    return ask_to_drop_news(inspanning, number, nieuws.drop)


@room.page("/fotos/<code>.webp", may="voortgangfotos.lezen", load=lijn.foto)
def photo(foto):
    public = can(Stranger(), "voortgangfotos.lezen", foto)
    return uploads.send(foto.key, small=bool(request.args.get("klein")), public=public)


@room.deed("/inspanningen/<int:id>/stil", may="inspanningen.volgen", load=queries.inspanning)
def quiet(inspanning):
    story.stop_mail(STIL, inspanning.id, by=current_user)
    flash(_("Je hoort niets meer over dit werk. Over je eigen idee of aanvraag hoor je nog wel van ons."))
    return back_to_effort(inspanning)


@room.deed("/inspanningen/<int:id>/weer-horen", may="inspanningen.volgen", load=queries.inspanning)
def listen(inspanning):
    story.unfollow(STIL, inspanning.id, by=current_user)
    flash(_("Je hoort weer over dit werk als het bij iets van jou hoort."))
    return back_to_effort(inspanning)
