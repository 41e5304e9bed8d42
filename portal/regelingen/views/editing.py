"""Entering a version: the frame around it, and its parameters page by page."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.forms import is_fresh
from portal.regelingen import actions, queries
from portal.regelingen.forms import KaderForm, groep_form
from portal.regelingen.rules.parameters import GROEPEN
from portal.regelingen.views.blueprint import room
from portal.regelingen.words import GROEPEN as NAMES

EDIT = {"may": "regelingversies.bewerken", "load": queries.versie}



@room.form("/beheer/versies/<int:id>/kader", **EDIT)
def frame(versie):
    actions.demand_concept(versie, by=current_user)
    form = KaderForm(obj=versie)
    if form.validate_on_submit() and is_fresh(form, versie):
        actions.set_frame(versie, form.values, by=current_user)
        return saved(versie)
    return render_template("regelingen/frame.html", form=form, versie=versie)


def saved(versie):
    flash(_("Bewaard."))
    return redirect(url_for(".draft", id=versie.id), 303)


@room.form("/beheer/versies/<int:id>/regels/<groep>", **EDIT)
def rules(versie, groep):
    actions.demand_concept(versie, by=current_user)
    form = groep_form(known(groep), versie, request.form)
    if is_sent(form) and form.validate() and is_fresh(form, versie):
        actions.set_regels(versie, form.given, by=current_user)
        return further(versie, groep)
    return render_template(
        "regelingen/rules.html", form=form, versie=versie, groep=groep, groepen=NAMES, following=after(groep)
    )


def known(groep):
    return groep if groep in GROEPEN else abort(404)


def is_sent(form):
    """To be kept; not only to have a row more or less."""
    return form.is_submitted() and not {"meer", "weg"} & set(request.form)


def after(groep):
    """The group after this one, or None."""
    place = GROEPEN.index(groep) + 1
    return GROEPEN[place] if place < len(GROEPEN) else None


def further(versie, groep):
    """On to the next group, or back to the version."""
    if "verder" in request.form and after(groep):
        return redirect(url_for(".rules", id=versie.id, groep=after(groep)), 303)
    return saved(versie)
