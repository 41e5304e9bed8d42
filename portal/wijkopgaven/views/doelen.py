"""The goals of the whole town: the tree, editing a goal, and how much each weighs in a wijk."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.forms import is_fresh
from portal.permissions import can
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import doelen as actions
from portal.wijkopgaven.forms.doelen import BestaandDoelForm, NieuwDoelForm, voorrang_form
from portal.wijkopgaven.rules.opgave import Niveau
from portal.wijkopgaven.views.blueprint import back, room


def to_goals(id):
    return redirect(url_for("wijkopgaven.goals", _anchor=f"doel-{id}"), 303)


@room.page("/doelen", may="doelen.lezen", cache=True)
def goals():
    boom = queries.tree(code=current_app.profiel.code)
    vervallen = []
    if can(current_user, "doelen.beheren"):
        vervallen = [doel for doel, _depth in queries.doelen() if doel.vervallen]
    return render_template("wijkopgaven/doelen.html", boom=boom, vervallen=vervallen)


@room.form("/doelen/nieuw", may="doelen.beheren")
def new_goal():
    known = queries.doelen()
    form = NieuwDoelForm(
        doelen=known, indicatoren=queries.indicatoren(), data={"boven": request.args.get("onder", 0, int)},
    )
    if form.validate_on_submit():
        boven = next((doel for doel, _depth in known if doel.id == form.boven.data), None)
        made = limits.made_by(form.eenmaal.data, lambda: actions.add(form.about, boven, form.measures, by=current_user).id)
        flash(_("Het doel is toegevoegd."))
        return to_goals(made)
    return render_template("wijkopgaven/doel.html", form=form, doel=None)


@room.form("/doelen/<int:id>/bewerken", may="doelen.beheren", load=queries.doel)
def edit_goal(doel):
    maten = [row._asdict() for row in queries.indicatoren_of(doel.id)]
    filled, hoger = {"maten": maten, "boven": doel.ouder_id}, queries.places_for(doel)
    form = BestaandDoelForm(obj=doel, data=filled, indicatoren=queries.indicatoren(), hoger=hoger)
    if form.validate_on_submit() and is_fresh(form, doel):
        actions.edit(doel, form.about, form.measures, by=current_user, boven=form.place)
        flash(_("Het doel is bewaard."))
        return to_goals(doel.id)
    return render_template("wijkopgaven/doel.html", form=form, doel=doel)


@room.form("/<int:id>/voorrang", may="wijkopgaven.beheren")
def focus(opgave):
    weighed = [(doel, depth) for doel, depth in queries.doelen() if not doel.vervallen and doel.niveau != Niveau.VISIE]
    form = voorrang_form(weighed, queries.focus_of(opgave.id), opgave.version)
    if form.validate_on_submit() and is_fresh(form, opgave):
        actions.focus(opgave, form.rows, by=current_user)
        flash(_("De voorrang is bewaard."))
        return back(opgave)
    return render_template("wijkopgaven/voorrang.html", form=form, opgave=opgave)
