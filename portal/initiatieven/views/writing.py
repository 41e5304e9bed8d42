"""Writing an initiatief: draft, photos, looking it over, handing it in."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import format_time
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.forms import is_fresh
from portal.fotoform import FotoForm, picture_in
from portal.initiatieven import actions, queries
from portal.initiatieven.forms import InitiatiefForm
from portal.initiatieven.rules import TE_VERSTUREN, TEXTS, Status, is_complete
from portal.initiatieven.views.blueprint import room
from portal.privacy import personal_data
from portal.taal import marked, profiel_here
from portal.wijken import queries as wijken


def form_for(initiatief=None, **values):
    return InitiatiefForm(
        obj=initiatief, data=values or None, themas=profiel_here().themas, gebieden=wijken.choices(),
        live=initiatief is not None and initiatief.published_at is not None,
    )


@room.form("/nieuw", may="initiatieven.starten", limit_posts="indienen")
def start():
    form = form_for(
        gebied_code=request.args.get("buurt") or current_user.buurt_code or "", title=request.args.get("titel", "")[:80]
    )
    if form.is_submitted() and form.validate() and is_a_start(form):
        initiatief = actions.start(form.values, by=current_user)
        remember_draft(initiatief)
        return go_on(initiatief)
    drafts = queries.drafts(sorted(current_user.concepten)) if current_user.concepten else ()
    return render_template("initiatieven/write.html", form=form, initiatief=None, drafts=drafts)


def is_a_start(form):
    """A name or what it is about; to keep for later anything will do. If it is not, what is missing is said."""
    kept = any(form.values.values()) if "later" in request.form else form.title.data or form.wat.data
    return bool(kept) or form.say_missing()


def remember_draft(initiatief):
    """A stranger's draft belongs to this browser until somebody logs in."""
    if not current_user.is_authenticated:
        session["concepten"] = [*session.get("concepten", ()), initiatief.id][-20:]
        session.permanent = True


def to(page, initiatief, **more):
    return redirect(url_for(page, id=initiatief.id, **more), 303)


def go_on(initiatief):
    """After keeping the text, always to a page of its own: loading that again writes nothing twice."""
    if initiatief.status != Status.CONCEPT:
        flash(what_now(initiatief))
        return to(".check" if initiatief.status == Status.AANVULLING_GEVRAAGD else ".show", initiatief)
    if "later" in request.form:
        flash(where_kept())
        return to(".edit", initiatief)
    return to(".photos", initiatief) if is_complete(initiatief) else to(".edit", initiatief, ontbreekt=1)


def where_kept():
    if current_user.is_authenticated:
        return _("Je concept is bewaard. Niemand anders kan het zien.")
    return _("Je concept is bewaard. Niemand anders kan het zien. Je vindt het in deze browser terug bij ‘Deel je idee’.")


def what_now(initiatief):
    """Who reads a text that was changed after it was handed in."""
    if initiatief.hidden_at:
        return _("De tekst is aangepast. Het team kijkt of je plan terug kan.")
    if initiatief.published_at:
        return _("De tekst is aangepast. De vorige versie blijft te lezen.")
    if initiatief.status == Status.AANVULLING_GEVRAAGD:
        return _("Je aanpassing is bewaard. Verstuur nu je aanvulling.")
    return _("Je aanpassing is bewaard. Het team leest de nieuwe tekst.")


@room.form("/<int:id>/bewerken", may="initiatieven.bewerken")
def edit(initiatief):
    form, others = form_for(initiatief), []
    if form.is_submitted() and form.validate():
        if not is_fresh(form, initiatief):
            others = changed(form, initiatief)
        elif initiatief.status == Status.CONCEPT or form.say_missing():
            actions.edit(initiatief, form.values, by=current_user)
            return go_on(initiatief)
    elif "ontbreekt" in request.args:
        form.say_missing()
    return render_template("initiatieven/write.html", form=form, initiatief=initiatief, others=others)


def changed(form, initiatief):
    """What stands there now where it is not what was typed, as (question, text)."""
    now_there = [(form[name], getattr(initiatief, name)) for name in TEXTS]
    return [(field.label.text, marked(text)) for field, text in now_there if text and text != field.data]


@room.deed("/<int:id>/bewaren", may="initiatieven.bewerken")
def autosave(initiatief):
    """What was typed so far, kept while somebody writes; drafts only, and whatever is too long waits.

    What another page changed in the meantime is never written over; the new version goes back to the page that saved.
    """
    form = form_for(initiatief)
    if initiatief.status != Status.CONCEPT or not form.validate():
        return {"bewaard": None}
    if not is_fresh(form, initiatief):
        return {"bewaard": None, "reden": _("Deze tekst is ergens anders veranderd. Bewaar zelf, dan zie je wat er staat.")}
    actions.edit(initiatief, form.values, by=current_user)
    return {"bewaard": format_time(now(), "HH.mm"), "version": initiatief.version}


@room.form("/<int:id>/fotos", may="initiatieven.bewerken", limit_posts="uploaden")
def photos(initiatief):
    form, onward = FotoForm(), "verder" in request.form
    if onward and not form.foto.data and not form.alt.data:
        return to(".check", initiatief)
    if form.validate_on_submit():
        picture = picture_in(form.foto)
        if picture:
            actions.add_foto(initiatief, picture, form.alt.data, by=current_user)
            return to(".check" if onward else ".photos", initiatief)
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
    if initiatief.status not in TE_VERSTUREN:
        return redirect(url_for(".show", id=initiatief.id))
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
    if initiatief.status not in TE_VERSTUREN:
        return to(".received" if initiatief.status == Status.INGEDIEND else ".show", initiatief)
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
