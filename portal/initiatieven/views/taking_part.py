"""Taking part as a neighbour: support, follow, report, take over, join."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.initiatieven import actions, queries
from portal.initiatieven.forms import HeroverwegingForm
from portal.initiatieven.rules import UITNODIGING, is_bewerkbaar
from portal.initiatieven.views.blueprint import room
from portal.moderatie import actions as moderatie
from portal.moderatie import queries as dossier
from portal.moderatie.views.asking import ask_report
from portal.people import tokens
from portal.people.rules import masked
from portal.permissions import can
from portal.story import actions as story


def back(initiatief):
    return redirect(url_for(".show", id=initiatief.id), 303)


@room.deed("/<int:id>/steunen", load=queries.brief, may="initiatieven.steunen")
def support(initiatief):
    actions.add_support(initiatief, by=current_user)
    flash(_("Je steunt dit plan. Je hoort hoe het verdergaat."))
    return back(initiatief)


@room.deed("/<int:id>/steun-intrekken", load=queries.brief, may="initiatieven.steunen")
def drop_support(initiatief):
    actions.drop_support(initiatief, by=current_user)
    flash(_("Je steunt dit plan niet meer."))
    return back(initiatief)


@room.deed("/<int:id>/volgen", load=queries.brief, may="initiatieven.volgen")
def follow(initiatief):
    story.follow("initiatieven", initiatief.id, by=current_user)
    flash(_("Je volgt dit plan. Je krijgt bericht als er iets verandert."))
    return back(initiatief)


@room.deed("/<int:id>/ontvolgen", load=queries.brief, may="initiatieven.volgen")
def unfollow(initiatief):
    story.unfollow("initiatieven", initiatief.id, by=current_user)
    flash(_("Je volgt dit plan niet meer."))
    return back(initiatief)


@room.form("/<int:id>/klopt-niet", may="initiatieven.melden", limit_posts="misbruik")
def report(initiatief):
    return ask_report(initiatief)


@room.form("/<int:id>/heroverweging", may="heroverwegingen.vragen")
def reconsider(initiatief):
    form, zaak = HeroverwegingForm(), dossier.open_request(initiatief)
    if zaak is None and form.validate_on_submit():
        moderatie.ask_second_look(initiatief, form.tekst.data, by=current_user)
        flash(_("Iemand anders kijkt er opnieuw naar. Je hoort wat het wordt."))
        return back(initiatief)
    return render_template("initiatieven/reconsider.html", form=form, initiatief=initiatief, zaak=zaak)


@room.form("/meedoen/<token>", may="initiatieven.meedoen")
def join(token):
    """The link from an invitation, for who has the address it went to: GET shows the plan, POST uses it up."""
    key = tokens.find(UITNODIGING, token)
    if key and not can(current_user, "uitnodigingen.aannemen", key):
        return render_template("initiatieven/not_invited.html", adres=masked(key.email)), 403
    initiatief = invited_to(key)
    if initiatief and request.method == "POST" and tokens.use(key):
        actions.accept_invitation(initiatief, by=current_user)
        flash(_("Je doet mee. Je kunt nu de tekst aanpassen en vertellen hoe het gaat."))
        return back(initiatief)
    return render_template("initiatieven/join.html", initiatief=initiatief, token=token)


def invited_to(key):
    """The plan of this invitation, while there is something to pull; else None."""
    initiatief = queries.one(key.subject_id) if key else None
    return initiatief if initiatief and is_bewerkbaar(current_user, initiatief) else None


@room.deed("/<int:id>/opvolgen", may="initiatieven.opvolgen")
def step_in(initiatief):
    actions.step_in(initiatief, by=current_user)
    flash(_("Jij trekt nu dit plan. Iedereen die meeleeft krijgt bericht."))
    return back(initiatief)
