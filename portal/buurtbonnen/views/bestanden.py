"""The files of an application: adding, taking away, and handing out to those who may read it."""

from functools import partial

from flask import abort, flash, redirect, request, send_file, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal import virus
from portal.buurtbonnen import actions, queries
from portal.buurtbonnen.actions.bestanden import path_of
from portal.buurtbonnen.forms import BestandForm
from portal.buurtbonnen.rules.vragen import MOST_BESTANDEN, documenten
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.vragen import must_be_open, page
from portal.documents import Unwelcome, recognise

UNWELCOME = {
    "te_groot": lazy_gettext("Dit bestand is te groot. Kies een bestand van hooguit 10 MB."),
    "leeg": lazy_gettext("Dit bestand is leeg. Kies een ander bestand."),
    "onbekend": lazy_gettext("Dit soort bestand kunnen we niet lezen. Kies een PDF, een foto, Word, Excel of ODT."),
    "programma": lazy_gettext("In dit bestand zit een programma (een macro). Bewaar het zonder en probeer het opnieuw."),
    "kapot": lazy_gettext("Dit bestand is beschadigd. Kies een ander bestand."),
    "te_veel_punten": lazy_gettext("Deze foto heeft te veel beeldpunten. Maak hem kleiner en probeer het opnieuw."),
    "virus": lazy_gettext("In dit bestand is een virus gevonden. Het is niet bewaard."),
    "geen_scanner": lazy_gettext("We kunnen het bestand nu niet op virussen nakijken. Probeer het over een kwartier opnieuw."),
    "vol": lazy_gettext("Je hebt al tien bestanden. Haal er eerst een weg."),
}


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
    """Add the file; what is wrong with it is said beside the field."""
    if len(aanvraag.bestanden) >= MOST_BESTANDEN:
        form.bestand.errors = [UNWELCOME["vol"]]
        return False
    soort, naam = form.soort.data, form.bestand.data.filename
    add = partial(actions.add_bestand, aanvraag, soort=soort, naam=naam, by=current_user)
    return taken(form.bestand, add) is not None


def taken(field, keep):
    """What ``keep`` makes of the Document in this field; None when it is unwelcome, which is said beside it."""
    try:
        return keep(recognise(field.data.stream))
    except Unwelcome as unwelcome:
        reason = unwelcome.reason
    except virus.Infected:
        reason = "virus"
    except virus.NoScanner:
        reason = "geen_scanner"
    field.errors = [UNWELCOME[reason]]
    return None


@room.deed("/<int:id>/bestanden/weg", may="aanvragen.lezen")
def drop_file(aanvraag):
    must_be_open(aanvraag, "bestanden")
    for bestand in [bestand for bestand in aanvraag.bestanden if bestand.key == request.form.get("bestand")]:
        actions.drop_bestand(aanvraag, bestand, by=current_user)
        flash(_("Het bestand is weggehaald."))
    return redirect(url_for(".files", id=aanvraag.id), 303)


@room.page("/bestanden/<code>", may="bestanden.lezen", load=queries.bestand)
def file(bestand):
    return handed_out(bestand)


def handed_out(bestand):
    """To be kept and opened elsewhere, never shown as a page of ours; nobody's browser keeps it."""
    path = path_of(bestand)
    if not path.exists():
        abort(404)
    answer = send_file(path, mimetype=bestand.mimetype, as_attachment=True, download_name=bestand.naam, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
