"""The deeds of staff on an application: one table, and one door for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen.actions import adviseren, behandelen, rij, termijn, withdraw
from portal.buurtbonnen.daadwoorden import DAADWOORDEN
from portal.buurtbonnen.forms import behandelen as forms
from portal.buurtbonnen.queries import dossier
from portal.buurtbonnen.rules.behandelen import Voorstel
from portal.buurtbonnen.rules.status import Status
from portal.buurtbonnen.rules.vragen import paginas
from portal.buurtbonnen.termijnen import klok
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.wachtrij import way_back
from portal.clock import today
from portal.errors import Needed
from portal.moderatie import queries as moderatie
from portal.moderatie.rules import begin_with
from portal.permissions import require


@dataclass(frozen=True)
class Daad:
    """``do(aanvraag, form, by=)`` with what ``form`` asks; ``begin(aanvraag)``: what that starts with.

    ``brief``: the field the applicant reads, which may begin with a text that staff keep. ``post``: the applicant hears of
    it by mail, or by a letter that is to be printed.
    """

    do: Callable
    form: type = forms.DaadForm
    begin: Callable = lambda aanvraag: {}
    may: str = "aanvragen.behandelen"
    brief: str = ""
    post: bool = False


def plain(action):
    """A deed that needs nothing filled in."""
    return lambda aanvraag, form, by: action(aanvraag, by=by)


def filled(action, *names):
    """A deed that takes these fields, in this order."""
    return lambda aanvraag, form, by: action(aanvraag, *(form[name].data for name in names), by=by)


def put_forward(aanvraag, form, by):
    voorstel = Voorstel(form.voorstel.data)
    behandelen.put_forward(aanvraag, form.bedrag.data, form.reden.data, voorstel=voorstel, by=by)


def note_answer(aanvraag, form, by):
    behandelen.note_answer(aanvraag, form.antwoord.data == "ja", form.hoe.data, by=by)


def completion(aanvraag):
    """Until when it may be completed, as the version says, and what may be asked for."""
    uiterlijk = klok(aanvraag.versie.regels, "aanvultermijn", "2w", today()).einde
    asked = [pagina for pagina in paginas(aanvraag.versie.regels) if pagina != "nakijken"]
    return {"uiterlijk": uiterlijk, "paginas": asked}


def proposal(aanvraag):
    if aanvraag.status == Status.AANVULLING_GEVRAAGD:
        return {"voorstel": Voorstel.BUITEN_BEHANDELING.value}
    agreed = aanvraag.deel_bedrag if aanvraag.deel_akkoord_op else None
    return {"voorstel": Voorstel.TOEKENNEN.value, "bedrag": agreed or aanvraag.gevraagd}


DADEN = {
    "oppakken": Daad(plain(behandelen.take_up)),
    "notitie": Daad(filled(behandelen.add_note, "tekst"), forms.NotitieForm, may="aanvragen.noteren"),
    "compleet": Daad(plain(behandelen.take_as_complete)),
    "aanvulling": Daad(
        filled(behandelen.ask_completion, "vraag", "uiterlijk", "onderdelen"), forms.AanvullingForm, completion,
        brief="vraag", post=True,
    ),
    "verdergaan": Daad(filled(behandelen.go_on_without, "reden"), forms.RedenForm, brief="reden", post=True),
    "raadpleging": Daad(filled(behandelen.consult, "tekst"), forms.RaadplegingForm),
    "advies": Daad(plain(adviseren.ask_advice), forms.AdviesVragenForm),
    "loten": Daad(plain(rij.draw_lots), post=True),
    "deel": Daad(filled(behandelen.offer_part, "bedrag"), forms.DeelForm, post=True),
    "deelantwoord": Daad(note_answer, forms.DeelantwoordForm),
    "voorleggen": Daad(put_forward, forms.VoorleggenForm, proposal),
    "verdagen": Daad(
        filled(termijn.extend, "dagen", "reden"), forms.VerdagenForm,
        lambda aanvraag: {"dagen": termijn.longest_extension(aanvraag)}, brief="reden", post=True,
    ),
    "stilzetten": Daad(
        filled(termijn.stand_still, "grond", "reden", "van", "tot_en_met"), forms.StilzettenForm,
        lambda aanvraag: {"van": today()}, brief="reden", post=True,
    ),
    "hervatten": Daad(plain(termijn.run_on), post=True),
    "ingebreke": Daad(filled(termijn.in_default, "datum"), forms.InGebrekeForm, lambda aanvraag: {"datum": today()}),
    "doorsturen": Daad(
        filled(behandelen.forward, "naar", "naar_mail", "reden"), forms.DoorsturenForm, brief="reden", post=True,
    ),
    "intrekken": Daad(filled(withdraw, "reden"), forms.IntrekkingForm, may="aanvragen.intrekken", post=True),
    "terugleggen": Daad(filled(behandelen.send_back, "reden"), forms.TerugleggenForm, may="aanvragen.besluiten"),
}


@room.form("/beheer/<int:id>/<daad>", may="aanvragen.dossier")
def deed(aanvraag, daad):
    asked = DADEN.get(daad) or abort(404)
    require(current_user, asked.may, aanvraag)
    texts = moderatie.texts(f"aanvragen.{daad}") if asked.brief else []
    form = asked.form(**asked.begin(aanvraag), **chosen(asked, texts))
    if form.validate_on_submit() and done(asked, aanvraag, form):
        return redirect(answered(aanvraag, daad), 303)
    return render_template(
        "buurtbonnen/daad.html", form=form, daad=daad, woorden=DAADWOORDEN[daad], aanvraag=aanvraag, terug=way_back(),
        texts=texts, brief=asked.brief,
    ), 422 if form.errors else 200


def answered(aanvraag, daad):
    """Say what was done and where to go on: with a letter to post, before the applicant knows of it."""
    letter = DADEN[daad].post and dossier.letter_just_made(aanvraag)
    if letter:
        flash(_("Opgeslagen. De aanvrager weet het pas als je deze brief verstuurt."))
        return url_for(".termijnbrief", id=aanvraag.id, nummer=letter.id)
    flash(str(DAADWOORDEN[daad][2]))
    return url_for(".dossier_page", id=aanvraag.id, terug=way_back())


def chosen(asked, texts):
    """The text the address asks for, in the field it is for."""
    text = begin_with(texts, request.args.get("tekst"))
    return {asked.brief: text} if text else {}


def done(asked, aanvraag, form):
    """Do it; what only the action can see to be lacking is said in the form, and nothing is kept of it."""
    try:
        asked.do(aanvraag, form, by=current_user)
    except Needed as lacking:
        if not form.explain(*lacking.args):
            raise
        return False
    return True
