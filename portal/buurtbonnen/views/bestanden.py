"""The files of an application: adding, taking away, and handing out to those who may read it."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.buurtbonnen import actions, queries
from portal.buurtbonnen.actions.bestanden import FOLDER
from portal.buurtbonnen.forms import BestandForm
from portal.buurtbonnen.rules.vragen import MOST_BESTANDEN, documenten
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.vragen import must_be_open, page
from portal.files import handed_out, taken


@room.form("/<int:id>/bestanden", may="aanvragen.lezen", limit_posts="uploaden")
def files(aanvraag):
    must_be_open(aanvraag, "bestanden")
    form = BestandForm(aanvraag.versie.regels)
    if form.validate_on_submit() and kept(aanvraag, form):
        flash(_("Het bestand is toegevoegd."))
        return redirect(url_for(".files", id=aanvraag.id), 303)
    return page(
        aanvraag, form, "buurtbonnen/bestanden.html", pagina="bestanden", most=MOST_BESTANDEN,
        gevraagd=documenten(aanvraag.versie.regels, aanvraag.gevraagd),
    )


def kept(aanvraag, form):
    """Add the file, once for this form; what is wrong with it is said beside the field."""
    if len(aanvraag.bestanden) >= MOST_BESTANDEN:
        form.bestand.errors = [_("Je hebt al tien bestanden. Haal er eerst een weg.")]
        return False
    soort, naam = form.soort.data, form.bestand.data.filename

    def add(document):
        if limits.first_time(form.eenmaal.data):
            actions.add_bestand(aanvraag, document, soort, naam, by=current_user)
        return True

    return taken(form.bestand, add) is not None


@room.deed("/<int:id>/bestanden/weg", may="aanvragen.lezen")
def drop_file(aanvraag):
    must_be_open(aanvraag, "bestanden")
    for bestand in [bestand for bestand in aanvraag.bestanden if bestand.key == request.form.get("bestand")]:
        actions.drop_bestand(aanvraag, bestand, by=current_user)
        flash(_("Het bestand is weggehaald."))
    return redirect(url_for(".files", id=aanvraag.id), 303)


@room.page("/bestanden/<code>", may="bestanden.lezen", load=queries.bestand)
def file(bestand):
    return handed_out(FOLDER, bestand)
