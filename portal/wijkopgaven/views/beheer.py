"""Making and steering a wijkopgave: what it says, the phase it is in, and its steps."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.buurtagenda.views.beheer import own_gebieden
from portal.forms import is_fresh
from portal.people.rules import Rol
from portal.permissions import can
from portal.taal import profiel_here
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import opgave as actions
from portal.wijkopgaven.forms.opgave import FaseForm, OpgaveForm, SluitForm, StapForm
from portal.wijkopgaven.rules.opgave import LEVEN, missing
from portal.wijkopgaven.views.blueprint import back, room


@room.page("/beheer/", may="wijkopgaven.maken")
def overview():
    found = [opgave for opgave in queries.everything() if can(current_user, "wijkopgaven.lezen", opgave)]
    return render_template("wijkopgaven/overview.html", opgaven=found)


@room.form("/beheer/nieuw", may="wijkopgaven.maken")
def start():
    form = OpgaveForm(gebieden=own_gebieden((Rol.REGISSEUR,)))
    if form.validate_on_submit():
        first = profiel_here().wijkwerk.cyclus[0].sleutel
        made = limits.made_by(form.eenmaal.data, lambda: actions.start(form.values, first, by=current_user).id)
        flash(_("Het is gemaakt, en nog een concept. Schrijf nu hoe de wijk ervoor staat."))
        return redirect(url_for(".edit_year", id=made, jaar=form.van.data.year), 303)
    return render_template("wijkopgaven/form.html", form=form, opgave=None)


@room.form("/<int:id>/bewerken", may="wijkopgaven.beheren")
def edit(opgave):
    form = OpgaveForm(obj=opgave, gebieden=own_gebieden((Rol.REGISSEUR,)))
    if form.validate_on_submit() and is_fresh(form, opgave):
        actions.edit(opgave, form.values, by=current_user)
        flash(_("De tekst is bewaard."))
        return back(opgave)
    return render_template("wijkopgaven/form.html", form=form, opgave=opgave)


@room.form("/<int:id>/stap/<name>", may="wijkopgaven.beheren", load=queries.with_years)
def step(opgave, name):
    move = LEVEN.step(name, opgave.status)
    lacks = missing(opgave, opgave.jaren) if name == "vaststellen" else []
    werk = queries.unfinished(opgave.id) if name == "afsluiten" else []
    form = SluitForm(werk=werk) if name == "afsluiten" else StapForm()
    if form.validate_on_submit():
        actions.go(opgave, name, form.note.data, by=current_user, loopt_door=form.loopt_door)
        flash(_("Gedaan. Wie ermee begon en wie de wijk volgt, krijgt bericht."))
        return back(opgave)
    return render_template("wijkopgaven/step.html", form=form, opgave=opgave, move=move, lacks=lacks, werk=werk)


@room.form("/<int:id>/fase", may="wijkopgaven.beheren")
def phase(opgave):
    form = FaseForm(obj=opgave, cyclus=profiel_here().wijkwerk.cyclus)
    if form.validate_on_submit():
        actions.to_phase(opgave, form.fase.data, form.note.data, by=current_user)
        flash(_("De fase is nu: %(fase)s.", fase=profiel_here().wijkwerk.fase(opgave.fase).naam))
        return back(opgave)
    return render_template("wijkopgaven/fase.html", form=form, opgave=opgave)
