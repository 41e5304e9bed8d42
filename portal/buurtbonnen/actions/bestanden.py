"""The files of an application: kept outside the web root under a name nobody can guess."""

import secrets

from flask import current_app

from portal import virus
from portal.buurtbonnen.models import Bestand
from portal.buurtbonnen.rules.vragen import MOST_BESTANDEN, te_wijzigen
from portal.documents import safe_name
from portal.errors import NotNow
from portal.extensions import db

FOLDER = "aanvragen"


def add_bestand(aanvraag, document, soort, naam, *, by):
    """Add a file to the application, while there is room for more."""
    if len(aanvraag.bestanden) >= MOST_BESTANDEN or "bestanden" not in te_wijzigen(aanvraag):
        raise NotNow("bestanden")
    return keep_file(aanvraag, document, soort, naam, by=by)


def keep_file(aanvraag, document, soort, naam, *, by):
    """Keep a Document that was recognised, once the scanner has nothing against it."""
    virus.scan(document.data, current_app.config["CLAMD_URL"])
    bestand = Bestand(
        key=secrets.token_urlsafe(32), aanvraag_id=aanvraag.id, soort=soort, by_id=by.id,
        naam=safe_name(naam, document.extension), mimetype=document.mimetype, grootte=len(document.data),
    )
    path = path_of(bestand)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document.data)
    db.session.add(bestand)
    db.session.flush()
    return bestand


def drop_bestand(aanvraag, bestand, *, by):
    db.session.delete(bestand)
    path_of(bestand).unlink(missing_ok=True)


def path_of(bestand):
    """Where the file lies. Its name is the key alone, with no extension to be read by."""
    return current_app.config["UPLOADS"] / FOLDER / bestand.key
