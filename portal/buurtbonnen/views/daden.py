"""The deeds of staff on an application: one table, and one door for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from portal.buurtbonnen.aanvulteksten import begin_with, texts
from portal.buurtbonnen.actions import adviseren, behandelen, rij, termijn
from portal.buurtbonnen.daadwoorden import DAADWOORDEN
from portal.buurtbonnen.forms import behandelen as forms
from portal.buurtbonnen.rules.behandelen import Voorstel
from portal.buurtbonnen.rules.status import Status
from portal.buurtbonnen.termijnen import klok
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.wachtrij import way_back
from portal.clock import today
from portal.errors import Needed, Refused
from portal.permissions import can


@dataclass(frozen=True)
class Daad:
    """``do(aanvraag, form, by=)`` with what ``form`` asks; ``begin(aanvraag)``: what that starts with."""

    do: Callable
    form: type = forms.DaadForm
    begin: Callable = lambda aanvraag: {}
    may: str = "aanvragen.behandelen"


def plain(action):
    """A deed that needs nothing filled in."""
    return lambda aanvraag, form, by: action(aanvraag, by=by)


def filled(action, *names):
    """A deed that takes these fields, in this order."""
    return lambda aanvraag, form, by: action(aanvraag, *(form[name].data for name in names), by=by)


def put_forward(aanvraag, form, by):
    voorstel = Voorstel(form.voorstel.data)
    behandelen.put_forward(aanvraag, form.bedrag.data, form.reden.data, voorstel=voorstel, by=by)


def completion(aanvraag):
    """Until when it may be completed, as the version says; and the text that was chosen to begin with."""
    uiterlijk = klok(aanvraag.versie.regels, "aanvultermijn", "2w", today()).einde
    return {"uiterlijk": uiterlijk, "vraag": begin_with(request.args.get("tekst"))}


def proposal(aanvraag):
    if aanvraag.status == Status.AANVULLING_GEVRAAGD:
        return {"voorstel": Voorstel.BUITEN_BEHANDELING.value}
    agreed = aanvraag.deel_bedrag if aanvraag.deel_akkoord_op else None
    return {"voorstel": Voorstel.TOEKENNEN.value, "bedrag": agreed or aanvraag.gevraagd}


DADEN = {
    "oppakken": Daad(plain(behandelen.take_up)),
    "notitie": Daad(filled(behandelen.add_note, "tekst"), forms.NotitieForm, may="aanvragen.dossier"),
    "compleet": Daad(plain(behandelen.take_as_complete)),
    "aanvulling": Daad(filled(behandelen.ask_completion, "vraag", "uiterlijk"), forms.AanvullingForm, completion),
    "verdergaan": Daad(filled(behandelen.go_on_without, "reden"), forms.RedenForm),
    "raadpleging": Daad(filled(behandelen.consult, "tekst"), forms.RaadplegingForm),
    "advies": Daad(plain(adviseren.ask_advice), forms.AdviesVragenForm),
    "loten": Daad(plain(rij.draw_lots)),
    "deel": Daad(filled(behandelen.offer_part, "bedrag"), forms.DeelForm),
    "voorleggen": Daad(put_forward, forms.VoorleggenForm, proposal),
    "verdagen": Daad(
        filled(termijn.extend, "dagen", "reden"), forms.VerdagenForm,
        lambda aanvraag: {"dagen": termijn.longest_extension(aanvraag)},
    ),
    "ingebreke": Daad(filled(termijn.in_default, "datum"), forms.InGebrekeForm, lambda aanvraag: {"datum": today()}),
    "doorsturen": Daad(filled(behandelen.forward, "naar", "naar_mail", "reden"), forms.DoorsturenForm),
    "terugleggen": Daad(filled(behandelen.send_back, "reden"), forms.TerugleggenForm, may="aanvragen.besluiten"),
}


@room.form("/beheer/<int:id>/<daad>", may="aanvragen.dossier")
def deed(aanvraag, daad):
    asked = DADEN.get(daad) or abort(404)
    if not can(current_user, asked.may, aanvraag):
        raise Refused(asked.may)
    form = asked.form(**asked.begin(aanvraag))
    if form.validate_on_submit() and done(asked, aanvraag, form):
        flash(str(DAADWOORDEN[daad][2]))
        return redirect(url_for(".dossier_page", id=aanvraag.id, terug=way_back()), 303)
    return render_template(
        "buurtbonnen/daad.html", form=form, daad=daad, woorden=DAADWOORDEN[daad], aanvraag=aanvraag, terug=way_back(),
        texts=texts() if daad == "aanvulling" else (),
    ), 422 if form.errors else 200


def done(asked, aanvraag, form):
    """Do it; what only the action can see to be lacking is said in the form, and nothing is kept of it."""
    try:
        asked.do(aanvraag, form, by=current_user)
    except Needed as lacking:
        if not form.explain(*lacking.args):
            raise
        return False
    return True
