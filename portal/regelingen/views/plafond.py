"""For the beheerder: the ledger of one plafond, and lowering or raising it while it is in use."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.regelingen import queries
from portal.regelingen.actions.plafond import adjust
from portal.regelingen.forms.plafond import PlafondForm
from portal.regelingen.queries.plafond import published_plafond
from portal.regelingen.views.blueprint import room
from portal.templating import euro


@room.form("/beheer/plafonds/<int:id>", may="plafonds.bijstellen", load=published_plafond)
def plafond(plafond):
    form = PlafondForm(bedrag=plafond.geldend, was=str(plafond.geldend))
    if form.validate_on_submit() and adjusted(plafond, form):
        flash(_("Het plafond is bijgesteld."))
        return redirect(url_for(".plafond", id=plafond.id), 303)
    ledger = queries.ledger(plafond.id, request.args.get("na"))
    return render_template("regelingen/plafond.html", form=form, plafond=plafond, page=ledger), 422 if form.errors else 200


def adjusted(plafond, form):
    now = str(plafond.geldend)
    if (form.was.data or now) != now:
        form.was.data = now
        form.bedrag.errors = [_(
            "Een collega heeft dit plafond net bijgesteld: het is nu %(bedrag)s. Kijk of jouw bedrag nog klopt.",
            bedrag=euro(plafond.geldend),
        )]
        return False
    if form.bedrag.data == plafond.geldend:
        form.bedrag.errors = [_("Dit is het plafond al. Vul een ander bedrag in.")]
        return False
    adjust(plafond.id, form.bedrag.data, was=plafond.geldend, by=current_user, reden=form.reden.data)
    return True
