"""The board of a group plans an activity, changes it, takes its steps and looks back on it."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.activiteiten import actions, queries
from portal.activiteiten.forms import ActiviteitForm, TerugblikForm, typed
from portal.activiteiten.rules import Status
from portal.activiteiten.views.blueprint import back, room
from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.forms import RedenForm
from portal.bewonersgroepen.views.group import gebieden
from portal.errors import NotNow
from portal.forms import Form, is_fresh
from portal.permissions import require
from portal.regelingen.rules.parameters import waarde
from portal.speech import ngettext


@room.form("/nieuw/<int:id>", may="activiteiten.maken", load=groepen.one, limit_posts="indienen")
def start(groep):
    form = ActiviteitForm(gebieden=gebieden(), potjes=queries.potjes(groep.id), data={"gebied_code": groep.gebied_code})
    if form.validate_on_submit():
        activiteit = kept(form, lambda: begun(form, groep))
        if activiteit:
            flash(_("De activiteit is bewaard als concept. Alleen jullie groep ziet hem."))
            return back(activiteit)
    return render_template("activiteiten/write.html", form=form, groep=groep, activiteit=None)


def begun(form, groep):
    """What this form plans, or planned when it was sent before; another when that was thrown away."""
    start = partial(actions.start, groep, form.values, by=current_user)
    made = limits.made_by(form.eenmaal.data, lambda: start().id)
    return queries.of_this_group(groep.id, made) or start()


def kept(form, keep):
    """What ``keep`` makes; None when the board has had its own activities of this budget, which is said beside the field."""
    try:
        return keep()
    except NotNow as no:
        if no.args != ("bestuursactiviteiten",):
            raise
        most = waarde(queries.potje(form.potje.data).aanvraag.versie.regels, "bestuursactiviteiten")
        form.bestuur.errors = [ngettext(
            "Van dit budget mag er hooguit %(num)s activiteit voor het bestuur zelf zijn. Die is er al.",
            "Van dit budget mogen er hooguit %(num)s activiteiten voor het bestuur zelf zijn. Die zijn er al.", most,
        )]
        return None


@room.form("/<int:id>/bewerken", may="activiteiten.bewerken")
def edit(activiteit):
    potjes = queries.potjes(activiteit.groep_id, besides=activiteit.toekenning_id)
    form = ActiviteitForm(obj=activiteit, data=typed(activiteit), gebieden=gebieden(), potjes=potjes)
    good = form.validate_on_submit() and is_fresh(form, activiteit)
    if good and kept(form, lambda: actions.edit(activiteit, form.values, by=current_user)):
        flash(_("De activiteit is aangepast."))
        return back(activiteit)
    return render_template("activiteiten/write.html", form=form, groep=activiteit.groep, activiteit=activiteit)


@room.form("/<int:id>/stap/<name>", may="activiteiten.lezen")
def step(activiteit, name):
    """One step with what it needs; looking back has a page of its own."""
    move = activiteit.workflow.step(name, activiteit.status)
    require(current_user, move.may, activiteit)
    if move.target == Status.GEHOUDEN:
        return redirect(url_for(".look_back", id=activiteit.id), 303)
    form = RedenForm() if move.needs else Form()
    if form.validate_on_submit():
        actions.take_step(activiteit, name, by=current_user, **form.values)
        of_staff = move.may == "activiteiten.weghalen"
        flash(_("Gedaan. Wie dit organiseert, krijgt bericht.") if of_staff else _("Gedaan. Wie dit volgt, krijgt bericht."))
        return back(activiteit)
    return render_template("activiteiten/step.html", form=form, activiteit=activiteit, move=move)


@room.deed("/<int:id>/weggooien", may="activiteiten.weggooien")
def discard(activiteit):
    groep_id = activiteit.groep_id
    actions.discard(activiteit, by=current_user)
    flash(_("Het concept is weggegooid."))
    return redirect(url_for("bewonersgroepen.workspace", id=groep_id), 303)


@room.form("/<int:id>/terugblik", may="activiteiten.beheren")
def look_back(activiteit):
    form = TerugblikForm(obj=activiteit)
    if form.validate_on_submit() and is_fresh(form, activiteit):
        actions.look_back(activiteit, form.deelnemers.data, form.verhaal.data, by=current_user)
        flash(_("Jullie terugblik staat op de site. Heb je foto’s? Zet ze er nu bij."))
        return redirect(url_for(".add_photo", id=activiteit.id), 303)
    return render_template("activiteiten/look_back.html", form=form, activiteit=activiteit)
