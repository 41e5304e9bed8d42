"""For staff: making an inspanning, changing what it says, its planning, money and milestones; throwing a draft away."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.clock import today
from portal.forms import is_fresh
from portal.permissions import can
from portal.taal import profiel_here
from portal.wijken import queries as wijken
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import inspanningen as actions
from portal.wijkopgaven.actions import mijlpalen
from portal.wijkopgaven.actions.geld import set_money
from portal.wijkopgaven.actions.weggooien import discard
from portal.wijkopgaven.forms.geld import money_form
from portal.wijkopgaven.forms.inspanningen import InspanningForm, MijlpaalForm, PlanningForm, WeggooiForm
from portal.wijkopgaven.rules.inspanning import Herkomst, due_before
from portal.wijkopgaven.rules.publicatie import mag_openbaar
from portal.wijkopgaven.views.blueprint import back, back_to_effort, room
from portal.wijkopgaven.views.inspanningen import MANAGE


@room.form("/<int:id>/inspanning", may="inspanningen.maken")
def start_effort(opgave):
    eigen = can(current_user, "inspanningen.eigen_werk", opgave)
    first = {"gebied_code": opgave.gebied_code, "herkomst": Herkomst.WIJK if eigen else None}
    form = InspanningForm(**to_choose(opgave), eigen=eigen, data=first)
    if form.validate_on_submit():
        made = limits.made_by(form.eenmaal.data, lambda: actions.start(opgave, form.about, form.doelen.data, by=current_user).id)
        flash(_("De inspanning is gemaakt. Het is nog een concept. Vul de planning, het geld en de mijlpalen aan."))
        return redirect(url_for(".effort", id=made), 303)
    return render_template("wijkopgaven/effort_form.html", form=form, opgave=opgave, inspanning=None)


def to_choose(opgave, chosen=()):
    """What the form offers: the areas of the wijkopgave, the goals, and the words of the municipality."""
    profiel = profiel_here()
    whole = (opgave.gebied_code, opgave.gebied.naam)
    buurten = [(row.code, row.naam) for row in wijken.buurten_of(opgave.gebied_code) if row.code != opgave.gebied_code]
    return {
        "gebieden": [whole, *buurten],
        "themas": profiel.themas,
        "clusters": profiel.wijkwerk.clusters,
        "doelen": queries.operational(chosen),
        "partners": profiel.wijkwerk.partners,
    }


@room.form("/inspanningen/<int:id>/bewerken", **MANAGE)
def edit_effort(inspanning):
    served, opgave = queries.goal_ids(inspanning), queries.one(inspanning.opgave_id)
    eigen = inspanning.herkomst == Herkomst.WIJK or can(current_user, "inspanningen.eigen_werk", inspanning)
    given = to_choose(opgave, served) | {"fixed": actions.is_fixed(inspanning), "eigen": eigen}
    form = InspanningForm(data=InspanningForm.filled(inspanning) | {"doelen": served}, **given)
    if form.validate_on_submit() and is_fresh(form, inspanning):
        mocht = mag_openbaar(current_user, inspanning)
        actions.edit(inspanning, form.about, form.doelen.data, by=current_user)
        flash(_("De inspanning is bewaard."))
        if mocht and not mag_openbaar(current_user, inspanning):
            flash(_("Dit is anders dan waar ja op is gezegd. Vraag opnieuw of het openbaar mag worden."), "warn")
        return back_to_effort(inspanning)
    return render_template("wijkopgaven/effort_form.html", form=form, opgave=opgave, inspanning=inspanning)


@room.form("/inspanningen/<int:id>/planning", **MANAGE)
def plan_effort(inspanning):
    form = PlanningForm(obj=inspanning)
    if form.validate_on_submit() and is_fresh(form, inspanning):
        actions.plan(inspanning, form.values, by=current_user)
        flash(_("De planning is bewaard."))
        return back_to_effort(inspanning)
    return render_template("wijkopgaven/planning.html", form=form, inspanning=inspanning)


@room.form("/inspanningen/<int:id>/geld", **MANAGE)
def money(inspanning):
    form = money_form(queries.money(inspanning.id), inspanning.version)
    if form.validate_on_submit() and is_fresh(form, inspanning):
        set_money(inspanning, form.lines, by=current_user)
        flash(_("Het geld is bewaard."))
        return back_to_effort(inspanning)
    return render_template("wijkopgaven/money.html", form=form, inspanning=inspanning)


@room.form("/inspanningen/<int:id>/weggooien", may="inspanningen.weggooien", load=queries.inspanning)
def discard_effort(inspanning):
    form, hindert = WeggooiForm(obj=inspanning), queries.in_the_way(inspanning.id)
    if not hindert and form.validate_on_submit() and is_fresh(form, inspanning):
        discard(inspanning, by=current_user)
        flash(_("Het concept is weggegooid."))
        return back(inspanning.opgave)
    return render_template("wijkopgaven/discard.html", form=form, inspanning=inspanning, hindert=hindert)


@room.form("/inspanningen/<int:id>/mijlpalen", **MANAGE)
def milestones(inspanning):
    form = MijlpaalForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            mijlpalen.add_milestone(inspanning, form.titel.data, form.gepland_op.data, by=current_user)
        return to_milestones(inspanning)
    steps, due = queries.milestones(inspanning.id), due_before(inspanning, today())
    return render_template("wijkopgaven/milestones.html", form=form, inspanning=inspanning, mijlpalen=steps, due=due)


def to_milestones(inspanning):
    return redirect(url_for(".milestones", id=inspanning.id), 303)


@room.form("/inspanningen/<int:id>/mijlpalen/<int:number>", **MANAGE)
def edit_milestone(inspanning, number):
    stap = queries.milestone(inspanning, number)
    form = MijlpaalForm(obj=stap, data={"version": inspanning.version})
    if form.validate_on_submit() and is_fresh(form, inspanning):
        mijlpalen.change_milestone(inspanning, stap, form.values, by=current_user)
        return to_milestones(inspanning)
    return render_template("wijkopgaven/milestone.html", form=form, inspanning=inspanning)


@room.deed("/inspanningen/<int:id>/mijlpalen/<int:number>/gehaald", **MANAGE)
def reach_milestone(inspanning, number):
    mijlpalen.reach_milestone(inspanning, queries.milestone(inspanning, number), by=current_user)
    return to_milestones(inspanning)


@room.deed("/inspanningen/<int:id>/mijlpalen/<int:number>/weg", **MANAGE)
def drop_milestone(inspanning, number):
    mijlpalen.drop_milestone(inspanning, queries.milestone(inspanning, number), by=current_user)
    return to_milestones(inspanning)
