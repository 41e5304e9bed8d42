"""The term of a bezwaar: what it lacks, more time for staff to decide, and the word that it is too late."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen.actions import bezwaarherstel
from portal.buurtbonnen.actions import bezwaartermijn as actions
from portal.buurtbonnen.daadwoorden import BEZWAARWOORDEN
from portal.buurtbonnen.forms.behandelen import InGebrekeForm
from portal.buurtbonnen.forms.bezwaartermijn import (
    AangevuldForm,
    AanvullenForm,
    AanvullingForm,
    LangerForm,
    UitstelForm,
)
from portal.buurtbonnen.klok import waits
from portal.buurtbonnen.letters import readers
from portal.buurtbonnen.queries import dossier
from portal.buurtbonnen.rules.bezwaar import LANGST_VERDAGEN, is_te_laat, to_complete
from portal.buurtbonnen.termijnen import klok
from portal.buurtbonnen.views.bezwaar import ONE
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.daden import Daad, done, filled
from portal.clock import today
from portal.errors import NotNow
from portal.forms import Form
from portal.permissions import require


def in_time(bezwaar):
    """Until when it may be completed, as the version says of an application."""
    return klok(bezwaar.besluit.aanvraag.versie.regels, "aanvultermijn", "2w", today()).einde


DADEN = {
    "aanvulling": Daad(
        filled(bezwaarherstel.ask, "vraag", "uiterlijk"), AanvullingForm, lambda bezwaar: {"uiterlijk": in_time(bezwaar)},
        may="bezwaren.beslissen",
    ),
    "aangevuld": Daad(
        filled(bezwaarherstel.complete, "antwoord", "datum"), AangevuldForm, lambda bezwaar: {"datum": today()},
        may="bezwaren.dossier",
    ),
    "verdagen": Daad(
        filled(actions.extend, "dagen", "reden"), LangerForm, lambda bezwaar: {"dagen": LANGST_VERDAGEN},
        may="bezwaren.beslissen",
    ),
    "uitstellen": Daad(filled(actions.put_off, "dag", "reden"), UitstelForm, may="bezwaren.beslissen"),
    "ingebreke": Daad(
        filled(actions.in_default, "datum"), InGebrekeForm, lambda bezwaar: {"datum": today()}, may="bezwaren.dossier",
    ),
}


@room.form("/beheer/bezwaren/<int:id>/<daad>", may="bezwaren.dossier", **ONE)
def bezwaar_deed(bezwaar, daad):
    asked = DADEN.get(daad) or abort(404)
    require(current_user, asked.may, bezwaar)
    form = asked.form(**asked.begin(bezwaar))
    if form.validate_on_submit() and done(asked, bezwaar, form):
        return redirect(answered(bezwaar, daad), 303)
    page = render_template("buurtbonnen/bezwaar_daad.html", form=form, bezwaar=bezwaar, woorden=BEZWAARWOORDEN[daad])
    return page, 422 if form.errors else 200


def answered(bezwaar, daad):
    """Say what was done and where to go on: with a letter to post, before who objects knows of it."""
    aanvraag = bezwaar.besluit.aanvraag
    letter = None if readers(aanvraag) else dossier.letter_just_made(aanvraag)
    if letter:
        flash(_("Opgeslagen. Wie bezwaar maakte weet het pas als je deze brief verstuurt."))
        return url_for(".termijnbrief", id=aanvraag.id, nummer=letter.id)
    flash(str(BEZWAARWOORDEN[daad][2]))
    return url_for(".bezwaar", id=bezwaar.id)


@room.form("/bezwaren/<int:id>/ingebreke", may="bezwaren.ingebreke", **ONE)
def bezwaar_in_default(bezwaar):
    if not is_te_laat(bezwaar, today()) or bezwaar.in_gebreke_op:
        raise NotNow("in_gebreke")
    form = Form()
    if form.validate_on_submit():
        actions.in_default(bezwaar, today(), by=current_user)
        flash(_("We hebben je ingebrekestelling ontvangen. We beslissen zo snel mogelijk."))
        return redirect(url_for(".bezwaar", id=bezwaar.id), 303)
    return render_template("buurtbonnen/ingebreke.html", bezwaar=bezwaar, form=form)


@room.form("/bezwaren/<int:id>/aanvullen", may="bezwaren.aanvullen", **ONE)
def complete_bezwaar(bezwaar):
    verzoek = to_complete(bezwaar)
    if verzoek is None:
        raise NotNow("aanvulling")
    form = AanvullenForm()
    if form.validate_on_submit():
        bezwaarherstel.complete(bezwaar, form.antwoord.data, today(), by=current_user)
        flash(_("We hebben je aanvulling ontvangen."))
        return redirect(url_for(".bezwaar", id=bezwaar.id), 303)
    page = render_template(
        "buurtbonnen/bezwaar_aanvullen.html", bezwaar=bezwaar, form=form, verzoek=verzoek, wacht=waits(bezwaar, today()),
    )
    return page, 422 if form.errors else 200
