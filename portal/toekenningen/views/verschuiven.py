"""Using granted money in another way: asking it, and what the gemeente decides."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.clock import HERE, today
from portal.errors import NotNow
from portal.regelingen.termijnen import beslissen_voor, bezwaar_tot
from portal.toekenningen import queries
from portal.toekenningen.actions import verschuiven as actions
from portal.toekenningen.feiten import as_told
from portal.toekenningen.forms.verschuiven import VerschuifForm, VerschuivingBesluitForm
from portal.toekenningen.rules.verschuiving import Soort, Status, spaardagen
from portal.toekenningen.views.blueprint import room

ONE = {"load": queries.verschuiving}


@room.form("/<int:id>/verschuiven", may="toekenningen.verschuiven")
def move(toekenning):
    soorten = actions.soorten(toekenning)
    asked = request.args.get("soort", soorten[0] if len(soorten) == 1 else "")
    if asked in soorten:
        return ask(toekenning, Soort(asked))
    earlier = queries.verschuivingen(toekenning)
    return render_template("toekenningen/verschuiven.html", toekenning=toekenning, soorten=soorten, eerder=earlier)


@room.form("/<int:id>/opnemen", may="toekenningen.opnemen")
def use_saved(toekenning):
    if Soort.OPNAME not in actions.soorten(toekenning):
        raise NotNow("opnemen")
    return ask(toekenning, Soort.OPNAME)


def ask(toekenning, soort):
    doelen, vrij = queries.targets(toekenning, soort), actions.te_verschuiven(toekenning, soort)
    form = VerschuifForm(soort, vrij, doelen, spaardagen(toekenning, today()))
    if form.validate_on_submit():
        asked = limits.made_by(
            form.eenmaal.data, lambda: actions.ask(toekenning, soort, by=current_user, **form.asked).id
        )
        flash(_("Je verzoek is verstuurd. De gemeente beslist erover."))
        return redirect(url_for(".moved", id=asked), 303)
    page = render_template(
        "toekenningen/verzoek.html", form=form, toekenning=toekenning, soort=soort, vrij=vrij,
        geen_doel=soort in (Soort.REST, Soort.OVERDRACHT) and not doelen,
    )
    return page, 422 if form.errors else 200


@room.page("/verschuivingen/<int:id>", may="verschuivingen.lezen", **ONE)
def moved(verschuiving):
    return show(verschuiving)


def show(verschuiving, form=None):
    """What is asked with what there is, and what was decided. ``form``: of who decides."""
    toekenning, decided = verschuiving.toekenning, verschuiving.status in (Status.TOEGEKEND, Status.AFGEWEZEN)
    letter = queries.letter(verschuiving) if decided else None
    page = render_template(
        "toekenningen/verschuiving.html", verschuiving=verschuiving, toekenning=toekenning, naar=verschuiving.naar,
        form=form or VerschuivingBesluitForm(formdata=None),
        vrij=actions.te_verschuiven(toekenning, verschuiving.soort, wacht=False),
        uiterlijk=beslissen_voor(verschuiving.created_at.astimezone(HERE).date()), vandaag=today(),
        bezwaar_tot=objectionable_until(verschuiving, letter) if decided else None, brief=letter is not None,
    )
    return page, 422 if form and form.errors else 200


def objectionable_until(verschuiving, letter):
    """The last day for a bezwaar as the letter names it; without its words as the law says."""
    named = letter and as_told(letter.data)["bezwaar_tot"]
    return named or bezwaar_tot(verschuiving.status_at.astimezone(HERE).date())


@room.deed("/verschuivingen/<int:id>/besluit", may="verschuivingen.beslissen", **ONE)
def decide_move(verschuiving):
    if verschuiving.status != Status.INGEDIEND:
        raise NotNow("verschuiving")
    form = VerschuivingBesluitForm()
    if not form.validate_on_submit() or not decided(verschuiving, form):
        return show(verschuiving, form)
    flash(_("Je besluit is bewaard. De groep krijgt bericht."))
    return redirect(url_for(".moved", id=verschuiving.id), 303)


def decided(verschuiving, form):
    """Take it; why it cannot be allowed now is said beside the choice."""
    akkoord = form.akkoord.data == "ja"
    if akkoord and (reason := actions.in_the_way(verschuiving)):
        form.explain(reason, actions.te_verschuiven(verschuiving.toekenning, verschuiving.soort, wacht=False))
        return False
    actions.decide(verschuiving, akkoord, form.reden.data, by=current_user)
    return True


@room.deed("/verschuivingen/<int:id>/intrekken", may="verschuivingen.intrekken", **ONE)
def withdraw_move(verschuiving):
    actions.withdraw(verschuiving, by=current_user)
    flash(_("Je verzoek is ingetrokken."))
    return redirect(url_for(".moved", id=verschuiving.id), 303)
