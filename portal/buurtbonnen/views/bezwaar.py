"""Objecting to a besluit, online or on paper, following it, answering it, and the letters about it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen.actions import besluiten, herzien
from portal.buurtbonnen.actions import bezwaren as actions
from portal.buurtbonnen.daadwoorden import BEZWAARWOORDEN
from portal.buurtbonnen.forms.bezwaar import BezwaarForm, PapierForm, antwoord_form
from portal.buurtbonnen.klok import bezwaar_penalty, waits
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import plafond_of
from portal.buurtbonnen.rules.bezwaar import is_te_laat, to_complete
from portal.buurtbonnen.rules.status import BezwaarStatus
from portal.buurtbonnen.rules.wachtrij import ROLLEN
from portal.buurtbonnen.termijnen import reachable
from portal.buurtbonnen.views.besluit import besluiten_or_404
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.mogelijk import bezwaar_deeds
from portal.clock import today
from portal.errors import NotNow
from portal.files import taken
from portal.permissions import can
from portal.templating import euro
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.rules.termijnen import is_apart_vastgesteld
from portal.verantwoording import queries as afrekening

ONE = {"load": queries.bezwaar}


def objectionable(aanvraag):
    """The besluit one may object to: the first, while nothing took its place."""
    first, *later = besluiten_or_404(aanvraag)
    if later:
        raise NotNow("bezwaar")
    return first


@room.form("/<int:id>/bezwaar", may="aanvragen.bezwaar", limit_posts="indienen")
def object(aanvraag):
    besluit = objectionable(aanvraag)
    form = BezwaarForm()
    if form.validate_on_submit():
        made = actions.object_to(besluit, form.gronden.data, by=current_user)
        flash(_("We hebben je bezwaar ontvangen. Het kenmerk is %(kenmerk)s.", kenmerk=made.kenmerk))
        return redirect(url_for(".bezwaar", id=made.id), 303)
    return render_template(
        "buurtbonnen/bezwaar_maken.html", form=form, aanvraag=aanvraag, besluit=besluit, tot=reachable(besluit.bezwaar_tot),
        vaststelling=afrekening.geldend(aanvraag.id), vandaag=today(),
    )


@room.form("/beheer/<int:id>/bezwaar", may="aanvragen.bezwaar_invoeren", limit_posts="uploaden")
def enter_bezwaar(aanvraag):
    """One that came on paper, entered by staff for who asked."""
    besluit = objectionable(aanvraag)
    form = PapierForm(besluit, afrekening.geldend(aanvraag.id))
    if form.validate_on_submit():
        made = entered(besluit, form)
        if made:
            flash(_("Het bezwaar is ingevoerd. Het kenmerk is %(kenmerk)s.", kenmerk=made.kenmerk))
            return redirect(url_for(".bezwaar", id=made.id), 303)
    page = render_template("buurtbonnen/bezwaar_papier.html", form=form, aanvraag=aanvraag, besluit=besluit)
    return page, 422 if form.errors else 200


def entered(besluit, form):
    """The bezwaar with its scan; None when the scan cannot be kept, which is then said beside it."""
    given = {"gronden": form.gronden.data, "by": current_user, **form.received}
    if not form.scan.data:
        return actions.enter(besluit, **given)
    named = form.scan.data.filename
    return taken(form.scan, lambda document: actions.enter(besluit, **given, scan=(document, named)))


@room.page("/beheer/bezwaren", may="aanvragen.beheren")
def bezwaren():
    page = queries.open_bezwaren(current_user.reach(ROLLEN), request.args.get("na"))
    return render_template("buurtbonnen/bezwaren.html", page=page, day=today())


@room.page("/bezwaren/<int:id>", may="bezwaren.lezen", **ONE)
def bezwaar(bezwaar):
    return show(bezwaar, *(form_for(bezwaar) if may_answer(bezwaar) else ()))


def may_answer(bezwaar):
    """Does it wait, for somebody who had no part in the besluit?"""
    waits = bezwaar.status == BezwaarStatus.INGEDIEND and can(current_user, "bezwaren.beslissen", bezwaar)
    return waits and not queries.took_part(bezwaar.besluit.aanvraag, current_user)


def form_for(bezwaar):
    """The form to answer it, and the besluit that holds now."""
    holds = queries.besluit_of(bezwaar.besluit.aanvraag)
    return antwoord_form(holds), holds


def show(bezwaar, form=None, holds=None):
    aanvraag = bezwaar.besluit.aanvraag
    return render_template(
        "buurtbonnen/bezwaar.html", bezwaar=bezwaar, aanvraag=aanvraag, form=form, holds=holds,
        plafond=plafond_of(aanvraag) if form else None, vastgesteld=settled_at(aanvraag) if form else None,
        staf=can(current_user, "aanvragen.dossier", aanvraag),
        te_laat=is_te_laat(bezwaar, today()), wacht=waits(bezwaar, today()), verzoek=to_complete(bezwaar),
        dwangsom=bezwaar_penalty(bezwaar, today()),
        mogelijk=bezwaar_deeds(bezwaar, current_user), woorden=BEZWAARWOORDEN, vandaag=today(),
    ), 422 if form and form.errors else 200


def settled_at(aanvraag):
    """What its grant was settled at by a besluit of its own, in cents; None where it was not."""
    toekenning = toekenningen.find(aanvraag.id)
    return toekenning.vastgesteld if toekenning and is_apart_vastgesteld(toekenning) else None


@room.deed("/bezwaren/<int:id>", may="bezwaren.beslissen", **ONE)
def answer_bezwaar(bezwaar):
    if bezwaar.status != BezwaarStatus.INGEDIEND:
        raise NotNow("bezwaar")
    form, holds = form_for(bezwaar)
    if not (form.validate_on_submit() and answered(bezwaar, form, holds)):
        return show(bezwaar, form, holds)
    flash(_("De beslissing is bekendgemaakt. De indiener krijgt bericht."))
    return redirect(url_for(".bezwaar", id=bezwaar.id), 303)


def answered(bezwaar, form, holds):
    """Decide on it, or say beside the field why not. Nothing was changed when it says no."""
    aanvraag, nieuw = bezwaar.besluit.aanvraag, form.nieuw
    besluiten.demand_impartial(aanvraag, by=current_user)
    bezwaar.workflow.step(form.stap.data, bezwaar.status)
    if lacking := actions.not_yet(bezwaar, form.stap.data, form.gehoord):
        form.explain(lacking)
    if nieuw:
        for name in herzien.what_stands_in_the_way(aanvraag, holds, nieuw):
            form.explain(name)
        if not form.errors:
            form.bedrag.errors = no_room(aanvraag, holds, nieuw)
    if form.errors:
        return False
    actions.answer(bezwaar, form.stap.data, form.reden.data, gehoord=form.gehoord, nieuw=nieuw, by=current_user)
    return True


def no_room(aanvraag, holds, nieuw):
    """What is said where the plafond has not enough left for what comes on top; [] where it has."""
    plafond, left = plafond_of(aanvraag), herzien.left_for(aanvraag)
    if nieuw.bedrag - holds.bedrag <= left:
        return []
    if plafond is None:
        return [_("Voor dit gebied is geen plafond vastgesteld. Er kan niets worden toegekend.")]
    return [_(
        "In %(gebied)s is nog %(over)s over. Je kunt hooguit %(meest)s toekennen. Was er bij het eerste besluit wel genoeg? "
        "Dan is dit geen reden om te weigeren (artikel 4:25, derde lid, Awb). Laat eerst het plafond verhogen.",
        gebied=plafond.gebied.naam, over=euro(left), meest=euro(holds.bedrag + left),
    )]


@room.deed("/bezwaren/<int:id>/intrekken", may="bezwaren.intrekken", **ONE)
def drop_bezwaar(bezwaar):
    actions.take_back(bezwaar, by=current_user)
    flash(_("Je bezwaar is ingetrokken."))
    return redirect(url_for(".bezwaar", id=bezwaar.id), 303)
