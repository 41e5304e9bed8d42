"""Signalen: giving one, reading one's own, and the work of staff on all of them."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm.exc import StaleDataError

from portal import limits
from portal.buurtagenda import queries
from portal.buurtagenda.actions import signalen
from portal.buurtagenda.forms.signalen import NamensForm, SignaalForm, StapForm
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.buurtagenda.views.blueprint import room
from portal.moderatie.rules import allowed
from portal.moderatie.views.asking import ask_report
from portal.people.rules import TEAM
from portal.privacy import personal_data
from portal.speech import word
from portal.story.queries import public_story
from portal.taal import profiel_here

# What waits for an answer comes first, "" is all of them.
STATUSSEN = (*(kind.value for kind in SignaalStatus), "")


def to_signaal(id):
    return redirect(url_for("buurtagenda.signaal", id=id), 303)


@room.form("/<int:id>/signaal", may="agendas.signaleren", limit_posts="indienen")
def signal(agenda):
    form = SignaalForm(agenda=agenda, themas=profiel_here().themas, data={"gebied_code": current_user.buurt_code})
    if form.validate_on_submit():
        made = limits.made_by(form.eenmaal.data, lambda: signalen.give(agenda, form.about, by=current_user).id)
        flash(_("We hebben je signaal ontvangen. Je krijgt bericht als we het hebben gelezen."))
        return to_signaal(made)
    return render_template("buurtagenda/signal.html", form=form, agenda=agenda, namens=False)


@room.form("/<int:id>/signaal/namens", may="agendas.aanpassen")
def signal_on_behalf(agenda):
    form = NamensForm(agenda=agenda, themas=profiel_here().themas)
    if form.validate_on_submit():
        made = limits.made_by(
            form.eenmaal.data, lambda: signalen.give(agenda, form.about, by=current_user, **form.came).id
        )
        flash(_("Het signaal is ingevoerd. Het staat op de wijkfoto als iemand het plaatst."))
        return to_signaal(made)
    return render_template("buurtagenda/signal.html", form=form, agenda=agenda, namens=True)


@room.page("/signalen/<int:id>", may="signalen.lezen", load=queries.signaal)
def signaal(signaal):
    private = personal_data(signaal.tekst)
    events = public_story(signaal.kind, signaal.id)
    return render_template(
        "buurtagenda/signaal.html", signaal=signaal, private=private, stand=named(signaal.status), events=events
    )


@room.form("/signalen/<int:id>/klopt-niet", may="signalen.melden", load=queries.signaal, limit_posts="misbruik")
def report_signaal(signaal):
    return ask_report(signaal)


@room.page("/beheer/signalen", may="signalen.beheren")
def signals():
    agendas = [(str(row.id), row.title) for row in queries.everything()]
    asked = allowed(request.args, agenda=("", *(id for id, _title in agendas)), status=STATUSSEN)
    found = queries.signalen(current_user.reach(TEAM), **asked, after=request.args.get("na"))
    return render_template(
        "buurtagenda/signals.html",
        signalen=found,
        asked=asked,
        named=named,
        agendas=[("", _("Alle")), *agendas],
        statussen=[(kind, named(kind) if kind else _("Alle")) for kind in STATUSSEN],
    )


def named(status):
    """The status of a signaal in its own words: what is on the list of points is, for a signaal, on the wijkfoto."""
    return word(status, "signalen")


@room.form("/signalen/<int:id>/<name>", may="signalen.beoordelen", load=queries.signaal)
def judge_signal(signaal, name):
    """One step by staff with what it needs; two at once never cross."""
    move = signaal.workflow.step(name, signaal.status)
    if request.values.get("version", str(signaal.version)) != str(signaal.version):
        raise StaleDataError
    form = StapForm(step=move)
    if form.validate_on_submit():
        signalen.judge(signaal, name, by=current_user, **form.values)
        flash(_("Gedaan. Wie het signaal gaf, krijgt bericht."))
        return redirect(url_for(".signals"), 303)
    return render_template("buurtagenda/signal_step.html", form=form, signaal=signaal, move=move)
