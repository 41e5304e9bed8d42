"""Staff recognise an organisation, under conditions, and end that."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.forms import ErkenningForm, RedenForm, VoorwaardenForm, lines
from portal.bewonersgroepen.rules import TOEZICHT
from portal.bewonersgroepen.views.blueprint import back, room
from portal.bewonersgroepen.views.group import gebieden


@room.form("/<int:id>/erkennen", may="bewonersgroepen.erkennen")
def recognise(groep):
    form = ErkenningForm(gebieden=own_gebieden(), data={"gebied_code": groep.gebied_code})
    if form.validate_on_submit():
        voorwaarden = lines(form.voorwaarden.data)
        actions.recognise(groep, form.op.data, form.gebied_code.data, voorwaarden, by=current_user)
        flash(_("De organisatie is erkend. Iedereen in de organisatie krijgt bericht."))
        return back(groep)
    return render_template("bewonersgroepen/recognise.html", form=form, groep=groep)


def own_gebieden():
    """The areas in which the visitor works: nobody recognises for another's."""
    reach = current_user.reach(TOEZICHT)
    mine = {label: [(code, naam) for code, naam in found if code in reach] for label, found in gebieden().items()}
    return {label: found for label, found in mine.items() if found}


@room.form("/<int:id>/erkenning-beeindigen", may="bewonersgroepen.erkenning_beeindigen")
def end_recognition(groep):
    form = RedenForm()
    if form.validate_on_submit():
        actions.end_recognition(groep, form.reden.data, by=current_user)
        flash(_("De erkenning is beëindigd. Iedereen in de organisatie krijgt bericht."))
        return back(groep)
    return render_template("bewonersgroepen/end_recognition.html", form=form, groep=groep)


@room.form("/<int:id>/voorwaarden", may="bewonersgroepen.voorwaarden")
def conditions(groep):
    form = VoorwaardenForm(data={"voorwaarden": "\n".join(row.tekst for row in queries.conditions(groep))})
    if form.validate_on_submit():
        actions.change_conditions(groep, lines(form.voorwaarden.data), by=current_user)
        flash(_("De voorwaarden zijn bewaard. Iedereen in de organisatie krijgt bericht."))
        return back(groep)
    return render_template("bewonersgroepen/conditions.html", form=form, groep=groep)
