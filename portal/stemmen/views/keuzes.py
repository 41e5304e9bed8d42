"""For staff: the options of a draft, taken from the agenda or written anew, in their order, and which exclude each
other; and, once the round is fixed, taking one off the ballot with a public reason."""

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.forms import is_fresh
from portal.stemmen import queries
from portal.stemmen.actions import keuzes as actions
from portal.stemmen.actions.maken import demand_concept
from portal.stemmen.forms.keuzes import KeuzeAanpassen, KeuzeForm, OrdeForm, PaarForm, PuntenKiezen, RedenForm
from portal.stemmen.views.blueprint import room
from portal.stemmen.views.maken import MANAGE

OPTION = {"may": "keuzes.bewerken", "load": queries.keuze}
UP, DOWN = -1, 1


@room.form("/<int:id>/keuzes", **MANAGE)
def options(ronde):
    demand_concept(ronde, by=current_user)
    points = queries.points_for(ronde)
    form, pair = PuntenKiezen(points=points), PaarForm(None, options=ronde.keuzes)
    if points and form.validate_on_submit():
        actions.add_points(ronde, [point for point in points if point.id in form.punten.data], by=current_user)
        return back(ronde)
    return render_template("stemmen/options.html", ronde=ronde, form=form, pair=pair, points=points)


def back(ronde):
    return redirect(url_for(".options", id=ronde.id), 303)


@room.form("/<int:id>/keuzes/nieuw", **MANAGE)
def new_option(ronde):
    demand_concept(ronde, by=current_user)
    form = KeuzeForm(**offered(ronde))
    if form.validate_on_submit():
        actions.add(ronde, form.values, by=current_user)
        return back(ronde)
    return render_template("stemmen/option.html", form=form, ronde=ronde, keuze=None)


@room.form("/keuzes/<int:id>", **OPTION)
def option(keuze):
    ronde = keuze.ronde
    demand_concept(ronde, by=current_user)
    form = KeuzeAanpassen(obj=keuze, version=ronde.version, **offered(ronde))
    if form.validate_on_submit() and is_fresh(form, ronde):
        actions.change(keuze, form.values, by=current_user)
        return back(ronde)
    return render_template("stemmen/option.html", form=form, ronde=ronde, keuze=keuze)


def offered(ronde):
    """What can be chosen of an option of this round, and whether its cost must be known."""
    return {"themas": current_app.profiel.themas, "areas": queries.areas_of(ronde), "about_money": ronde.budget is not None}


@room.deed("/<int:id>/keuzes/omhoog", **MANAGE)
def option_up(ronde):
    actions.shift(ronde, chosen(ronde), UP, by=current_user)
    return back(ronde)


@room.deed("/<int:id>/keuzes/omlaag", **MANAGE)
def option_down(ronde):
    actions.shift(ronde, chosen(ronde), DOWN, by=current_user)
    return back(ronde)


@room.deed("/<int:id>/keuzes/weg", **MANAGE)
def drop_option(ronde):
    actions.drop(ronde, chosen(ronde), by=current_user)
    flash(_("Het plan staat niet meer op het stembiljet. Het punt zelf blijft op de agenda."))
    return back(ronde)


def chosen(ronde):
    """The id of the option that was pressed; 404 when it is none of this round."""
    keuze_id = OrdeForm().keuze.data
    return keuze_id if keuze_id in {keuze.id for keuze in ronde.keuzes} else abort(404)


@room.deed("/<int:id>/keuzes/paar", **MANAGE)
def pair(ronde):
    demand_concept(ronde, by=current_user)
    form = PaarForm(options=ronde.keuzes)
    if form.validate_on_submit():
        actions.pair(ronde, form.een_id.data, form.ander_id.data, by=current_user)
        return back(ronde)
    points = queries.points_for(ronde)
    return render_template("stemmen/options.html", ronde=ronde, form=PuntenKiezen(None, points=points), pair=form, points=points)


@room.deed("/<int:id>/keuzes/paar-weg", **MANAGE)
def unpair(ronde):
    form = PaarForm(options=ronde.keuzes)
    if not form.validate():
        abort(400)
    actions.unpair(ronde, form.een_id.data, form.ander_id.data, by=current_user)
    return back(ronde)


@room.form("/keuzes/<int:id>/intrekken", may="keuzes.intrekken", load=queries.keuze)
def withdraw(keuze):
    if queries.is_last(keuze):
        flash(_("Dit is het laatste plan op het stembiljet. Zonder plan is er niets te kiezen. Laat dan de hele stemronde "
                "vervallen."), "warn")
        return redirect(url_for(".lapse", id=keuze.ronde_id), 303)
    form = RedenForm()
    if form.validate_on_submit():
        actions.withdraw(keuze, form.reden.data, by=current_user)
        flash(_("Het plan is van het stembiljet gehaald. Iedereen die de stemming volgt, krijgt daar bericht van."))
        return redirect(url_for(".show", id=keuze.ronde_id), 303)
    return render_template("stemmen/withdraw.html", form=form, keuze=keuze, ronde=keuze.ronde)
