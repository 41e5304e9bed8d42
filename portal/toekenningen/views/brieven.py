"""The letter of what was decided on granted money that goes elsewhere, as a page and as PDF."""

from flask import render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal import brieven, pdf
from portal.toekenningen import queries
from portal.toekenningen.feiten import as_told
from portal.toekenningen.rules.verschuiving import Status
from portal.toekenningen.views.blueprint import room
from portal.toekenningen.views.verschuiven import ONE

TEMPLATE = "toekenningen/_verschuiving_brief.html"


def letter_of(verschuiving):
    """Its name and values; there is none before the decision, nor when its words were kept long enough."""
    event = queries.letter(verschuiving)
    if event is None:
        raise NotFound
    facts = as_told(event.data)
    values = {"besluit": {"feiten": facts}, "f": facts, "reden": event.note}
    values["toegestaan"] = verschuiving.status == Status.TOEGEKEND
    return _("Besluit over uw verzoek %(kenmerk)s", kenmerk=facts["kenmerk"]), values


@room.page("/verschuivingen/<int:id>/brief", may="verschuivingen.lezen", **ONE)
def move_letter(verschuiving):
    kop, values = letter_of(verschuiving)
    return render_template(
        "toekenningen/brief.html", kop=kop, verschuiving=verschuiving, kan_pdf=pdf.is_possible(),
        download=url_for(".move_letter_pdf", id=verschuiving.id), brief=Markup(brieven.letter(TEMPLATE, kop=2, **values)),
    )


@room.page("/verschuivingen/<int:id>/brief.pdf", may="verschuivingen.lezen", **ONE)
def move_letter_pdf(verschuiving):
    with force_locale("nl"):
        titel, values = letter_of(verschuiving)
    return brieven.as_pdf(TEMPLATE, titel, f"verzoek-{values['f']['kenmerk']}-{verschuiving.id}", values)
