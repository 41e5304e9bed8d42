"""The letters about a bezwaar, as a page and as PDF: the receipt of one on paper, and the decision on it."""

from flask import render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal import pdf
from portal.brieven import as_pdf, letter
from portal.buurtbonnen.besluitfeiten import toekenning_of
from portal.buurtbonnen.klok import bezwaar_penalty
from portal.buurtbonnen.rules.bezwaar import OP_PAPIER, kost_niets
from portal.buurtbonnen.views.besluit import goes_by_post
from portal.buurtbonnen.views.bezwaar import ONE
from portal.buurtbonnen.views.blueprint import room


def ontvangst_of(bezwaar):
    """Its name, template and values; who sent it online has the receipt in the mail."""
    if bezwaar.ontvangen_via not in OP_PAPIER or not bezwaar.besluit.feiten:
        raise NotFound
    return _("Ontvangst van bezwaar %(kenmerk)s", kenmerk=bezwaar.kenmerk), "buurtbonnen/_ontvangst.html", about(bezwaar)


def beslissing_of(bezwaar):
    """Its name, template and values; there is none before the decision, nor when its words were kept long enough."""
    if bezwaar.besloten_op is None or not bezwaar.besluit.feiten:
        raise NotFound
    values = about(bezwaar) | {
        "toekenning": toekenning_of(bezwaar.nieuw.feiten) if bezwaar.nieuw else None,
        "te_laat": lateness_of(bezwaar), "kost_niets": kost_niets(bezwaar),
    }
    return _("Beslissing op bezwaar %(kenmerk)s", kenmerk=bezwaar.kenmerk), "buurtbonnen/_beslissing.html", values


def lateness_of(bezwaar):
    """When it should have been decided on, and what the delay costs; None where nobody put us in default."""
    if bezwaar.in_gebreke_op is None:
        return None
    cost = bezwaar_penalty(bezwaar, bezwaar.besloten_op)
    return {"uiterlijk": bezwaar.beslissen_voor, "in_gebreke_op": bezwaar.in_gebreke_op, "dwangsom": cost}


def about(bezwaar):
    return {"bezwaar": bezwaar, "besluit": bezwaar.besluit, "aanvraag": bezwaar.besluit.aanvraag}


def shown(kop, template, values, download):
    bezwaar = values["bezwaar"]
    return render_template(
        "buurtbonnen/brief.html", kop=kop, download=url_for(download, id=bezwaar.id), bezwaar=bezwaar, kan_pdf=pdf.is_possible(),
        brief=Markup(letter(template, kop=2, **values)), per_post=goes_by_post(values["aanvraag"]),
    )


def to_keep(letter_of, bezwaar, name):
    """The same as PDF, called ``name`` and the kenmerk; in Dutch, with its title."""
    with force_locale("nl"):
        titel, template, values = letter_of(bezwaar)
    return as_pdf(template, titel, f"{name}-{bezwaar.kenmerk}", values)


@room.page("/bezwaren/<int:id>/ontvangst", may="bezwaren.lezen", **ONE)
def ontvangst(bezwaar):
    return shown(*ontvangst_of(bezwaar), ".ontvangst_pdf")


@room.page("/bezwaren/<int:id>/ontvangst.pdf", may="bezwaren.lezen", **ONE)
def ontvangst_pdf(bezwaar):
    return to_keep(ontvangst_of, bezwaar, "ontvangst")


@room.page("/bezwaren/<int:id>/beslissing", may="bezwaren.lezen", **ONE)
def beslissing(bezwaar):
    return shown(*beslissing_of(bezwaar), ".beslissing_pdf")


@room.page("/bezwaren/<int:id>/beslissing.pdf", may="bezwaren.lezen", **ONE)
def beslissing_pdf(bezwaar):
    return to_keep(beslissing_of, bezwaar, "beslissing")
