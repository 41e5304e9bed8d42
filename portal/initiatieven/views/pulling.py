"""Pulling a plan: steps, news, milestones, inviting others, the official answer; and taking news away."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user
from sqlalchemy.orm.exc import StaleDataError

from portal import limits
from portal.clock import today
from portal.errors import Needed
from portal.fotoform import AGAIN, picture_in
from portal.initiatieven import actions, queries
from portal.initiatieven.forms import AntwoordForm, MijlpaalForm, StapForm, UitnodigingForm, VoortgangForm, WeghalenForm
from portal.initiatieven.rules import Status, all_text_of, is_read_at_once
from portal.initiatieven.views.blueprint import room
from portal.initiatieven.views.taking_part import back
from portal.moderatie import queries as moderatie
from portal.moderatie.rules import begin_with
from portal.people.rules import masked
from portal.permissions import can, require
from portal.privacy import personal_data
from portal.story.werkdagen import in_days

NOT_GOOD = {
    "doel": lazy_gettext("Dit kenmerk hoort niet bij een lopend, openbaar initiatief. Kijk het na."),
    "datum": lazy_gettext("Kies een dag die nog moet komen."),
}


@room.form("/<int:id>/stap/<name>", may="initiatieven.lezen")
def step(initiatief, name):
    """One step with what it needs; what was typed stays when something is missing."""
    move = initiatief.workflow.step(name, initiatief.status)
    require(current_user, move.may, initiatief)
    refuse_if_changed(initiatief)
    texts = moderatie.texts(name) if can(current_user, "moderatie.behandelen", initiatief) else []
    begun = begin_with(texts, request.args.get("tekst"))
    form = StapForm(step=move, live=is_read_at_once(initiatief, move), reden=begun, datum=day_for(move))
    if form.validate_on_submit():
        try:
            actions.take_step(initiatief, name, by=current_user, **form.values)
            flash(done(initiatief))
            return redirect(way_back(initiatief), 303)
        except Needed as needed:
            form[needed.args[0]].errors = [NOT_GOOD[needed.args[0]]]
    return render_template(
        "initiatieven/step.html", form=form, initiatief=initiatief, move=move, texts=texts, back=way_back(initiatief),
        found=personal_data(all_text_of(initiatief)),
    )


def day_for(move):
    """The day that is offered for completing a plan."""
    return in_days(today(), current_app.profiel.aanvullen_dagen) if "datum" in move.needs else None


def done(initiatief):
    """What is said of a step that was taken: of a plan that never came on the site nobody else hears."""
    if initiatief.status == Status.INGETROKKEN and not initiatief.published_at:
        return _("Je plan is ingetrokken. Het komt niet op de site.")
    return _("Gedaan. Iedereen die meeleeft krijgt bericht.")


def refuse_if_changed(initiatief):
    """Who decides from a page that is no longer true hears so, and decides nothing."""
    if request.values.get("version", str(initiatief.version)) != str(initiatief.version):
        raise StaleDataError


def way_back(initiatief):
    """Staff who came from the zaak go back to it, and from there to the queue as they left it."""
    queue = request.values.get("terug_beheer")
    if queue:
        return url_for("moderatie.case", id=initiatief.id, terug=queue)
    return url_for(".show", id=initiatief.id)


@room.form("/<int:id>/voortgang", may="initiatieven.vertellen", limit_posts="uploaden")
def progress(initiatief):
    form = VoortgangForm()
    if form.validate_on_submit():
        picture = picture_of(form)
        if not form.foto.errors and not form.alt.errors:
            if limits.first_time(form.eenmaal.data):
                actions.report_progress(initiatief, form.tekst.data, by=current_user, picture=picture, alt=form.alt.data)
            flash(_("Je nieuws staat op de site. Iedereen die meeleeft krijgt bericht."))
            return back(initiatief)
    return render_template("initiatieven/progress.html", form=form, initiatief=initiatief)


def picture_of(form):
    """The photo that came along, or None; a broken one or one without description is said beside its field."""
    if not form.foto.data:
        return None
    if not form.alt.data:
        form.alt.errors = [AGAIN]
        return None
    return picture_in(form.foto)


@room.form("/<int:id>/antwoord", may="initiatieven.antwoorden")
def answer(initiatief):
    form = AntwoordForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.answer(initiatief, form.tekst.data, by=current_user)
        flash(_("Het antwoord staat op de site."))
        return back(initiatief)
    return render_template("initiatieven/answer.html", form=form, initiatief=initiatief)


@room.form("/<int:id>/mijlpaal", may="initiatieven.vertellen")
def milestone(initiatief):
    form = MijlpaalForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.add_mijlpaal(initiatief, form.titel.data, form.gepland_op.data, by=current_user)
        return back(initiatief)
    return render_template("initiatieven/milestone.html", form=form, initiatief=initiatief)


@room.deed("/<int:id>/mijlpaal/<int:number>/gehaald", may="initiatieven.vertellen")
def reach(initiatief, number):
    actions.reach_mijlpaal(initiatief, queries.mijlpaal(initiatief, number), by=current_user)
    return back(initiatief)


@room.deed("/<int:id>/mijlpaal/<int:number>/weg", may="initiatieven.vertellen")
def drop_milestone(initiatief, number):
    actions.drop_mijlpaal(initiatief, queries.mijlpaal(initiatief, number), by=current_user)
    flash(_("De mijlpaal is weggehaald."))
    return back(initiatief)


@room.form("/<int:id>/nieuws/<int:number>/weghalen", may="initiatieven.weghalen")
def drop_news(initiatief, number):
    form, event = WeghalenForm(), queries.nieuws(initiatief, number)
    actions.require_drop(initiatief, event, by=current_user)
    if form.validate_on_submit():
        actions.drop_news(initiatief, event, form.reden.data, by=current_user)
    elif event.openbaar:
        return render_template("initiatieven/drop_news.html", form=form, initiatief=initiatief, event=event)
    flash(_("Dit staat niet meer op de site."))
    return back(initiatief)


@room.form("/<int:id>/uitnodigen", may="initiatieven.uitnodigen", limit_posts="uitnodigen")
def invite(initiatief):
    form = UitnodigingForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.invite(initiatief, form.email.data, by=current_user)
        flash(_("De uitnodiging is verstuurd naar %(adres)s.", adres=form.email.data))
        return back(initiatief)
    return render_template(
        "initiatieven/invite.html", form=form, initiatief=initiatief, waiting=queries.invitations(initiatief),
        eerder=queries.earlier_owners(initiatief), masked=masked,
    )


@room.deed("/<int:id>/uitnodigingen/<int:number>/intrekken", may="initiatieven.uitnodigen")
def withdraw(initiatief, number):
    actions.withdraw(initiatief, number, by=current_user)
    flash(_("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect(url_for(".invite", id=initiatief.id), 303)


@room.deed("/<int:id>/mensen/<int:number>/uithalen", may="initiatieven.uithalen")
def take_out(initiatief, number):
    for mede in [mede for mede in initiatief.mede if mede.person_id == number]:
        actions.take_out(initiatief, mede.person, by=current_user)
        flash(_("%(naam)s trekt dit plan niet meer mee en krijgt bericht.", naam=mede.person.name))
    return back(initiatief)


@room.deed("/<int:id>/stoppen-met-meedoen", may="initiatieven.weggaan")
def leave(initiatief):
    actions.leave(initiatief, by=current_user)
    flash(_("Je bent geen initiatiefnemer meer van dit plan."))
    return redirect(url_for("initiatieven.index"))
