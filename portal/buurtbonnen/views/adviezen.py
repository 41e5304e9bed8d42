"""The pages of adviseurs: what was asked of them, and the advice they give."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import queries as groepen
from portal.buurtbonnen import inhoud
from portal.buurtbonnen.actions import adviseren
from portal.buurtbonnen.actions.bestanden import FOLDER
from portal.buurtbonnen.feiten import verdicts_of
from portal.buurtbonnen.forms.behandelen import AdviesForm
from portal.buurtbonnen.queries import advies as queries
from portal.buurtbonnen.queries import plafond_of
from portal.buurtbonnen.rules.belang import te_zien
from portal.buurtbonnen.rules.who import wacht_op_advies
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.oordeel import te_lezen
from portal.clock import today
from portal.errors import Needed
from portal.files import handed_out
from portal.regelingen.sentences import sentence

# What an adviseur may read: the plan, and not who asks or where that person lives.
DELEN = ("idee", "waar", "wanneer", "kosten")


@room.page("/adviezen/", may="adviezen.bekijken")
def adviezen():
    return render_template("buurtbonnen/adviezen.html", rows=queries.asked_of(current_user))


@room.form("/adviezen/<int:id>", may="adviezen.geven", load=queries.advies)
def advise(advies):
    if found := adviseren.interests_of(advies, current_user):
        return render_template("buurtbonnen/belang.html", advies=advies, belangen=found), 403
    form = form_of(advies)
    if form.validate_on_submit() and given(advies, form):
        flash(_("Dank je wel. Je advies is verstuurd."))
        return redirect(url_for(".adviezen"), 303)
    return show(advies, form), 422 if form.errors else 200


def form_of(advies):
    aanvraag = advies.aanvraag
    criteria = groepen.criteria([advies.groep_id], aanvraag.versie.regeling_id, today())
    return AdviesForm([one for one in criteria if not one.categorie], bedrag=aanvraag.gevraagd)


def given(advies, form):
    """Give it; what only the action can see to be lacking is said in the form."""
    try:
        adviseren.give_advice(
            advies, form.uitkomst.data, by=current_user, reden=form.reden.data, bedrag=form.bedrag.data,
            criteria=form.chosen, geen_belang=form.geen_belang.data,
        )
    except Needed as lacking:
        if not form.explain(*lacking.args):
            raise
        return False
    return True


def show(advies, form):
    aanvraag = advies.aanvraag
    verdicts = verdicts_of(aanvraag, aanvraag.ontvangen_op, plafond_of(aanvraag))
    return render_template(
        "buurtbonnen/adviseren.html", advies=advies, aanvraag=aanvraag, form=form,
        open=wacht_op_advies(current_user, advies), bestanden=te_zien(aanvraag.bestanden),
        delen=[deel for deel in inhoud.delen(aanvraag) if deel[0] in DELEN],
        oordelen=[(verdict, sentence(verdict)) for verdict in te_lezen(verdicts)],
    )


@room.page("/adviezen/<int:id>/bestanden/<sleutel>", may="adviezen.inzien", load=queries.advies)
def advice_file(advies, sleutel):
    return handed_out(FOLDER, adviseren.open_file(advies, sleutel, by=current_user) or abort(404))
