"""Sorting one submission, and the leidraad that asks whether to take it up wijkgericht."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.forms import is_fresh
from portal.inbreng import actions, queries
from portal.inbreng.forms.triage import LeidraadForm, TriageForm
from portal.inbreng.rules.triage import place_of
from portal.inbreng.views.blueprint import room
from portal.inbreng.views.thing import readable, words_of
from portal.inbreng.views.wachtrij import next_up, way_back
from portal.taal import profiel_here


@room.form("/<int:id>/triage", may="inbreng.behandelen")
def triage(inbreng):
    table = queries.table()
    form = TriageForm(table=table, data=sorted_as(inbreng, table) | {"version": inbreng.version})
    if form.validate_on_submit() and is_fresh(form, inbreng):
        actions.sort_out(inbreng, **form.values, by=current_user)
        flash(_("Bewaard: %(naam)s hoort bij %(bij)s.", naam=inbreng.title, bij=inbreng.belegd_bij))
        return onward(inbreng)
    text = words_of(readable(inbreng))
    return render_template("inbreng/triage.html", form=form, inbreng=inbreng, table=table, text=text, terug=way_back())


def sorted_as(inbreng, table):
    """What was kept; where it belongs only as far as that is not what the table says."""
    row = place_of(table, inbreng.aard, inbreng.zwaarte)
    kept = {name: getattr(inbreng, name) for name in ("aard", "zwaarte", "belegd_bij", "inzet")}
    return {name: "" if row and value == getattr(row, name, None) and name in ("belegd_bij", "inzet") else value
            for name, value in kept.items()}


def onward(inbreng):
    """To the next one to sort when that was asked; or back to where this one stands."""
    terug = way_back()
    if "volgende" not in request.form:
        return redirect(url_for(".show", id=inbreng.id, terug=terug), 303)
    following = next_up(inbreng)
    if following is None:
        flash(_("Hier is niets meer om te sorteren."))
        return redirect(terug, 303)
    return redirect(url_for(".triage", id=following, terug=terug), 303)


@room.form("/<int:id>/leidraad", may="inbreng.behandelen")
def leidraad(inbreng):
    werk = profiel_here().wijkwerk
    kept = {f"vraag_{name}": answer for name, answer in inbreng.leidraad.items()}
    kept |= {"toelichting": inbreng.leidraad_toelichting, "version": inbreng.version}
    form = LeidraadForm.of(werk.leidraad)(data=kept)
    if form.validate_on_submit() and is_fresh(form, inbreng):
        actions.follow_leidraad(inbreng, form.answers, form.toelichting.data, werk.leidraad_vanaf, by=current_user)
        flash(_("De leidraad is bewaard."))
        return redirect(url_for(".show", id=inbreng.id, terug=way_back()), 303)
    return render_template("inbreng/leidraad.html", form=form, inbreng=inbreng, werk=werk, terug=way_back())
