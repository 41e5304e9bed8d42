"""The bestedingsplan of a grant: reading it, handing it in, and approving it or sending it back."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import HERE, today
from portal.errors import NotNow
from portal.forms import is_fresh
from portal.regelingen.termijnen import beslissen_voor
from portal.toekenningen import queries
from portal.toekenningen.actions import plan as actions
from portal.toekenningen.forms.plan import PlanBesluitForm, plan_form
from portal.toekenningen.rules.plan import voorstel, vraagt_plan
from portal.toekenningen.views.blueprint import room


@room.page("/plannen", may="toekenningen.plannen")
def plans():
    return render_template("toekenningen/plannen.html", rows=queries.waiting_plans(current_user))


@room.page("/<int:id>/bestedingsplan", may="toekenningen.plan_lezen")
def plan(toekenning):
    found = queries.plan_of(toekenning.id)
    if not found and not vraagt_plan(toekenning.aanvraag.versie.regels):
        raise NotNow("bestedingsplan")
    return render_template(
        "toekenningen/plan.html", toekenning=toekenning, aanvraag=toekenning.aanvraag, plan=found, vandaag=today(),
        uiterlijk=beslissen_voor(found.ingediend_at.astimezone(HERE).date()) if found else None,
    )


@room.form("/<int:id>/bestedingsplan/maken", may="toekenningen.plan_indienen")
def make_plan(toekenning):
    found, posten = queries.plan_of(toekenning.id), toekenning.aanvraag.posten
    begin = {post.id: found.bedrag(post) for post in posten} if found else voorstel(posten, toekenning.toegekend)
    form = plan_form(posten, begin, toekenning.toegekend, found.tekst if found else "")
    if form.validate_on_submit():
        actions.hand_in(toekenning, form.tekst.data, form.bedragen, by=current_user)
        flash(_("Het bestedingsplan is ingediend. Jullie krijgen bericht als er een besluit is."))
        return redirect(url_for(".plan", id=toekenning.id), 303)
    page = render_template("toekenningen/plan_maken.html", form=form, toekenning=toekenning, plan=found)
    return page, 422 if form.errors else 200


@room.form("/<int:id>/bestedingsplan/beoordelen", may="toekenningen.plan_besluiten")
def decide_plan(toekenning):
    found = queries.plan_of(toekenning.id)
    if found is None or not found.wacht:
        raise NotNow("bestedingsplan")
    form = PlanBesluitForm(data={"version": found.version})
    if form.validate_on_submit() and is_fresh(form, found):
        actions.decide(found, form.akkoord.data == "ja", form.reden.data, by=current_user)
        flash(_("Je besluit is bewaard. De groep krijgt bericht."))
        return redirect(url_for(".plan", id=toekenning.id), 303)
    page = render_template(
        "toekenningen/plan_beoordelen.html", form=form, toekenning=toekenning, aanvraag=toekenning.aanvraag, plan=found
    )
    return page, 422 if form.errors else 200
