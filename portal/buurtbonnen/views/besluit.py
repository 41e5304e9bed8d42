"""Deciding, the letter, and the public register."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal import pdf
from portal.buurtbonnen.actions import besluiten as actions
from portal.buurtbonnen.besluitfeiten import te_beoordelen, verzoek_of
from portal.buurtbonnen.forms.besluit import besluit_form
from portal.buurtbonnen.queries import besluiten as queries
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
        plafond=actions.kas_of(aanvraag), voorstel=voorstel_of(aanvraag),
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


def besluit_or_404(aanvraag):
    found = queries.besluit_of(aanvraag)
    if found is None:
        raise NotFound
    found.aanvraag = aanvraag
    return found


def letter(template, aanvraag, besluit, **values):
    """In Dutch, whatever the language of the page: so is a besluit."""
    with force_locale("nl"):
        return render_template(
            f"buurtbonnen/{template}", aanvraag=aanvraag, besluit=besluit, verzoek=verzoek_of(besluit.feiten), **values
        )


@room.page("/<int:id>/besluit", may="aanvragen.lezen")
def besluit(aanvraag):
    found = besluit_or_404(aanvraag)
    return render_template(
        "buurtbonnen/besluit.html", aanvraag=aanvraag, besluit=found, bezwaren=queries.bezwaren_of(found),
        kan_pdf=pdf.is_possible(), brief=Markup(letter("_brief.html", aanvraag, found, kop=2)),
        per_post=aanvraag.owner_id is None and current_user.is_staff,
    )


@room.page("/<int:id>/besluit.pdf", may="aanvragen.lezen")
def besluit_pdf(aanvraag):
    found = besluit_or_404(aanvraag)
    if not pdf.is_possible():
        raise NotNow("pdf")
    answer = make_response(pdf.make(letter("brief.html", aanvraag, found, kop=1, stijl=pdf.OURS + "css/brief.css")))
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="besluit-{aanvraag.kenmerk}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@room.page("/register", may="aanvragen.register", cache=True)
def register():
    return render_template("buurtbonnen/register.html", page=queries.register(request.args.get("na")))
