"""Judging an account, hearing the recipient, and deciding on the final amount."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import Needed
from portal.toekenningen.queries import stand, waiting_moves
from portal.toekenningen.rules.status import Status
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen as actions
from portal.verantwoording.actions import verantwoorden
from portal.verantwoording.forms import BeoordelenForm, BesluitForm, ReactieForm, TerugForm, TerugleggenForm
from portal.verantwoording.rules import totaal
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.views.zaak import stopped

GRANT, ONE = {"load": queries.zaak}, {"load": queries.vaststelling}


@room.form("/toekenning/<int:id>/beoordelen", may="toekenningen.beoordelen", **GRANT)
def judge(toekenning):
    if queries.voorgelegd(toekenning.id):
        return stopped(toekenning, "voorstellen")
    account = queries.meetellend(toekenning.id)
    form = BeoordelenForm(bedrag=suggested(toekenning, account))
    if not toekenning.vastgesteld:
        del form.grond
    if form.validate_on_submit() and (made := proposed(toekenning, form)):
        told = made.voornemen_op is not None
        flash(_("De brief met het voornemen staat klaar.") if told else _("Het voorstel ligt bij de besluitnemer."))
        return redirect(url_for(".case", id=toekenning.id), 303)
    return looked_at(toekenning, account, form)


def suggested(toekenning, account):
    """The amount to begin with: what was spent, and no more than can be settled."""
    most = actions.most(toekenning)
    return min(most, totaal(account.regels)) if account else most


def proposed(toekenning, form):
    """The proposal; None when it cannot be, which is said beside the field."""
    try:
        grond = form.values.get("grond") or ""
        return actions.propose(toekenning, form.bedrag.data, form.reden.data, by=current_user, grond=grond)
    except Needed as lacking:
        form.explain(*lacking.args)
        return None


def looked_at(toekenning, account, form):
    return render_template(
        "verantwoording/beoordelen.html", toekenning=toekenning, account=account, form=form,
        uitgegeven=totaal(account.regels) if account else 0,
        stand=stand(toekenning), uitgaven=queries.uitgaven(toekenning.id), fotos=queries.fotos(toekenning.id),
        most=actions.most(toekenning), expected=actions.expected(toekenning),
        terug_mag=toekenning.status == Status.VERANTWOORD, verschuivingen=waiting_moves(toekenning),
        has_time=actions.has_time(toekenning), teruggestuurd=queries.teruggestuurd(toekenning.id),
    ), 422 if form.errors else 200


@room.form("/toekenning/<int:id>/terugsturen", may="toekenningen.beoordelen", **GRANT)
def send_back(toekenning):
    if toekenning.status != Status.VERANTWOORD or queries.voorgelegd(toekenning.id):
        return stopped(toekenning, "terugvragen")
    form = TerugForm()
    if form.validate_on_submit():
        verantwoorden.send_back(toekenning, form.reden.data, by=current_user)
        flash(_("De verantwoording is teruggestuurd. De ontvanger krijgt bericht."))
        return redirect(url_for(".case", id=toekenning.id), 303)
    return render_template("verantwoording/terugsturen.html", form=form, toekenning=toekenning)


@room.form("/vaststellingen/<int:id>/reactie", may="vaststellingen.reageren", limit_posts="indienen", **ONE)
def respond(vaststelling):
    form = ReactieForm()
    if form.validate_on_submit():
        actions.respond(vaststelling, form.zienswijze.data, by=current_user)
        flash(_("Je reactie is verstuurd. We lezen hem voor we besluiten."))
        return redirect(url_for(".case", id=vaststelling.toekenning_id), 303)
    return render_template("verantwoording/reageren.html", form=form, vaststelling=vaststelling)


@room.form("/vaststellingen/<int:id>/besluit", may="vaststellingen.besluiten", **ONE)
def decide(vaststelling):
    if reason := actions.too_soon_or_late(vaststelling):
        return stopped(vaststelling.toekenning, reason)
    form = BesluitForm(bedrag=vaststelling.bedrag, reden=vaststelling.reden)
    if form.validate_on_submit() and decided(vaststelling, form):
        flash(_("Het besluit is genomen en bekendgemaakt."))
        return redirect(url_for(".case", id=vaststelling.toekenning_id), 303)
    return weighed(vaststelling, form)


def decided(vaststelling, form):
    """Take it, or say beside the field why not. Nothing was changed when it says no."""
    for name in actions.what_stands_in_the_way(vaststelling, form.bedrag.data):
        form.explain(name)
    if form.errors:
        return False
    actions.decide(vaststelling, form.bedrag.data, form.reden.data, by=current_user)
    return True


def weighed(vaststelling, form):
    toekenning = vaststelling.toekenning
    return render_template(
        "verantwoording/besluiten.html", vaststelling=vaststelling, toekenning=toekenning, form=form,
        account=queries.meetellend(toekenning.id),
    ), 422 if form.errors else 200


@room.form("/vaststellingen/<int:id>/terugleggen", may="vaststellingen.besluiten", **ONE)
def turn_back(vaststelling):
    if vaststelling.voornemen_op is not None or vaststelling.besluit_op is not None:
        return stopped(vaststelling.toekenning, "besloten" if vaststelling.besluit_op else "terugleggen")
    form = TerugleggenForm()
    if form.validate_on_submit():
        actions.turn_back(vaststelling, form.reden.data, by=current_user)
        flash(_("Het voorstel ligt weer bij de behandelaar."))
        return redirect(url_for(".case", id=vaststelling.toekenning_id), 303)
    return render_template("verantwoording/terugleggen.html", form=form, vaststelling=vaststelling)
