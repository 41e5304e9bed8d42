"""When people can apply under a version, and how much there is for each area."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from portal.forms import is_fresh
from portal.regelingen import actions, queries
from portal.regelingen.forms import VensterForm, plafonds_form
from portal.regelingen.views.blueprint import room
from portal.regelingen.views.editing import EDIT, saved
from portal.wijken.rules import Soort

CHANGE = {"may": "vensters.bewerken", "load": queries.venster}


@room.form("/beheer/versies/<int:id>/vensters/nieuw", **EDIT)
def new_venster(versie):
    actions.demand_concept(versie, by=current_user)
    form = VensterForm()
    if form.validate_on_submit():
        venster = actions.add_venster(versie, form.values, by=current_user)
        return redirect(url_for(".plafonds", id=venster.id), 303)
    return render_template("regelingen/venster.html", form=form, versie=versie, venster=None)


@room.form("/beheer/vensters/<int:id>", **CHANGE)
def venster(venster):
    actions.demand_concept(venster.versie, by=current_user)
    form = VensterForm(obj=venster, data={"version": venster.versie.version})
    if form.validate_on_submit() and is_fresh(form, venster.versie):
        actions.change_venster(venster, form.values, by=current_user)
        return saved(venster.versie)
    return render_template("regelingen/venster.html", form=form, versie=venster.versie, venster=venster)


@room.deed("/beheer/vensters/<int:id>/weg", **CHANGE)
def drop_venster(venster):
    actions.drop_venster(venster, by=current_user)
    return saved(venster.versie)


@room.form("/beheer/vensters/<int:id>/plafonds", **CHANGE)
def plafonds(venster):
    """The plafond of every area of one kind; those of another kind stay as they are."""
    actions.demand_concept(venster.versie, by=current_user)
    areas, soort = queries.areas(), kind_of(venster)
    amounts = {plafond.gebied_code: plafond.bedrag for plafond in venster.plafonds}
    shown = [area for area in areas if area.soort == soort]
    form = plafonds_form(shown, amounts, version=venster.versie.version)
    if form.validate_on_submit() and is_fresh(form, venster.versie):
        actions.set_plafonds(venster, form.amounts, by=current_user)
        return saved(venster.versie)
    soorten = [one for one in Soort if any(area.soort == one for area in areas)]
    return render_template("regelingen/plafonds.html", form=form, venster=venster, soort=soort, soorten=soorten)


def kind_of(venster):
    """The kind of area asked for, or that of its plafonds, or wijk."""
    asked = request.args.get("soort")
    has = venster.plafonds[0].gebied.soort if venster.plafonds else Soort.WIJK
    return asked if asked in set(Soort) else has
