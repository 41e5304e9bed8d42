"""Adopting the agenda, and telling how the work on each point goes."""

from operator import attrgetter
from types import SimpleNamespace

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.buurtagenda import queries
from portal.buurtagenda.actions import uitvoering, weghalen
from portal.buurtagenda.forms.uitvoering import NieuwsForm, PlanForm, StapOpWegForm, adopting
from portal.buurtagenda.rules.fase import NA_DE_STEMMING
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.views.blueprint import back, room
from portal.buurtagenda.views.punten import to_punt
from portal.errors import NotNow
from portal.forms import is_fresh
from portal.moderatie.views.asking import ask_to_drop_news
from portal.stemmen import queries as stemmen


@room.form("/<int:id>/vaststellen", may="agendas.beheren")
def adopt(agenda):
    if agenda.status not in NA_DE_STEMMING:
        raise NotNow("vaststellen")
    punten = queries.all_points(agenda.id)
    admitted = [punt for punt in punten if punt.status == Status.TOEGELATEN]
    follows, seen = proposed(agenda), shown(admitted)
    form = adopting(admitted, data=follows | {"version": seen.version})
    if admitted and form.validate_on_submit() and is_fresh(form, seen):
        uitvoering.adopt(agenda, punten, form.chosen, by=current_user)
        flash(_("De agenda staat vast. Iedereen die een punt indiende of steunde, krijgt bericht."))
        return back(agenda)
    wacht = queries.awaits_result(agenda.id)
    return render_template("buurtagenda/adopt.html", form=form, agenda=agenda, punten=admitted, volgt=follows, wacht=wacht)


def shown(punten):
    """The points of this page as one thing with a version: which they are. So none that came later is turned down unseen."""
    return SimpleNamespace(version="-".join(str(punt.id) for punt in sorted(punten, key=attrgetter("id"))))


def proposed(agenda):
    """The places that follow from the results of the rounds of this agenda; a person decides."""
    won = stemmen.chosen_points(agenda.id)
    return {f"plek_{id}": place for place, id in enumerate(won, 1)}


@room.form("/punten/<int:id>/planning", may="agendapunten.uitvoeren", load=queries.punt)
def plan(punt):
    form = PlanForm(obj=punt)
    if form.validate_on_submit() and is_fresh(form, punt):
        uitvoering.plan(punt, form.values, by=current_user)
        flash(_("De planning is bewaard."))
        return to_punt(punt)
    return ask(form, punt, _("Planning van dit punt"), _("Bewaren"))


@room.form("/punten/<int:id>/nieuws", may="agendapunten.uitvoeren", load=queries.punt)
def report(punt):
    form = NieuwsForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            uitvoering.report(punt, form.tekst.data, by=current_user)
        flash(_("Het nieuws staat op de site. Iedereen die erbij hoort, krijgt bericht."))
        return to_punt(punt)
    return ask(form, punt, _("Vertel hoe het gaat"), _("Zet op de site"))


@room.form("/punten/<int:id>/nieuws/<int:number>/weghalen", may="agendapunten.weghalen", load=queries.punt)
def drop_news(punt, number):
    return ask_to_drop_news(punt, number, weghalen.drop_news)


@room.form("/punten/<int:id>/mijlpaal", may="agendapunten.uitvoeren", load=queries.punt)
def milestone(punt):
    form = StapOpWegForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            uitvoering.add_milestone(punt, form.titel.data, form.gepland_op.data, by=current_user)
        return to_punt(punt)
    return ask(form, punt, _("Nieuwe mijlpaal"), _("Bewaren"))


@room.deed("/punten/<int:id>/mijlpaal/<int:number>/gehaald", may="agendapunten.uitvoeren", load=queries.punt)
def reach(punt, number):
    uitvoering.reach_milestone(punt, queries.milestone(number), by=current_user)
    return redirect(url_for(".punt", id=punt.id), 303)


def ask(form, punt, kop, knop):
    return render_template("buurtagenda/ask.html", form=form, punt=punt, kop=kop, knop=knop)
