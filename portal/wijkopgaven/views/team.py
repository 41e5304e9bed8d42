"""Who works on a wijkopgave: the team and the projectgroepen, by function and organisation."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.taal import profiel_here
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import team as actions
from portal.wijkopgaven.forms.team import GroepForm, LidForm
from portal.wijkopgaven.views.blueprint import room


def to_team(opgave):
    return redirect(url_for("wijkopgaven.team", id=opgave.id), 303)


@room.form("/<int:id>/team", may="wijkopgaven.beheren")
def team(opgave):
    werk, groepen = profiel_here().wijkwerk, queries.projectgroepen(opgave.id)
    form = LidForm(groepen=groepen, partners=werk.partners, team=werk.team.capitalize())
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.add_member(opgave, form.about, by=current_user)
        flash(_("Toegevoegd: %(functie)s.", functie=form.functie.data))
        return to_team(opgave)
    found = queries.team(opgave.id)
    return render_template("wijkopgaven/team.html", form=form, opgave=opgave, team=found, groepen=groepen)


@room.form("/<int:id>/team/groep", may="wijkopgaven.beheren")
def new_group(opgave):
    form = GroepForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.add_group(opgave, form.values, by=current_user)
        flash(_("De projectgroep is gemaakt. Kies nu wie erin zit."))
        return to_team(opgave)
    return render_template("wijkopgaven/groep.html", form=form, opgave=opgave)


@room.deed("/<int:id>/team/<int:number>/weg", may="wijkopgaven.beheren")
def drop_member(opgave, number):
    actions.drop_member(opgave, number, by=current_user)
    return to_team(opgave)


@room.deed("/<int:id>/team/groep/<int:number>/weg", may="wijkopgaven.beheren")
def drop_group(opgave, number):
    actions.drop_group(opgave, number, by=current_user)
    flash(_("De projectgroep is opgeheven. Wie erin zat, staat nu bij het team."))
    return to_team(opgave)
