"""A service answers what was sent on to it, with the link of its mail and without an account; or staff pass it on."""

from flask import flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.errors import NotNow
from portal.inbreng import actions, queries
from portal.inbreng.forms.beloven import AntwoordForm, DoorgevenForm, NietWachtenForm
from portal.inbreng.rules.afspraak import is_verlopen
from portal.inbreng.views.afspraken import onward
from portal.inbreng.views.blueprint import room
from portal.inbreng.views.wachtrij import way_back


@room.form("/antwoord/<key>", may="inbreng.antwoorden", limit_posts="dienst")
def reply(key):
    """The address is the key: it opens this one question, once, and nothing else. What comes too late is not lost."""
    asked, form = actions.open_question(key), AntwoordForm()
    open_ = not asked.antwoord and not is_verlopen(asked, now())
    if open_ and form.validate_on_submit():
        open_ = answered(asked, form.antwoord.data)
        asked = actions.open_question(key)
    if form.is_submitted() and asked.antwoord and asked.antwoord == form.antwoord.data:
        return redirect(url_for(".reply", key=key), 303)
    late = form.is_submitted() and not open_
    page = make_response(
        render_template("inbreng/reply.html", form=form, asked=asked, inbreng=asked.inbreng, open=open_, late=late),
        409 if late else 200,
    )
    page.headers["Cache-Control"] = "private, no-store"
    page.headers["X-Robots-Tag"] = "noindex"
    return page


def answered(asked, antwoord):
    """Was this the answer? A colleague may have been first."""
    try:
        return actions.answer(asked, antwoord) is not None
    except NotNow:
        return False


@room.form("/doorsturingen/<int:id>/antwoord", may="doorsturingen.doorgeven", load=queries.doorsturing)
def pass_on(asked):
    form = DoorgevenForm()
    if form.validate_on_submit():
        actions.pass_on(asked, form.antwoord.data, by=current_user)
        flash(_("Het antwoord van de dienst is doorgegeven. Wie dit indiende krijgt bericht."))
        return onward(asked.inbreng)
    return render_template("inbreng/pass_on.html", form=form, asked=asked, inbreng=asked.inbreng, terug=way_back())


@room.form("/doorsturingen/<int:id>/niet-wachten", may="doorsturingen.afhandelen", load=queries.doorsturing)
def stop_waiting(asked):
    form = NietWachtenForm()
    if form.validate_on_submit():
        actions.stop_waiting(asked, form.reden.data, by=current_user)
        flash(_("We wachten niet meer op de dienst. Wie dit indiende krijgt bericht."))
        return onward(asked.inbreng)
    return render_template("inbreng/stop_waiting.html", form=form, asked=asked, inbreng=asked.inbreng, terug=way_back())
