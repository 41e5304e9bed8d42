"""For staff: what came in is linked to the work it led to, from either side, and a link is taken away again."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.forms import tidy
from portal.inbreng import queries as inbreng_queries
from portal.inbreng.views.wachtrij import way_back
from portal.permissions import can
from portal.speech import ngettext
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import lijn as actions
from portal.wijkopgaven.forms.lijn import KoppelForm, LosForm
from portal.wijkopgaven.queries import koppelen
from portal.wijkopgaven.queries import lijn as lijnen
from portal.wijkopgaven.views.blueprint import back_to_effort, room


def asked():
    """The words somebody looks for."""
    return tidy(request.args.get("zoek"))[:100]


@room.form("/koppelen/<int:id>", may="inbreng.behandelen", load=inbreng_queries.one)
def link(inbreng):
    found = koppelen.for_inbreng(inbreng, asked())
    rows = [one for one in found if can(current_user, f"{one.rij.kind}.lezen", one.rij)]
    form = KoppelForm(keuzes=[(f"{one.rij.kind}.{one.rij.id}", one.rij.title) for one in rows])
    if form.validate_on_submit():
        number = actions.link(inbreng, koppelen.targets(chosen(form)), form.bijdrage.data, by=current_user)
        say(number)
        return to_inbreng(inbreng.id)
    return render_template("wijkopgaven/link.html", form=form, inbreng=inbreng, rows=rows, zoek=asked(), terug=way_back())


def to_inbreng(id):
    """The line of this submission, with the way back to the queue as it was left."""
    return redirect(url_for("inbreng.show", id=id, terug=way_back()), 303)


def chosen(form):
    """What was ticked, as (kind, id)."""
    pairs = (value.partition(".") for value in form.keuze.data)
    return [(kind, int(id)) for kind, _dot, id in pairs]


@room.form("/inspanningen/<int:id>/koppelen", may="inspanningen.beheren", load=queries.inspanning)
def gather(inspanning):
    found = koppelen.for_inspanning(inspanning, asked())
    rows = [one for one in found if can(current_user, "inbreng.behandelen", one.rij)]
    form = KoppelForm(keuzes=[(str(one.rij.id), one.rij.title) for one in rows])
    if form.validate_on_submit():
        number = actions.gather(
            inspanning, koppelen.submissions(map(int, form.keuze.data)), form.bijdrage.data, by=current_user
        )
        say(number)
        return back_to_effort(inspanning)
    return render_template("wijkopgaven/gather.html", form=form, inspanning=inspanning, rows=rows, zoek=asked())


def say(number):
    flash(ngettext("%(num)s koppeling gemaakt.", "%(num)s koppelingen gemaakt.", number))


@room.form("/koppelingen/<int:id>/los", may="koppelingen.losmaken", load=lijnen.koppeling)
def unlink(koppeling):
    form = LosForm()
    if form.validate_on_submit():
        actions.unlink(koppeling, form.reden.data, by=current_user)
        flash(_("De koppeling is los. Je ziet hem nog terug bij wat eerder gekoppeld was."))
        return to_inbreng(koppeling.inbreng_id)
    doel = koppeling.opgave or koppeling.inspanning
    return render_template(
        "wijkopgaven/unlink.html", form=form, koppeling=koppeling, inbreng=koppeling.inbreng, doel=doel, terug=way_back()
    )
