"""For staff: looking over a whole round as voters will see it and fixing it, or calling a fixed round off."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.forms import is_fresh
from portal.stemmen import queries, uitleg
from portal.stemmen.actions import vastleggen as actions
from portal.stemmen.actions.maken import demand_concept
from portal.stemmen.forms.keuzes import RedenForm, VersieForm
from portal.stemmen.rules.klaar import gaten
from portal.stemmen.views import gebreken
from portal.stemmen.views.blueprint import room


@room.form("/<int:id>/vastleggen", may="stemrondes.vastleggen")
def check(ronde):
    demand_concept(ronde, by=current_user)
    form, lacks = VersieForm(data={"version": ronde.version}), gaten(ronde, now(), queries.gone(ronde))
    if form.validate_on_submit() and not lacks and is_fresh(form, ronde):
        actions.fix(ronde, by=current_user)
        flash(_("De stemronde ligt vast. Hij opent vanzelf op het afgesproken moment."))
        return redirect(url_for(".show", id=ronde.id), 303)
    lines = gebreken.lines_of(lacks, ronde)
    return render_template("stemmen/check.html", form=form, ronde=ronde, lacks=lines, zinnen=uitleg.alles(ronde))


@room.form("/<int:id>/vervallen", may="stemrondes.vervallen")
def lapse(ronde):
    ronde.workflow.step("laten_vervallen", ronde.status)
    form = RedenForm()
    if form.validate_on_submit():
        actions.lapse(ronde, form.reden.data, by=current_user)
        flash(_("De stemronde gaat niet door. Iedereen die hem volgt, krijgt daar bericht van."))
        return redirect(url_for(".show", id=ronde.id), 303)
    return render_template("stemmen/lapse.html", form=form, ronde=ronde)
