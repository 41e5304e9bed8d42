"""For the beheerder: which regelingen there are, a new one, a new version, and one version with all that it lacks."""

from functools import cache

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.regelingen import actions, examples, queries
from portal.regelingen.forms import EMPTY, LIKE_LAST, BeginForm, NaamForm, RegelingForm
from portal.regelingen.reading import by_group
from portal.regelingen.rules.versies import gaten
from portal.regelingen.views.blueprint import room
from portal.regelingen.views.gaps import lines_of
from portal.regelingen.words import GROEPEN

MANAGE = {"may": "regelingen.beheren"}


@cache
def shipped():
    """The examples that come with the portal, as {key: name}."""
    return {key: examples.read(key).versie["naam"] for key in examples.names()}


@room.page("/beheer/", **MANAGE)
def overview():
    return render_template("regelingen/overview.html", regelingen=queries.regelingen())


@room.form("/beheer/nieuw", **MANAGE)
def new():
    form = RegelingForm(examples=shipped())
    if form.validate_on_submit():
        regeling = actions.start_regeling(form.naam.data, form.omschrijving.data, by=current_user)
        return begun(begin(regeling, form.begin.data))
    return render_template("regelingen/new.html", form=form)


@room.form("/beheer/<int:id>", load=queries.regeling, **MANAGE)
def rename(regeling):
    form = NaamForm(obj=regeling)
    if form.validate_on_submit():
        actions.rename(regeling, **form.values, by=current_user)
        flash(_("De naam en de uitleg zijn bewaard."))
        return redirect(url_for(".overview"), 303)
    return render_template("regelingen/rename.html", form=form, regeling=regeling)


@room.form("/beheer/<int:id>/nieuwe-versie", load=queries.regeling, **MANAGE)
def new_version(regeling):
    form = BeginForm(examples=shipped(), has_last=bool(regeling.versies))
    if form.validate_on_submit():
        return begun(begin(regeling, form.begin.data))
    return render_template("regelingen/new_version.html", form=form, regeling=regeling)


def begin(regeling, choice):
    """A new version in concept that begins as was chosen."""
    if choice == EMPTY:
        return actions.start_versie(regeling, by=current_user)
    if choice == LIKE_LAST:
        return actions.start_versie(regeling, by=current_user, like=queries.versie(regeling.versies[0].id))
    return actions.start_example(regeling, examples.read(choice), by=current_user)


def begun(versie):
    flash(_("De versie is begonnen. Vul hem aan en laat hem daarna nakijken door een collega."))
    return redirect(url_for(".draft", id=versie.id), 303)


@room.page("/beheer/versies/<int:id>", may="regelingversies.bekijken", load=queries.versie)
def draft(versie):
    return render_template(
        "regelingen/draft.html", versie=versie, lacks=lines_of(gaten(versie, versie.vensters), versie), groepen=GROEPEN,
        regels=by_group(versie.regels),
    )
