"""For the beheerder: the days on which no term ends, and the outages of the portal."""

from datetime import date

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.regelingen.actions import kalender as actions
from portal.regelingen.forms.kalender import FeestdagForm, StoringForm
from portal.regelingen.klokzinnen import dagnaam
from portal.regelingen.queries import kalender as queries
from portal.regelingen.views.blueprint import room


@room.page("/kalender", may="regelingen.beheren")
def kalender():
    years = {year: law_days(year) for year in (today().year, today().year + 1)}
    return render_template("regelingen/kalender.html", years=years, days=queries.added(), outages=queries.outages())


def law_days(year):
    """[(day, its name)] in order."""
    return [(day, dagnaam(name)) for day, name in sorted(queries.wettelijk(year, year).items())]


@room.form("/kalender/dag", may="regelingen.beheren")
def new_day():
    form = FeestdagForm()
    if form.validate_on_submit() and added(form):
        return done(_("De dag is toegevoegd. Vanaf nu eindigt er geen termijn op."))
    return render_template("regelingen/dag.html", form=form)


def added(form):
    """Keep the day; when it is off already, say so beside the field."""
    if actions.add_day(**form.values, by=current_user):
        return True
    form.datum.errors = [_("Op deze dag eindigt al geen termijn.")]
    return False


@room.deed("/kalender/dag/<datum>/weg", may="regelingen.beheren")
def drop_day(datum):
    actions.drop_day(day_in(datum), by=current_user)
    return done(_("De dag is weggehaald."))


def day_in(address):
    try:
        return date.fromisoformat(address)
    except ValueError:
        abort(404)


@room.form("/kalender/storing", may="regelingen.beheren")
def new_outage():
    form = StoringForm()
    if form.validate_on_submit():
        actions.add_outage(**form.values, by=current_user)
        return done(_("De storing is genoteerd."))
    return render_template("regelingen/storing.html", form=form)


@room.deed("/kalender/storing/<int:number>/weg", may="regelingen.beheren")
def drop_outage(number):
    actions.drop_outage(number, by=current_user)
    return done(_("De storing is weggehaald."))


def done(said):
    flash(said)
    return redirect(url_for(".kalender"), 303)
