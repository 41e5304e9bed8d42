"""The work of staff on the points of an agenda: the list, the feasibility test, and the answer to each."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten, weghalen
from portal.buurtagenda.forms.agenda import RedenForm
from portal.buurtagenda.forms.punten import CRITERIA, AanpassingForm, StapForm
from portal.buurtagenda.forms.toets import ToetsForm
from portal.buurtagenda.rules.punt import VASTSTELLEN, Status
from portal.buurtagenda.rules.toets import Criterium, advice
from portal.buurtagenda.views.blueprint import room
from portal.buurtagenda.views.punten import OWN_STEPS, demand_as_seen, to_punt, voted_on
from portal.errors import Needed, Refused
from portal.forms import is_fresh
from portal.initiatieven import queries as initiatieven
from portal.moderatie import queries as moderatie
from portal.moderatie.forms import WeghalenForm
from portal.moderatie.rules import begin_with
from portal.paging import sheet_of
from portal.permissions import can

WAITING = (Status.INGEDIEND, Status.GEPLAATST, Status.IN_OVERLEG)
NOT_GOOD = {
    "doel": lazy_gettext("Er is geen punt op deze agenda met dit kenmerk waar het bij kan."),
    "naar": lazy_gettext("Vul in wie het overneemt, en het e-mailadres."),
}


@room.page("/<int:id>/werk", may="agendas.beheren")
def work(agenda):
    found = queries.all_points(agenda.id)
    waiting = [punt for punt in found if punt.status in WAITING]
    done = [punt for punt in found if punt.status not in WAITING]
    plans = sheet_of(queries.initiatieven_for(agenda))
    return render_template("buurtagenda/work.html", agenda=agenda, waiting=waiting, done=done, plans=plans)


@room.deed("/<int:id>/overnemen/<int:number>", may="agendas.invoeren")
def take_over(agenda, number):
    punt = punten.take_over(agenda, initiatieven.one(number), by=current_user)
    flash(_("Het initiatief staat nu als punt op de agenda. De initiatiefnemer krijgt bericht."))
    return to_punt(punt)


@room.form("/punten/<int:id>/toets", may="agendapunten.toetsen", load=queries.punt)
def test(punt):
    if punt.steun_nodig:
        return redirect(url_for(".test_anyway", id=punt.id), 303)
    form = ToetsForm(queries.found(punt.id))
    if form.validate_on_submit() and is_fresh(form, form.seen):
        punten.test(punt, form.answers, by=current_user)
        flash(_("De toets is bewaard."))
        return to_punt(punt)
    follows = advice({name: form.oordeel(name) for name in Criterium})
    return render_template("buurtagenda/test.html", form=form, punt=punt, vragen=CRITERIA, volgt=follows)


@room.form("/punten/<int:id>/toch-toetsen", may="agendapunten.toetsen", load=queries.punt)
def test_anyway(punt):
    """Before there is enough support: how much is needed, and the reason not to wait for it."""
    if not punt.steun_nodig:
        return redirect(url_for(".test", id=punt.id), 303)
    form = RedenForm()
    if form.validate_on_submit():
        punten.test_anyway(punt, form.note.data, by=current_user)
        flash(_("De reden staat bij het punt. Je kunt nu nagaan of het kan."))
        return redirect(url_for(".test", id=punt.id), 303)
    return render_template("buurtagenda/test_anyway.html", form=form, punt=punt)


@room.form("/punten/<int:id>/weghalen", may="agendapunten.weghalen", load=queries.punt)
def take_off(punt):
    """Off the site, with a reason its submitter reads."""
    if answer := voted_on(punt, "weghalen"):
        return answer
    texts = moderatie.texts("verbergen")
    form = WeghalenForm(reden=begin_with(texts, request.args.get("tekst")))
    if form.validate_on_submit():
        weghalen.take_off(punt, form.reden.data, by=current_user)
        flash(_("Het punt staat niet meer op de site. De indiener krijgt bericht."))
        return to_punt(punt)
    return render_template("buurtagenda/take_off.html", form=form, punt=punt, texts=texts)


@room.deed("/punten/<int:id>/terugzetten", may="agendapunten.weghalen", load=queries.punt)
def put_back(punt):
    weghalen.put_back(punt, by=current_user)
    flash(_("Het punt staat weer op de site. De indiener krijgt bericht."))
    return to_punt(punt)


@room.form("/punten/<int:id>/stap/<name>", may="agendapunten.lezen", load=queries.punt)
def punt_step(punt, name):
    """One step by staff with what it needs; what was typed stays when something is missing."""
    move = punt.workflow.step(name, punt.status)
    if name in OWN_STEPS or name in VASTSTELLEN or not can(current_user, move.may, punt):
        raise Refused(move.may)
    demand_as_seen(punt)
    if answer := voted_on(punt, name):
        return answer
    if name in punten.NA_DE_STEUN and punt.steun_nodig:
        return redirect(url_for(".test_anyway", id=punt.id), 303)
    form = AanpassingForm(obj=punt) if name == "aanpassing_voorstellen" else StapForm(step=move)
    if form.validate_on_submit() and taken(punt, name, form):
        return redirect(url_for(".work", id=punt.agenda_id), 303)
    if name == "toelaten" and queries.open_criteria(punt.id):
        flash(_("Vul eerst de hele toets in. Elk criterium vraagt een oordeel."), "warn")
        return redirect(url_for(".test", id=punt.id), 303)
    teksten = moderatie.texts(name)
    return render_template("buurtagenda/punt_step.html", form=form, punt=punt, move=move, voorstel={}, teksten=teksten)


def taken(punt, name, form):
    """Take the step; False, with the reason beside the field, when something is missing."""
    try:
        punten.take_step(punt, name, by=current_user, **given(form))
    except Needed as needed:
        if needed.args[0] in form:
            form[needed.args[0]].errors = [NOT_GOOD[needed.args[0]]]
        return False
    flash(_("Gedaan. Iedereen die erbij hoort, krijgt bericht."))
    return True


def given(form):
    if isinstance(form, AanpassingForm):
        return {"reden": form.reden.data, "voorstel": form.voorstel}
    return form.values
