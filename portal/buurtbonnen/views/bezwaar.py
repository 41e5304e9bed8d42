"""Objecting to a besluit, following it, and answering it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen.actions import bezwaren as actions
from portal.buurtbonnen.forms.besluit import AntwoordForm, BezwaarForm
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.wachtrij import reach
from portal.buurtbonnen.views.besluit import besluit_or_404
from portal.buurtbonnen.views.blueprint import room
from portal.clock import today
from portal.permissions import can
from portal.story.actions import move

ONE = {"load": queries.bezwaar}


@room.form("/<int:id>/bezwaar", may="aanvragen.bezwaar", limit_posts="indienen")
def object(aanvraag):
    besluit = besluit_or_404(aanvraag)
    form = BezwaarForm()
    if form.validate_on_submit():
        made = actions.object_to(besluit, form.gronden.data, by=current_user)
        flash(_("We hebben je bezwaar ontvangen. Het kenmerk is %(kenmerk)s.", kenmerk=made.kenmerk))
        return redirect(url_for(".bezwaar", id=made.id), 303)
    te_laat = today() > besluit.bezwaar_tot
    return render_template(
        "buurtbonnen/bezwaar_maken.html", form=form, aanvraag=aanvraag, besluit=besluit, te_laat=te_laat
    )


@room.page("/beheer/bezwaren", may="aanvragen.beheren")
def bezwaren():
    page = queries.open_bezwaren(reach(current_user), request.args.get("na"))
    return render_template("buurtbonnen/bezwaren.html", page=page, day=today())


@room.page("/bezwaren/<int:id>", may="bezwaren.lezen", **ONE)
def bezwaar(bezwaar):
    return show(bezwaar, AntwoordForm(None) if can(current_user, "bezwaren.beslissen", bezwaar) else None)


def show(bezwaar, form=None):
    return render_template(
        "buurtbonnen/bezwaar.html", bezwaar=bezwaar, aanvraag=bezwaar.besluit.aanvraag, form=form,
        te_laat=actions.is_late(bezwaar, bezwaar.besluit),
    )


@room.deed("/bezwaren/<int:id>", may="bezwaren.beslissen", **ONE)
def answer_bezwaar(bezwaar):
    form = AntwoordForm()
    if not form.validate_on_submit():
        return show(bezwaar, form)
    actions.answer(bezwaar, form.stap.data, form.reden.data, by=current_user)
    flash(_("De beslissing is bekendgemaakt. De indiener krijgt bericht."))
    return redirect(url_for(".bezwaar", id=bezwaar.id), 303)


@room.deed("/bezwaren/<int:id>/intrekken", may="bezwaren.intrekken", **ONE)
def drop_bezwaar(bezwaar):
    move(bezwaar, "bezwaar_intrekken", by=current_user)
    flash(_("Je bezwaar is ingetrokken."))
    return redirect(url_for(".bezwaar", id=bezwaar.id), 303)
