"""Deciding, the letter, and the public register."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal import pdf
from portal.brieven import as_pdf, letter
from portal.buurtbonnen.actions import besluiten as actions
from portal.buurtbonnen.besluitfeiten import te_beoordelen, te_laat_of, toekenning_of, verzoek_of
from portal.buurtbonnen.forms.besluit import besluit_form
from portal.buurtbonnen.letters import is_stranger
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import plafond_of
from portal.buurtbonnen.rules.behandelen import voorstel_of
from portal.buurtbonnen.rules.besluit import Uitkomst, oordeel_objections
from portal.buurtbonnen.views.blueprint import room
from portal.errors import NotNow
from portal.regelingen.rules.verdict import Oordeel
from portal.regelingen.sentences import sentence


@room.form("/<int:id>/beslissen", may="aanvragen.besluiten")
def decide(aanvraag):
    actions.demand_impartial(aanvraag, by=current_user)
    possible = outcomes(aanvraag)
    adviezen, verdicts = queries.adviezen_of(aanvraag), actions.verdicts_of(aanvraag)
    filled = {"bedrag": aanvraag.deel_bedrag or aanvraag.voorstel_bedrag or aanvraag.gevraagd, "reden": aanvraag.voorstel_reden}
    form = besluit_form(te_beoordelen(verdicts), possible, **filled)
    if form.validate_on_submit() and decided(aanvraag, adviezen, verdicts, form):
        flash(_("Het besluit is genomen en bekendgemaakt."))
        return redirect(url_for(".besluit", id=aanvraag.id), 303)
    unmet = [(rule, sentence(rule)) for rule in verdicts if rule.oordeel == Oordeel.VOLDOET_NIET]
    return render_template(
        "buurtbonnen/beslissen.html", form=form, aanvraag=aanvraag, adviezen=adviezen, unmet=unmet,
        plafond=plafond_of(aanvraag), voorstel=voorstel_of(aanvraag),
    )


def outcomes(aanvraag):
    """What may be decided now; NotNow when nothing may."""
    found = {move.name for move in aanvraag.workflow.from_status(aanvraag.status)} & set(Uitkomst)
    if not found:
        raise NotNow("besluiten")
    return found


def decided(aanvraag, adviezen, verdicts, form):
    """Take it, or say beside the field why not. Nothing was changed when it says no."""
    values = form.uitkomst.data, form.bedrag.data or 0
    for name in actions.what_stands_in_the_way(aanvraag, adviezen, *values, form.afwijking.data):
        form.explain(name)
    for sleutel, name in oordeel_objections(values[0], te_beoordelen(verdicts), form.oordelen).items():
        form.explain_oordeel(sleutel, name)
    if not form.errors and not actions.has_room(aanvraag, *values):
        form.explain("plafond")
    if form.errors:
        return False
    actions.decide(
        aanvraag, values[0], bedrag=values[1], reden=form.reden.data, afwijking=form.afwijking.data,
        verplichtingen=form.plichten, oordelen=form.oordelen, by=current_user,
    )
    return True


def besluiten_or_404(aanvraag):
    """The first besluit, and what took its place after a bezwaar; 404 also when its words were kept long enough."""
    found = queries.besluiten_of(aanvraag)
    if not found or not found[0].feiten:
        raise NotFound
    for besluit in found:
        besluit.aanvraag = aanvraag
    return found


def facts_of_letter(aanvraag, besluit):
    facts = besluit.feiten
    told = {"verzoek": verzoek_of(facts), "toekenning": toekenning_of(facts), "te_laat": te_laat_of(facts)}
    return {"aanvraag": aanvraag, "besluit": besluit} | told


@room.page("/<int:id>/besluit", may="aanvragen.lezen")
def besluit(aanvraag):
    first, *later = besluiten_or_404(aanvraag)
    return render_template(
        "buurtbonnen/besluit.html", aanvraag=aanvraag, besluit=first, nieuw=later[-1] if later else None,
        bezwaren=queries.bezwaren_of(aanvraag), kan_pdf=pdf.is_possible(),
        brief=Markup(letter("buurtbonnen/_brief.html", kop=2, **facts_of_letter(aanvraag, first))),
        per_post=goes_by_post(aanvraag),
    )


def goes_by_post(aanvraag):
    """Does whoever works here send this letter? Nobody reads it on the site, and who asked is known still."""
    return current_user.is_staff and aanvraag.aanvrager is not None and is_stranger(aanvraag)


@room.page("/<int:id>/besluit.pdf", may="aanvragen.lezen")
def besluit_pdf(aanvraag):
    first, *_later = besluiten_or_404(aanvraag)
    return as_pdf(
        "buurtbonnen/_brief.html", f"Besluit {aanvraag.kenmerk}: {aanvraag.title}", f"besluit-{aanvraag.kenmerk}",
        facts_of_letter(aanvraag, first),
    )


@room.page("/register", may="aanvragen.register", cache=True)
def register():
    return render_template("buurtbonnen/register.html", page=queries.register(request.args.get("na")))
