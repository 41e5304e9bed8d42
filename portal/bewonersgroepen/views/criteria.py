"""What a recognised organisation adds to a regeling: its own list, a new one, ending one."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import NotFound

from portal import limits
from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.forms import CriteriumForm, EindeForm
from portal.bewonersgroepen.views.blueprint import room
from portal.bewonersgroepen.views.reading import by_regeling
from portal.clock import today
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.parameters import waarde


def to_criteria(groep):
    return redirect(url_for(".criteria", id=groep.id), 303)


@room.page("/<int:id>/criteria", may="bewonersgroepen.aanvullen")
def criteria(groep):
    return render_template(
        "bewonersgroepen/criteria.html", groep=groep, criteria=by_regeling(groep), regelingen=queries.regelingen(),
        vandaag=today(),
    )


@room.form("/<int:id>/criteria/<int:number>/nieuw", may="bewonersgroepen.aanvullen")
def add_criterium(groep, number):
    regeling = queries.regeling(number)
    form = CriteriumForm(soorten=soorten_kosten(regeling))
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.add_criterium(groep, regeling.id, form.values, by=current_user)
        flash(_("Het criterium staat op de pagina van jullie organisatie."))
        return to_criteria(groep)
    return render_template("bewonersgroepen/criterium.html", form=form, groep=groep, regeling=regeling)


def soorten_kosten(regeling):
    """The kinds of cost that the version of now knows, or none while nothing was published."""
    try:
        versie = regelingen.current(regeling.sleutel, today())
    except NotFound:
        return []
    return [(row["sleutel"], row["tekst"]) for row in waarde(versie.regels, "kostensoorten", [])]


@room.form("/criteria/<int:id>/beeindigen", may="criteria.beeindigen", load=queries.criterium)
def end_criterium(criterium):
    form = EindeForm()
    if form.validate_on_submit():
        actions.end_criterium(criterium, form.tot.data, by=current_user)
        flash(_("Het criterium geldt tot en met die dag."))
        return to_criteria(criterium.groep)
    return render_template("bewonersgroepen/end_criterium.html", form=form, groep=criterium.groep, criterium=criterium)
