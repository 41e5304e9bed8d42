"""Your own account: who you are here, what you follow, your data, and leaving."""

import json

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.rules import is_enig_contact
from portal.buurtbonnen.actions.vertrekken import leave_portal
from portal.clock import now
from portal.forms import tidy
from portal.inbreng import queries as inbreng
from portal.initiatieven import queries as plans
from portal.people import actions, queries
from portal.people.forms import LeaveForm, ProfileForm
from portal.people.queries.own import own_data
from portal.people.rules import offices
from portal.people.views.blueprint import room
from portal.story import actions as story
from portal.story.linked import QUIET
from portal.wijken import queries as wijken

PROFILE = ("email", "name", "buurt_code", "taal", "wants_mail", "created_at")


@room.form("/mijn", may="people.account")
def account():
    taken = offices(current_user, current_app.profiel)
    form = ProfileForm(wijken.choices(), taken, current_app.config["TALEN"], obj=current_user)
    if form.validate_on_submit():
        actions.change_profile(current_user, form.values, by=current_user)
        flash(_("Je gegevens zijn bewaard."))
        return redirect(url_for(".account", taal=form.taal.data), 303)
    follows, mine = queries.follows_of(current_user, request.args.get("na")), plans.of_person(current_user)
    return render_template(
        "people/account.html",
        form=form,
        follows=follows,
        plans=mine,
        brought=inbreng.of_agendas(current_user),
        supported=plans.supported_by(current_user),
        groepen=groepen.of_person(current_user),
        roles=queries.roles_by_person([current_user]).get(current_user.id, ()) if current_user.roles else (),
    )


@room.deed("/mijn/niet-meer-volgen", may="people.account")
def unfollow():
    kind, key = (tidy(request.form.get(name)) for name in ("soort", "sleutel"))
    story.unfollow(kind, key, by=current_user)
    flash(_("Je hoort hier weer over.") if kind in QUIET.values() else _("Je volgt dit niet meer."))
    return redirect(url_for(".account", _anchor="volgen"), 303)


@room.deed("/mijn/overal-uitloggen", may="people.account")
def logout_everywhere():
    actions.end_sessions(current_user, by=current_user)
    session.clear()
    flash(_("Je bent nu overal uitgelogd. Ook in deze browser."))
    return redirect(url_for("voordeur.index"), 303)


@room.page("/mijn/gegevens.json", may="people.account")
def data():
    """Everything we keep about this person, to take along (AVG articles 15 and 20)."""
    profile = {name: getattr(current_user, name) for name in PROFILE}
    everything = {"gemaakt_op": now(), "profiel": profile} | own_data(current_user)
    body = json.dumps(everything, ensure_ascii=False, indent=2, default=str)
    headers = {"Content-Disposition": "attachment; filename=mijn-gegevens.json", "Cache-Control": "no-store"}
    return current_app.response_class(body, mimetype="application/json", headers=headers)


@room.form("/mijn/verwijderen", may="people.account")
def leave():
    form = LeaveForm()
    if form.validate_on_submit():
        leave_portal(by=current_user)
        session.clear()
        flash(_("Je account is verwijderd. Bedankt voor alles wat je voor je buurt deed."))
        return redirect(url_for("voordeur.index"), 303)
    held = [groep for groep in groepen.of_person(current_user) if is_enig_contact(current_user, groep)]
    return render_template("people/leave.html", form=form, held=held, alone=plans.alone(current_user))
