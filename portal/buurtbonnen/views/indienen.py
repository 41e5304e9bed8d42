"""Looking it over, handing it in, the receipt; and afterwards one's own page, answering a question, taking it back."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen import actions, inhoud, queries
from portal.buurtbonnen.actions.termijn import holds_up
from portal.buurtbonnen.antwoorden import lees
from portal.buurtbonnen.feiten import falls_short
from portal.buurtbonnen.forms import IndienenForm, IntrekkenForm
from portal.buurtbonnen.klok import klok_of, penalty
from portal.buurtbonnen.queries.besluiten import besluit_of
from portal.buurtbonnen.rules.status import BESLOTEN, OPEN, Status
from portal.buurtbonnen.rules.vragen import VRAGEN, te_beantwoorden, te_wijzigen
from portal.buurtbonnen.termijnen import reachable
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.dossier import kas_of
from portal.buurtbonnen.views.vragen import address, must_be_open, page
from portal.buurtbonnen.woorden import GRONDEN
from portal.clock import today
from portal.errors import NotNow
from portal.forms import is_fresh
from portal.regelingen import queries as regelingen
from portal.story.queries import public_story


@room.form("/<int:id>/nakijken", may="aanvragen.lezen", limit_posts="indienen")
def check(aanvraag):
    if request.method == "POST" and aanvraag.kenmerk and aanvraag.status != Status.AANVULLING_GEVRAAGD:
        return redirect(url_for(".received", id=aanvraag.id), 303)
    must_be_open(aanvraag)
    form = IndienenForm(aanvraag)
    if form.is_submitted() and not current_user.is_authenticated:
        return log_in_first(aanvraag, form)
    if form.is_submitted() and form.validate() and is_fresh(form, aanvraag) and not lacking(aanvraag):
        return hand_in(aanvraag, form)
    return page(
        aanvraag, form, "buurtbonnen/nakijken.html", pagina="nakijken", delen=inhoud.delen(aanvraag), open=te_wijzigen(aanvraag),
        ontbreekt=[(vraag, inhoud.said_of(vraag.naam, aanvraag.versie.regels)) for vraag in lacking(aanvraag)],
    )


def lacking(aanvraag):
    """The questions to be answered before it can be sent; of a group one may no longer sign for, which group."""
    group = [] if actions.may_sign(aanvraag, current_user) else [vraag for vraag in VRAGEN if vraag.naam == "groep_id"]
    return [*group, *te_beantwoorden(aanvraag, lees(aanvraag))]


def log_in_first(aanvraag, form):
    """The draft becomes one's own by logging in; the ticks go along."""
    actions.answer(aanvraag, {"verklaringen": form.verklaringen.data or []}, by=current_user)
    flash(_("Log in om je aanvraag te versturen. Je aanvraag blijft bewaard."))
    return redirect(url_for("people.login", next=url_for(".check", id=aanvraag.id)), 303)


def hand_in(aanvraag, form):
    """Send it; closed in the meantime is said on a page of its own, and the draft stays."""
    if "verklaringen" in form:
        actions.answer(aanvraag, {"verklaringen": form.verklaringen.data}, by=current_user)
    if aanvraag.status == Status.AANVULLING_GEVRAAGD:
        actions.complete(aanvraag, by=current_user)
        flash(_("Je aanvulling is verstuurd. We gaan verder met je aanvraag."))
        return redirect(url_for(".show", id=aanvraag.id), 303)
    try:
        actions.hand_in(aanvraag, by=current_user)
    except NotNow:
        return render_template(
            "buurtbonnen/dicht.html", versie=aanvraag.versie, aanvraag=aanvraag, ander=successor(aanvraag)
        ), 409
    return redirect(url_for(".received", id=aanvraag.id), 303)


def successor(aanvraag):
    """The version of the same regeling that takes applications today, or None."""
    return next((v for v in regelingen.open_versies(today()) if v.regeling_id == aanvraag.versie.regeling_id), None)


@room.deed("/<int:id>/overzetten", may="aanvragen.weggooien")
def carry_over(aanvraag):
    """Go on under the version that holds now, with all answers."""
    versie, day = successor(aanvraag), today()
    if versie is None:
        raise NotNow("venster")
    actions.carry_over(
        aanvraag, versie, next(v for v in versie.vensters if v.opent_op <= day <= v.sluit_op), by=current_user
    )
    flash(_("Je antwoorden staan nu onder de regels van dit moment. Kijk alles nog een keer na."))
    return redirect(url_for(".check", id=aanvraag.id), 303)


@room.page("/<int:id>/ontvangen", may="aanvragen.lezen")
def received(aanvraag):
    if aanvraag.status == Status.CONCEPT:
        return redirect(url_for(".check", id=aanvraag.id))
    return render_template("buurtbonnen/ontvangen.html", aanvraag=aanvraag, delen=inhoud.delen(aanvraag), vandaag=today())


@room.page("/<int:id>", may="aanvragen.lezen")
def show(aanvraag):
    verzoeken, day = queries.verzoeken(aanvraag) if aanvraag.kenmerk else [], today()
    rests = queries.schorsingen(aanvraag) if aanvraag.status in OPEN else ()
    # By the calendar of today: a day off that was added since moves the end, as it does for an ingebrekestelling.
    klok = klok_of(aanvraag, rests) if aanvraag.status in OPEN else None
    return render_template(
        "buurtbonnen/show.html",
        aanvraag=aanvraag,
        verloop=queries.verloop(aanvraag),
        werk=public_story(aanvraag.kind, aanvraag.id) if aanvraag.kenmerk else (),
        verzoeken=verzoeken, vandaag=day, verlopen=is_verlopen(aanvraag, verzoeken),
        delen=inhoud.delen(aanvraag),
        klok=klok,
        rust=next((stop for stop in rests if holds_up(stop, day) and stop.van <= day), None),
        gronden=GRONDEN,
        lopend=aanvraag.status in OPEN,
        besluit=besluit_of(aanvraag) if aanvraag.status in BESLOTEN else None,
        te_laat=klok is not None and klok.einde is not None and klok.einde < day,
        plaats=place_of(aanvraag),
        tekort=aanvraag.deel_bedrag is not None and falls_short(aanvraag),
        dwangsom=penalty(aanvraag, day),
        begin=address(aanvraag, begin_of(aanvraag)),
    )


def is_verlopen(aanvraag, verzoeken):
    """Is the time over in which it was to be completed, also for who could not reach us on its last day?"""
    return aanvraag.status == Status.AANVULLING_GEVRAAGD and any(reachable(one.uiterlijk) < today() for one in verzoeken[:1])


def place_of(aanvraag):
    """Why it stands where it stands among those who wait for the money, in sentences; none once it has its money."""
    plafond = queries.plafond_of(aanvraag) if aanvraag.status in OPEN else None
    return kas_of(aanvraag, plafond).zinnen if plafond else []


def begin_of(aanvraag):
    """The page to go on with: the first that lacks an answer, and of what was asked the first."""
    if aanvraag.kenmerk:
        return te_wijzigen(aanvraag)[0]
    return lacking(aanvraag)[0].pagina if lacking(aanvraag) else "nakijken"


@room.form("/<int:id>/intrekken", may="aanvragen.intrekken")
def withdraw(aanvraag):
    aanvraag.workflow.step("intrekken", aanvraag.status)
    form = IntrekkenForm()
    if form.validate_on_submit():
        actions.withdraw(aanvraag, form.reden.data, by=current_user)
        flash(_("Je aanvraag is ingetrokken."))
        return redirect(url_for(".show", id=aanvraag.id), 303)
    return render_template("buurtbonnen/intrekken.html", form=form, aanvraag=aanvraag)


@room.deed("/<int:id>/weggooien", may="aanvragen.weggooien")
def discard(aanvraag):
    actions.discard(aanvraag, by=current_user)
    flash(_("Je concept is weggegooid."))
    return redirect(url_for(".index"), 303)
