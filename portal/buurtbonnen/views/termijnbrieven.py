"""The letters about the term for whom no mail reaches, as a page to print and as PDF."""

from flask import render_template, url_for
from markupsafe import Markup

from portal import pdf
from portal.brieven import as_pdf, letter
from portal.buurtbonnen.queries import dossier
from portal.buurtbonnen.views.blueprint import room

TEMPLATE = "buurtbonnen/_termijnbrief.html"


def about(aanvraag, event):
    return {"aanvraag": aanvraag, "event": event, "besluit": {"feiten": event.data}}


@room.page("/beheer/<int:id>/brieven/<int:nummer>", may="aanvragen.dossier")
def termijnbrief(aanvraag, nummer):
    event = dossier.brief(aanvraag, nummer)
    return render_template(
        "buurtbonnen/brief.html", kop=event.data["onderwerp"], aanvraag=aanvraag, kan_pdf=pdf.is_possible(),
        download=url_for(".termijnbrief_pdf", id=aanvraag.id, nummer=nummer), per_post=aanvraag.aanvrager is not None,
        brief=Markup(letter(TEMPLATE, kop=2, **about(aanvraag, event))),
    )


@room.page("/beheer/<int:id>/brieven/<int:nummer>.pdf", may="aanvragen.dossier")
def termijnbrief_pdf(aanvraag, nummer):
    event = dossier.brief(aanvraag, nummer)
    return as_pdf(TEMPLATE, event.data["onderwerp"], f"brief-{aanvraag.kenmerk}-{nummer}", about(aanvraag, event))
