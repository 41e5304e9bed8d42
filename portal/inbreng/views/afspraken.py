"""The promise of an answer: another date, a pause and going on; and in public how promises are kept."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.errors import Needed
from portal.forms import is_fresh
from portal.inbreng import actions, queries
from portal.inbreng.forms.beloven import AfspraakForm, PauzeForm
from portal.inbreng.views.blueprint import room
from portal.inbreng.views.wachtrij import way_back
from portal.wijken import queries as wijken


@room.form("/<int:id>/afspraak", may="inbreng.beloven")
def promise(inbreng):
    form = AfspraakForm(data={"version": inbreng.version})
    good = form.validate_on_submit() and is_fresh(form, inbreng)
    if good and done(form.datum, actions.promise, inbreng, form.datum.data, form.reden.data):
        flash(_("De nieuwe datum is afgesproken. Wie dit indiende krijgt bericht."))
        return onward(inbreng)
    return render_template("inbreng/promise.html", form=form, inbreng=inbreng, terug=way_back())


@room.form("/<int:id>/pauze", may="inbreng.stilzetten")
def pause(inbreng):
    form = PauzeForm()
    if form.validate_on_submit() and done(form.reden, actions.pause, inbreng, form.reden.data):
        flash(_("De afspraak staat stil. Wie dit indiende krijgt bericht."))
        return onward(inbreng)
    return render_template("inbreng/pause.html", form=form, inbreng=inbreng, terug=way_back())


def done(field, deed, inbreng, *given):
    """Did it go through? Otherwise the field says why not."""
    try:
        return deed(inbreng, *given, by=current_user)
    except Needed as needed:
        form_says = {**AfspraakForm.NOT_GOOD, **PauzeForm.NOT_GOOD}
        field.errors = [form_says[needed.args[0]]]
        return None


@room.deed("/<int:id>/verder", may="inbreng.verder")
def go_on(inbreng):
    actions.go_on(inbreng, by=current_user)
    flash(_("De afspraak loopt weer. Wie dit indiende krijgt bericht."))
    return onward(inbreng)


def onward(inbreng):
    return redirect(url_for(".show", id=inbreng.id, terug=way_back()), 303)


@room.page("/afspraken", may="inbreng.bekijken", cache=True)
def kept():
    """How promises were kept in the last year; ``?gebied=`` narrows to one wijk."""
    day, namen = today(), wijken.names_of_wijken()
    van, gebied = since(day), request.args.get("gebied")
    gebied = gebied if gebied in namen else ""
    soorten, per_wijk = queries.kept(van, day, gebied)
    by_name = [] if gebied else sorted(per_wijk, key=lambda row: namen[row.sleutel])
    return render_template(
        "inbreng/kept.html", van=van, tot=day, gebied=gebied, namen=namen, soorten=soorten, wijken=by_name
    )


def since(day):
    """How far back we look: from the first of this month a year before."""
    return day.replace(year=day.year - 1, day=1)
