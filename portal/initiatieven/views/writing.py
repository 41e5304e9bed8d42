"""Writing an initiatief: draft, photos, looking it over, handing it in."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import format_time
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.fotoform import FotoForm, picture_in
from portal.initiatieven import actions, queries
from portal.initiatieven.forms import InitiatiefForm
from portal.initiatieven.rules import TEXTS, Status, is_complete
from portal.initiatieven.views.blueprint import room
from portal.privacy import personal_data
from portal.taal import profiel_here
from portal.wijken import queries as wijken


def form_for(initiatief=None, **values):
    return InitiatiefForm(
        obj=initiatief, data=values or None, themas=profiel_here().themas, gebieden=wijken.choices()
    )


@room.form("/nieuw", may="initiatieven.starten", limit_posts="indienen")
def start():
    form = form_for(
        gebied_code=request.args.get("buurt") or current_user.buurt_code or "", title=request.args.get("titel", "")[:80]
    )
    if form.is_submitted() and (form.title.data or form.wat.data) and form.validate():
        initiatief = actions.start(form.values, by=current_user)
        remember_draft(initiatief)
        return go_on(initiatief, form)
    return render_template("initiatieven/write.html", form=form, initiatief=None)


def remember_draft(initiatief):
    """A stranger's draft belongs to this browser until somebody logs in."""
    if not current_user.is_authenticated:
        session["concepten"] = [*session.get("concepten", ()), initiatief.id][-20:]
        session.permanent = True


def go_on(initiatief, form):
    """After keeping the text: back to the form, or on to the photos when everything is there."""
    if "later" in request.form:
        flash(_("Je concept is bewaard. Niemand anders kan het zien."))
        return redirect(url_for(".edit", id=initiatief.id))
    if initiatief.status == Status.CONCEPT and not form.say_missing():
        return render_template("initiatieven/write.html", form=form, initiatief=initiatief)
    if initiatief.published_at:
        flash(_("De tekst is aangepast. De vorige versie blijft te lezen."))
        return redirect(url_for(".show", id=initiatief.id))
    return redirect(url_for(".photos" if initiatief.status == Status.CONCEPT else ".check", id=initiatief.id))


@room.form("/<int:id>/bewerken", may="initiatieven.bewerken")
def edit(initiatief):
    form = form_for(initiatief)
    if form.is_submitted() and form.validate():
        if form.version.data and form.version.data != str(initiatief.version):
            form.form_errors.append(
                _(
                    "Iemand anders heeft deze tekst net aangepast. Jouw tekst staat hieronder nog. "
                    "Bekijk eerst wat er nu staat en bewaar dan opnieuw."
                )
            )
            form.version.data = str(initiatief.version)
        elif initiatief.status == Status.CONCEPT or form.say_missing():
            actions.edit(initiatief, form.values, by=current_user)
            return go_on(initiatief, form)
    return render_template("initiatieven/write.html", form=form, initiatief=initiatief)


@room.deed("/<int:id>/bewaren", may="initiatieven.bewerken")
def autosave(initiatief):
    """What was typed so far, kept while somebody writes; drafts only, and whatever is too long waits."""
    form = form_for(initiatief)
    if initiatief.status == Status.CONCEPT and form.validate():
        actions.edit(initiatief, form.values, by=current_user)
        return {"bewaard": format_time(now(), "HH.mm")}
    return {"bewaard": None}, 200


@room.form("/<int:id>/fotos", may="initiatieven.bewerken", limit_posts="uploaden")
def photos(initiatief):
    form = FotoForm()
    if form.validate_on_submit():
        picture = picture_in(form.foto)
        if picture:
            actions.add_foto(initiatief, picture, form.alt.data, by=current_user)
            return redirect(url_for(".photos", id=initiatief.id))
    return render_template("initiatieven/photos.html", form=form, initiatief=initiatief)


@room.deed("/<int:id>/fotos/<key>/weg", may="initiatieven.bewerken")
def drop_photo(initiatief, key):
    for foto in [foto for foto in initiatief.fotos if foto.key == key]:
        actions.drop_foto(initiatief, foto, by=current_user)
        flash(_("De foto is weggehaald."))
    return redirect(url_for(".photos", id=initiatief.id))


@room.page("/<int:id>/nakijken", may="initiatieven.bewerken")
def check(initiatief):
    """The last look: the text as others will read it, what may be too private, what looks alike."""
    form = form_for(initiatief)
    return render_template(
        "initiatieven/check.html",
        initiatief=initiatief,
        private=personal_data("\n".join(getattr(initiatief, name) for name in TEXTS)),
        rows=queries.similar_to(initiatief.title, own_id=initiatief.id),
        complete=form.say_missing(),
        missing=form,
    )


@room.deed("/<int:id>/indienen", may="initiatieven.bewerken", load=queries.brief, limit_posts="indienen")
def hand_in(initiatief):
    if not current_user.is_authenticated:
        flash(_("Log in om je plan in te dienen. Je concept blijft bewaard."))
        return redirect(url_for("people.login", next=url_for(".check", id=initiatief.id)))
    if not is_complete(initiatief):
        return redirect(url_for(".check", id=initiatief.id))
    step = "aanvullen" if initiatief.status == Status.AANVULLING_GEVRAAGD else "indienen"
    actions.take_step(initiatief, step, by=current_user)
    return redirect(url_for(".received", id=initiatief.id))


@room.page("/<int:id>/ontvangen", may="initiatieven.bewerken")
def received(initiatief):
    return render_template("initiatieven/received.html", initiatief=initiatief)


@room.deed("/<int:id>/weggooien", may="initiatieven.weggooien")
def discard(initiatief):
    actions.discard(initiatief, by=current_user)
    flash(_("Je concept is weggegooid."))
    return redirect(url_for(".index"))
