"""The account to pay to: the recipient gives it or staff write it down, a second person confirms another."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.betalingen import actions, queries
from portal.betalingen.forms import BevestigForm, RekeningForm
from portal.betalingen.rules import heeft_geen_tweede
from portal.betalingen.rules.iban import comparison, masked, shown
from portal.betalingen.views.blueprint import room
from portal.permissions import can
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.rules.who import is_zonder_account


@room.form("/rekening/<int:id>", may="toekenningen.rekening", load=toekenningen.one, limit_posts="indienen")
def account(toekenning):
    now, waits = queries.accounts_of(toekenning)
    waits = waits and queries.rekening(waits.id)
    form = RekeningForm(now)
    if form.validate_on_submit():
        made = actions.give(toekenning, form.iban.data, form.tenaamstelling.data, by=current_user)
        flash(_("Bedankt. We betalen op dit nummer.") if made.geldig else _("Bedankt. Dit nummer geldt na een tweede ja."))
        return redirect(url_for(".account", id=toekenning.id), 303)
    return render_template(
        "betalingen/account.html", form=form, toekenning=toekenning, now=now, waits=waits, masked=masked,
        given=queries.ever_given(toekenning), papier=is_zonder_account(current_user, toekenning),
        tweede=waits and can(current_user, "rekeningen.bevestigen", waits),
        gemeente=waits and heeft_geen_tweede(current_user, waits),
    ), 422 if form.errors else 200


@room.form("/rekeningen/<int:id>/bevestigen", may="rekeningen.bevestigen", load=queries.rekening)
def confirm(rekening):
    toekenning, form = queries.grant_of(rekening), BevestigForm()
    if form.validate_on_submit():
        yes = form.antwoord.data == "ja"
        (actions.confirm if yes else actions.reject)(rekening, toekenning, by=current_user)
        flash(_("Het nieuwe rekeningnummer geldt nu.") if yes else _("Het nieuwe rekeningnummer geldt niet."))
        return redirect(way_back(toekenning), 303)
    return render_template(
        "betalingen/confirm.html", form=form, rekening=rekening, toekenning=toekenning, shown=shown,
        naam=comparison(rekening.tenaamstelling, queries.names_of(toekenning)),
        papier=is_zonder_account(current_user, toekenning),
    ), 422 if form.errors else 200


def way_back(toekenning):
    if toekenning.aanvraag.groep_id and can(current_user, "toekenningen.rekening", toekenning):
        return url_for(".account", id=toekenning.id)
    return url_for(".index")
