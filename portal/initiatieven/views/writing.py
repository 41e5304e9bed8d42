"""Writing an initiatief: a draft, what is kept of it while somebody types, and changing the text later."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import format_time
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.clock import now
from portal.forms import is_fresh
from portal.initiatieven import actions, queries
from portal.initiatieven.forms import InitiatiefForm
from portal.initiatieven.rules import TEXTS, Status, is_complete, says
from portal.initiatieven.views.blueprint import room
from portal.taal import marked, profiel_here
from portal.wijken import queries as wijken

# The version of a draft as it was begun.
FIRST = 1


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
        initiatief = begun_with(form)
        remember_draft(initiatief)
        return keep(form, initiatief)
    drafts = queries.drafts(sorted(current_user.concepten)) if current_user.concepten else ()
    return render_template("initiatieven/write.html", form=form, initiatief=None, drafts=drafts)


def begun_with(form):
    """The draft that this form makes, or made when it was sent before; another when that one is gone or handed in."""
    made = limits.made_by(form.eenmaal.data, lambda: actions.start(form.values, by=current_user).id)
    form.version.data = FIRST
    return queries.draft(made, current_user) or actions.start(form.values, by=current_user)


def is_a_start(form):
    """A name or what it is about; to keep for later anything will do. If it is not, what is missing is said."""
    kept = any(form.values.values()) if "later" in request.form else form.title.data or form.wat.data
    return bool(kept) or form.say_missing()


def remember_draft(initiatief):
    """A stranger's draft belongs to this browser until somebody logs in."""
    if not current_user.is_authenticated and initiatief.id not in current_user.concepten:
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
        return _("De tekst is aangepast. De vorige versie blijft te lezen.") if queries.is_last_version_open(initiatief) else _(
            "De tekst is aangepast. De vorige versie is niet te lezen, want er stonden gegevens van iemand in.")
    if initiatief.status == Status.AANVULLING_GEVRAAGD:
        return _("Je aanpassing is bewaard. Verstuur nu je aanvulling.")
    return _("Je aanpassing is bewaard. Het team leest de nieuwe tekst.")


@room.form("/<int:id>/bewerken", may="initiatieven.bewerken")
def edit(initiatief):
    form = form_for(initiatief)
    if form.is_submitted() and form.validate():
        again = not limits.first_time(form.eenmaal.data)
        return keep(form, queries.one(initiatief.id) if again else initiatief)
    if "ontbreekt" in request.args:
        form.say_missing()
    return as_typed(form, initiatief)


def keep(form, initiatief):
    """Keep the text and go on, also when it stands there already; not over what was changed elsewhere."""
    if not says(initiatief, form.values):
        if not is_fresh(form, initiatief):
            return as_typed(form, initiatief, changed(form, initiatief))
        if initiatief.status != Status.CONCEPT and not form.say_missing():
            return as_typed(form, initiatief)
        actions.edit(initiatief, form.values, by=current_user)
    return go_on(initiatief)


def as_typed(form, initiatief, others=()):
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
