"""Writing the version of a year, and adopting it."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import NotNow
from portal.forms import is_fresh
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import jaar as actions
from portal.wijkopgaven.forms.opgave import JaarForm
from portal.wijkopgaven.rules.opgave import in_period
from portal.wijkopgaven.views.blueprint import back, room

TEXTS = ("objectief", "subjectief")


@room.form("/<int:id>/jaar/<int:jaar>/bewerken", may="wijkopgaven.beheren", load=queries.with_years)
def edit_year(opgave, jaar):
    """The draft of this year; a new one begins with the texts of the year before."""
    if not in_period(opgave, jaar):
        abort(404)
    version, before = version_of(opgave, jaar), max_before(opgave, jaar)
    if version and version.vastgesteld_at:
        raise NotNow("jaar")
    texts = {} if version or not before else {name: getattr(before, name) for name in TEXTS}
    form = JaarForm(obj=version, data=texts | {"version": opgave.version})
    if form.validate_on_submit() and is_fresh(form, opgave):
        actions.write(opgave, jaar, form.values, by=current_user)
        flash(_("De versie van %(jaar)s is bewaard.", jaar=jaar))
        return redirect(url_for(".year", id=opgave.id, jaar=jaar), 303)
    return render_template("wijkopgaven/jaar_form.html", form=form, opgave=opgave, jaar=jaar, before=before)


def version_of(opgave, jaar):
    return next((version for version in opgave.jaren if version.jaar == jaar), None)


def max_before(opgave, jaar):
    """The newest version of an earlier year, or None."""
    return next((version for version in opgave.jaren if version.jaar < jaar), None)


@room.deed("/<int:id>/jaar/<int:jaar>/vaststellen", may="wijkopgaven.beheren", load=queries.with_years)
def adopt_year(opgave, jaar):
    actions.adopt(opgave, version_of(opgave, jaar) or abort(404), by=current_user)
    flash(_("De versie van %(jaar)s is vastgesteld. Wie ermee begon en wie de wijk volgt, krijgt bericht.", jaar=jaar))
    return back(opgave)
