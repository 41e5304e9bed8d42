"""What an applicant answers while the application is handled: whether a part will do, and that it is too late."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen.actions import behandelen, termijn
from portal.buurtbonnen.feiten import falls_short
from portal.buurtbonnen.forms.behandelen import AntwoordDeelForm
from portal.buurtbonnen.rules.behandelen import is_te_laat
from portal.buurtbonnen.views.blueprint import room
from portal.clock import today
from portal.errors import NotNow
from portal.forms import Form


@room.form("/<int:id>/deel", may="aanvragen.akkoord")
def answer_part(aanvraag):
    if aanvraag.deel_bedrag is None or aanvraag.deel_akkoord_op:
        raise NotNow("deel")
    form = AntwoordDeelForm(deel=str(aanvraag.deel_bedrag))
    if form.validate_on_submit() and is_about(form, aanvraag):
        behandelen.answer_part(aanvraag, form.antwoord.data == "ja", by=current_user)
        flash(_("Dank je wel. We gaan verder met je aanvraag."))
        return redirect(url_for(".show", id=aanvraag.id), 303)
    return render_template("buurtbonnen/deel.html", aanvraag=aanvraag, form=form, tekort=falls_short(aanvraag))


def is_about(form, aanvraag):
    """Does the answer speak of the amount that is offered now? Another may have been offered since the page was drawn."""
    now = str(aanvraag.deel_bedrag)
    if (form.deel.data or now) != now:
        form.deel.data = now
        form.antwoord.errors = [_("We stellen intussen een ander bedrag voor. Het staat hierboven. Kies opnieuw.")]
        return False
    return True


@room.form("/<int:id>/ingebreke", may="aanvragen.ingebreke")
def in_default(aanvraag):
    if not is_te_laat(aanvraag, today()) or aanvraag.in_gebreke_op:
        raise NotNow("in_gebreke")
    form = Form()
    if form.validate_on_submit():
        termijn.in_default(aanvraag, today(), by=current_user)
        flash(_("We hebben je ingebrekestelling ontvangen. We beslissen zo snel mogelijk."))
        return redirect(url_for(".show", id=aanvraag.id), 303)
    return render_template("buurtbonnen/ingebreke.html", aanvraag=aanvraag, form=form)
