"""Points: bringing one, reading it, supporting it, and what its submitter can do."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm.exc import StaleDataError

from portal import limits
from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten
from portal.buurtagenda.forms.punten import NamensForm, PuntForm, StapForm
from portal.buurtagenda.rules.punt import WEG
from portal.buurtagenda.views.blueprint import room
from portal.clock import today
from portal.errors import Refused
from portal.moderatie.views.asking import ask_report
from portal.permissions import can
from portal.story import actions as story
from portal.story.queries import public_story
from portal.taal import profiel_here


def to_punt(punt):
    return redirect(url_for("buurtagenda.punt", id=punt.id), 303)


@room.form("/<int:id>/indienen", may="agendas.indienen", limit_posts="indienen")
def submit(agenda):
    form = PuntForm(agenda=agenda, themas=profiel_here().themas, data={"gebied_code": current_user.buurt_code})
    if form.validate_on_submit():
        made = limits.made_by(form.eenmaal.data, lambda: punten.submit(agenda, form.about, by=current_user).id)
        flash(_("We hebben je punt ontvangen. Je krijgt een e-mail met een kopie. Straks staat het op de lijst."))
        return to_punt(queries.punt(made))
    return render_template("buurtagenda/submit.html", form=form, agenda=agenda, namens=False)


@room.form("/<int:id>/namens", may="agendas.invoeren")
def on_behalf(agenda):
    form = NamensForm(agenda=agenda, themas=profiel_here().themas)
    if form.validate_on_submit():
        made = limits.made_by(
            form.eenmaal.data, lambda: punten.submit(agenda, form.about, by=current_user, **form.came).id
        )
        punt = queries.punt(made)
        flash(_("Het punt is ontvangen onder kenmerk %(kenmerk)s. Geef dat kenmerk mee.", kenmerk=punt.kenmerk))
        return to_punt(punt)
    return render_template("buurtagenda/submit.html", form=form, agenda=agenda, namens=True)


@room.page("/punten/<int:id>", may="agendapunten.lezen", load=queries.punt, cache=True)
def punt(punt):
    known = current_user.is_authenticated
    return render_template(
        "buurtagenda/punt.html",
        punt=punt,
        verhaal=public_story(punt.kind, punt.id),
        mijlpalen=queries.milestones(punt.id),
        stemmingen=queries.stemmingen(punt.id),
        weg=queries.why_off(punt),
        verlopen=punt.antwoord_voor is not None and punt.antwoord_voor < today(),
        steunt=known and queries.supports(current_user.id, punt.id),
        volgt=known and queries.follows(current_user.id, punt),
    )


@room.deed("/punten/<int:id>/steun", may="agendapunten.steunen", load=queries.punt)
def support(punt):
    punten.support(punt, by=current_user)
    flash(_("Je steunt dit punt. Je krijgt bericht over wat ermee gebeurt."))
    return to_punt(punt)


@room.deed("/punten/<int:id>/geen-steun", may="agendapunten.steunen", load=queries.punt)
def drop_support(punt):
    punten.drop_support(punt, by=current_user)
    return to_punt(punt)


@room.form("/punten/<int:id>/klopt-niet", may="agendapunten.melden", load=queries.punt, limit_posts="misbruik")
def report_punt(punt):
    return ask_report(punt)


@room.deed("/punten/<int:id>/volgen", may="agendapunten.volgen", load=queries.punt)
def follow_punt(punt):
    story.follow(punt.kind, punt.id, by=current_user)
    return to_punt(punt)


@room.deed("/punten/<int:id>/niet-volgen", may="agendapunten.volgen", load=queries.punt)
def unfollow_punt(punt):
    story.unfollow(punt.kind, punt.id, by=current_user)
    return to_punt(punt)


def voted_on(punt, name):
    """Why an admitted point stays while it is on a ballot, and where it is taken off; None where nothing keeps it."""
    keuze = queries.kept_by(punt) if name in WEG else None
    return keuze and (render_template("buurtagenda/op_biljet.html", punt=punt, keuze=keuze), 409)


def demand_as_seen(punt):
    """StaleDataError when the point changed since the page with this step was drawn: nobody agrees to what they did not read."""
    if request.values.get("version", str(punt.version)) != str(punt.version):
        raise StaleDataError


OWN_STEPS = ("aanpassing_aannemen", "aanpassing_weigeren", "intrekken")


@room.form("/punten/<int:id>/mijn/<name>", may="agendapunten.reageren", load=queries.punt)
def answer(punt, name):
    """The submitter answers a proposal, or takes the point back."""
    move = punt.workflow.step(name, punt.status)
    if name not in OWN_STEPS or not can(current_user, move.may, punt):
        raise Refused(move.may)
    demand_as_seen(punt)
    if answer := voted_on(punt, name):
        return answer
    form = StapForm(step=move)
    if form.validate_on_submit():
        punten.take_step(punt, name, by=current_user, **form.values)
        flash(_("Gedaan. Dank je wel."))
        return to_punt(punt)
    return render_template("buurtagenda/punt_step.html", form=form, punt=punt, move=move, voorstel=punt.voorstel)
