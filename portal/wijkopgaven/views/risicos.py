"""For staff: what may go wrong with a wijkopgave, for its goals and for its work, and what is done about it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.forms import is_fresh
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import risicos as actions
from portal.wijkopgaven.forms.risicos import RisicoForm
from portal.wijkopgaven.rules.opgave import Risicosoort
from portal.wijkopgaven.rules.risico import by_weight
from portal.wijkopgaven.views.blueprint import room

RISK = {"may": "risicos.beheren", "load": queries.risico}


@room.page("/<int:id>/risicos", may="risicos.lezen")
def risks(opgave):
    found = by_weight(queries.risks(opgave.id))
    waiting = [risico for risico in found if not risico.opgelost_op]
    return render_template(
        "wijkopgaven/risks.html",
        opgave=opgave,
        soorten=[(soort, [risico for risico in waiting if risico.soort == soort]) for soort in Risicosoort],
        opgelost=[risico for risico in found if risico.opgelost_op],
    )


@room.form("/<int:id>/risicos/nieuw", may="risicos.beheren")
def new_risk(opgave):
    chosen = request.args.get("inspanning", type=int)
    form = RisicoForm(inspanningen=queries.of_opgave(opgave.id), data={"inspanning_id": chosen, "kans": 2, "gevolg": 2})
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.add_risk(opgave, form.values, by=current_user)
        flash(_("Het risico is bewaard."))
        return back_to_risks(opgave.id)
    return render_template("wijkopgaven/risk_form.html", form=form, opgave=opgave, risico=None)


def back_to_risks(opgave_id):
    return redirect(url_for(".risks", id=opgave_id), 303)


@room.form("/risicos/<int:id>/bewerken", **RISK)
def edit_risk(risico):
    form = RisicoForm(obj=risico, inspanningen=queries.of_opgave(risico.opgave_id))
    if form.validate_on_submit() and is_fresh(form, risico):
        actions.edit_risk(risico, form.values, by=current_user)
        flash(_("Het risico is bewaard."))
        return back_to_risks(risico.opgave_id)
    return render_template("wijkopgaven/risk_form.html", form=form, opgave=risico.opgave, risico=risico)


@room.deed("/risicos/<int:id>/opgelost", **RISK)
def solve_risk(risico):
    actions.solve_risk(risico, True, by=current_user)
    flash(_("Het risico is opgelost."))
    return back_to_risks(risico.opgave_id)


@room.deed("/risicos/<int:id>/weer-open", **RISK)
def reopen_risk(risico):
    actions.solve_risk(risico, False, by=current_user)
    flash(_("Het risico staat weer open."))
    return back_to_risks(risico.opgave_id)
