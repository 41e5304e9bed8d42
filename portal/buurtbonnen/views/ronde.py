"""The pages of a round: which there are, its applications, the points of a beoordelaar, and the order."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtbonnen import inhoud
from portal.buurtbonnen import queries as aanvragen
from portal.buurtbonnen.actions import ronde as actions
from portal.buurtbonnen.feiten import verdicts_of
from portal.buurtbonnen.forms.ronde import WaarderingForm, volgorde_form
from portal.buurtbonnen.queries import ronde as queries
from portal.buurtbonnen.rules.ronde import voorstel
from portal.buurtbonnen.views.adviezen import DELEN
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.oordeel import te_lezen
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.permissions import can
from portal.regelingen.sentences import sentence

ONE = {"load": queries.ronde}


@room.page("/rondes/", may="rondes.bekijken")
def rondes():
    mine = [ronde for ronde in queries.rondes() if can(current_user, "rondes.lezen", ronde)]
    return render_template("buurtbonnen/rondes.html", rondes=mine, day=today())


@room.page("/rondes/<int:id>", may="rondes.lezen", **ONE)
def ronde(ronde):
    telt = can(current_user, "rondes.vaststellen", ronde)
    return render_template(
        "buurtbonnen/ronde.html", ronde=ronde, rows=in_order(ronde), dicht=ronde.is_dicht(today()),
        gegeven=queries.given_by(current_user, ronde), belangen=queries.belangen(current_user, ronde),
        punten=queries.punten(ronde) if telt else {}, telt=telt,
    )


def in_order(ronde):
    """As the order has them, and before that as they came in."""
    return sorted(ronde.aanvragen.values(), key=lambda row: (ronde.plaats(row.id) or len(ronde.aanvragen) + 1, row.id))


@room.form("/rondes/<int:id>/aanvragen/<int:nummer>", may="rondes.beoordelen", **ONE)
def rank(ronde, nummer):
    if nummer not in ronde.aanvragen:
        abort(404)
    if not ronde.is_dicht(today()) or ronde.stemt:
        raise NotNow("beoordelen")
    if found := queries.belangen(current_user, ronde).get(nummer):
        return render_template("buurtbonnen/ronde_belang.html", ronde=ronde, row=ronde.aanvragen[nummer], belangen=found), 403
    form = WaarderingForm(obj=queries.given_by(current_user, ronde).get(nummer))
    if form.validate_on_submit():
        actions.rank(
            ronde, nummer, form.punten.data, form.toelichting.data, by=current_user, geen_belang=form.geen_belang.data
        )
        flash(_("Je punten zijn bewaard."))
        return redirect(url_for(".ronde", id=ronde.id), 303)
    return show(ronde, aanvragen.one(nummer), form), 422 if form.errors else 200


def show(ronde, aanvraag, form):
    """The plan as an adviseur reads it: not who asks or where that person lives."""
    verdicts = verdicts_of(aanvraag, aanvraag.ontvangen_op, aanvragen.plafond_of(aanvraag))
    return render_template(
        "buurtbonnen/beoordelen.html", ronde=ronde, aanvraag=aanvraag, form=form, vast=ronde.plaats(aanvraag.id),
        delen=[deel for deel in inhoud.delen(aanvraag) if deel[0] in DELEN],
        oordelen=[(verdict, sentence(verdict)) for verdict in te_lezen(verdicts)],
    )


@room.form("/rondes/<int:id>/volgorde", may="rondes.vaststellen", **ONE)
def fix(ronde):
    if not ronde.is_dicht(today()) or not ronde.aanvragen:
        raise NotNow("vaststellen")
    points = queries.punten(ronde)
    form = volgorde_form(ronde, voorstel(points))
    if form.validate_on_submit() and fixed(ronde, form):
        flash(_("De volgorde is vastgesteld. Alle aanvragers krijgen bericht."))
        return redirect(url_for(".ronde", id=ronde.id), 303)
    return render_template(
        "buurtbonnen/volgorde.html", ronde=ronde, form=form, punten=points,
        zonder=[row for id, row in ronde.aanvragen.items() if id not in points],
    ), 422 if form.errors else 200


def fixed(ronde, form):
    """Fix it; what only the action can see to be lacking is said in the form."""
    try:
        actions.fix_order(ronde, form.plaatsen, form.reden.data, form.bron.data, by=current_user)
    except Needed as lacking:
        form.explain(*lacking.args)
        return False
    return True
