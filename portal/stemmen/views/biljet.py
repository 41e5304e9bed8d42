"""The ballot: choosing, saving what does not count yet, looking it over, casting, and the proof."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import NotNow
from portal.stemmen import actions, queries, uitleg
from portal.stemmen.biljetbeeld import beeld_of
from portal.stemmen.forms.biljet import fields, read
from portal.stemmen.forms.stemmen import VerklaringForm
from portal.stemmen.rules.biljet import wrong_with
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import is_gaande
from portal.stemmen.rules.toegang import hindernis, takes_codes
from portal.stemmen.views.blueprint import room
from portal.stemmen.views.poort import closed, turned
from portal.stemmen.views.wie import forget_code, proof, voters_round

VOTER = {"may": "stemrondes.stemmen", "load": voters_round}


@room.form("/<int:id>/stem", limit_posts="stemconcept", **VOTER)
def ballot(ronde):
    if answer := turned(ronde):
        return answer
    if request.method == "POST":
        return keep(ronde, *read(ronde, request.form))
    choices, saved_at = queries.saved(ronde.id, ronde.kiezer) or (actions.own_choice(ronde), None)
    return show(ronde, choices, saved_at=saved_at)


def keep(ronde, choices, fouten):
    """Save it, whatever is still wrong with it; then on, if that was asked and all is well."""
    actions.save(ronde, choices, ronde.kiezer)
    if request.form.get("actie") == "nakijken":
        return show(ronde, choices, fouten) if fouten else redirect(url_for(".review", id=ronde.id), 303)
    flash(_("Je keuze is bewaard. Let op: je hebt nog niet gestemd.") if choices
          else _("Je koos niets, dus er is niets bewaard."), "warn")
    return redirect(url_for(".ballot", id=ronde.id), 303)


def show(ronde, choices, fouten=(), saved_at=None):
    regels = Regels.of(ronde.regels)
    return render_template(
        "stemmen/stem.html", ronde=ronde, beeld=beeld_of(ronde, choices, fouten), saved_at=saved_at,
        hindernis=hindernis(regels, ronde.kiezer), codes=takes_codes(regels), al_gestemd=bool(ronde.kiezer.volgcode),
    )


@room.form("/<int:id>/nakijken", **VOTER)
def review(ronde):
    if answer := turned(ronde):
        return answer
    form = VerklaringForm(LazyString(uitleg.plek, ronde), Regels.of(ronde.regels), ronde.kiezer.soort)
    if request.method == "POST":
        return decide(ronde, form, *read(ronde, request.form))
    choices, _saved_at = queries.saved(ronde.id, ronde.kiezer) or ({}, None)
    fouten = wrong_with(ronde, choices)
    if not choices:
        return redirect(url_for(".ballot", id=ronde.id), 303)
    return show(ronde, choices, fouten) if fouten else look_over(ronde, choices, form)


def look_over(ronde, choices, form):
    regels = Regels.of(ronde.regels)
    return render_template(
        "stemmen/nakijken.html", ronde=ronde, beeld=beeld_of(ronde, choices), form=form, regels=regels,
        velden=fields(ronde.vorm, choices), hindernis=hindernis(regels, ronde.kiezer), codes=takes_codes(regels),
        al_gestemd=bool(ronde.kiezer.volgcode),
    )


def decide(ronde, form, choices, fouten):
    """Cast what was looked over, as it stood on that page; whatever stands in the way is said first."""
    if fouten:
        return show(ronde, choices, fouten)
    if hindernis(Regels.of(ronde.regels), ronde.kiezer):
        actions.save(ronde, choices, ronde.kiezer)
        return redirect(url_for(".review", id=ronde.id), 303)
    if not form.validate():
        return look_over(ronde, choices, form), 422
    try:
        volgcode = actions.vote(ronde, choices, by=current_user._get_current_object())
    except NotNow as no:
        return not_cast(ronde, *no.args)
    if ronde.kiezer.code_id:
        forget_code(ronde, volgcode)
    return redirect(url_for(".done", id=ronde.id), 303)


def not_cast(ronde, reason):
    """Somebody was faster: this voter in another window, the desk, or the clock."""
    if reason == "gesloten":
        return closed(ronde, missed=True), 409
    if reason == "code":
        flash(_("Je stemcode werkt niet meer. Je stem is niet geteld."), "error")
        return redirect(url_for(".enter_code", id=ronde.id), 303)
    flash(_("Je hebt al eerder gestemd in deze stemming. Die stem telt."), "warn")
    return redirect(url_for(".done", id=ronde.id), 303)


@room.page("/<int:id>/gestemd", **VOTER)
def done(ronde):
    volgcode, open_now = proof(ronde), is_gaande(ronde)
    if not volgcode:
        return redirect(url_for(".ballot", id=ronde.id), 303)
    regels = Regels.of(ronde.regels)
    return render_template("stemmen/gestemd.html", ronde=ronde, regels=regels, volgcode=volgcode, open=open_now)
