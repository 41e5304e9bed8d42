"""For finance: a payment that did not arrive, and money a recipient pays back."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.betalingen import actions, queries
from portal.betalingen.forms import OntvangstForm, TerugdraaiForm, TerugForm
from portal.betalingen.rules import zonder_geld
from portal.betalingen.rules.iban import masked
from portal.betalingen.views.blueprint import room
from portal.clock import today
from portal.errors import NotNow
from portal.toekenningen import queries as toekenningen


@room.form("/<int:id>/terug", may="betalingen.terugmelden", load=queries.betaling)
def returned(betaling):
    if zonder_geld(betaling.stand, betaling.run.status) is None:
        raise NotNow("terugmelden")
    form = TerugForm()
    if form.validate_on_submit():
        actions.came_back(betaling, form.reden.data, account_wrong=form.rekening_klopt_niet.data, by=current_user)
        flash(_("Genoteerd. Deze termijn kan opnieuw worden betaald."))
        return redirect(url_for(".run", id=betaling.run_id), 303)
    return render_template(
        "betalingen/returned.html", form=form, betaling=betaling, masked=masked
    ), 422 if form.errors else 200


@room.form("/ontvangst/<int:id>", may="betalingen.ontvangen", load=toekenningen.one)
def received(toekenning):
    form = OntvangstForm(toekenning.terug_te_betalen, ontvangen_op=today())
    if toekenning.terug_te_betalen and form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.receive(toekenning, form.bedrag.data, form.ontvangen_op.data, form.omschrijving.data, by=current_user)
        flash(_("De ontvangst is geboekt."))
        return redirect(url_for(".received", id=toekenning.id), 303)
    return render_template(
        "betalingen/received.html", form=form, toekenning=toekenning, rows=queries.receipts(toekenning),
        undone=queries.undone(toekenning),
    ), 422 if form.errors else 200


@room.form("/ontvangsten/<int:id>/terugdraaien", may="ontvangsten.terugdraaien", load=queries.ontvangst)
def undo(ontvangst):
    if ontvangst.id in queries.undone(ontvangst.toekenning):
        raise NotNow("terugdraaien")
    form = TerugdraaiForm()
    if form.validate_on_submit() and undone(ontvangst, form):
        owes = ontvangst.toekenning.terug_te_betalen
        flash(_("De boeking is teruggedraaid. Boek nu wat er echt binnenkwam.") if owes else _("De boeking is teruggedraaid."))
        return redirect(url_for(".received", id=ontvangst.toekenning_id), 303)
    return render_template("betalingen/undo.html", form=form, ontvangst=ontvangst), 422 if form.errors else 200


def undone(ontvangst, form):
    """True when it was booked back now; else it is said beside the reason why not."""
    try:
        actions.undo(ontvangst, form.reden.data, by=current_user)
    except NotNow:
        if ontvangst.id in queries.undone(ontvangst.toekenning):
            raise
        form.reden.errors = [_("Er staat nog een betaling klaar. Draai terug als die is uitgevoerd of ingetrokken.")]
    return not form.errors
