"""What comes after writing an initiatief: photos, looking it over, handing it in, or throwing it away."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.fotoform import picture_in
from portal.initiatieven import actions, queries
from portal.initiatieven.forms import PlanFotoForm
from portal.initiatieven.rules import TE_VERSTUREN, Status, all_text_of, is_complete
from portal.initiatieven.views.blueprint import room
from portal.initiatieven.views.writing import form_for, to
from portal.privacy import personal_data


@room.form("/<int:id>/fotos", may="initiatieven.bewerken", limit_posts="uploaden")
def photos(initiatief):
    form, onward = PlanFotoForm(live=initiatief.published_at is not None), "verder" in request.form
    if onward and not form.foto.data and not form.alt.data:
        return to(".check", initiatief)
    if form.validate_on_submit():
        picture = picture_in(form.foto)
        if picture:
            if limits.first_time(form.eenmaal.data):
                actions.add_foto(initiatief, picture, form.alt.data, by=current_user)
            return to(".check" if onward else ".photos", initiatief)
    return render_template("initiatieven/photos.html", form=form, initiatief=initiatief)


@room.deed("/<int:id>/fotos/<key>/weg", may="initiatieven.bewerken")
def drop_photo(initiatief, key):
    """One of the plan itself; what was told with news goes with that."""
    for foto in [foto for foto in initiatief.fotos if foto.key == key and foto.event_id is None]:
        actions.drop_foto(initiatief, foto, by=current_user)
        flash(_("De foto is weggehaald."))
    return redirect(url_for(".photos", id=initiatief.id))


@room.page("/<int:id>/nakijken", may="initiatieven.bewerken")
def check(initiatief):
    """The last look: the text as others will read it, what may be too private, what looks alike."""
    if initiatief.status not in TE_VERSTUREN:
        return redirect(url_for(".show", id=initiatief.id))
    form = form_for(initiatief)
    return render_template(
        "initiatieven/check.html",
        initiatief=initiatief,
        private=personal_data(all_text_of(initiatief)),
        rows=queries.similar_to(initiatief.title, own_id=initiatief.id),
        complete=form.say_missing(),
        missing=form,
    )


@room.deed("/<int:id>/indienen", may="initiatieven.bewerken", load=queries.brief, limit_posts="indienen")
def hand_in(initiatief):
    if not current_user.is_authenticated:
        flash(_("Log in om je plan in te dienen. Je concept blijft bewaard."))
        return redirect(url_for("people.login", next=url_for(".check", id=initiatief.id)))
    if initiatief.status not in TE_VERSTUREN:
        return to(".received" if initiatief.status == Status.INGEDIEND else ".show", initiatief)
    if not is_complete(initiatief):
        return redirect(url_for(".check", id=initiatief.id))
    step = "aanvullen" if initiatief.status == Status.AANVULLING_GEVRAAGD else "indienen"
    actions.take_step(initiatief, step, by=current_user)
    return redirect(url_for(".received", id=initiatief.id))


@room.page("/<int:id>/ontvangen", may="initiatieven.bewerken")
def received(initiatief):
    """While the team has it; later the page of the plan says how it stands."""
    if initiatief.status != Status.INGEDIEND:
        return redirect(url_for(".show", id=initiatief.id))
    return render_template("initiatieven/received.html", initiatief=initiatief)


@room.deed("/<int:id>/weggooien", may="initiatieven.weggooien")
def discard(initiatief):
    actions.discard(initiatief, by=current_user)
    flash(_("Je concept is weggegooid."))
    return redirect(url_for(".index"))
