"""The files of an application."""

from sqlalchemy import func, select, update

from portal import files
from portal.buurtbonnen.models import Aanvraag, Bestand
from portal.buurtbonnen.rules.vragen import MOST_BESTANDEN, te_wijzigen
from portal.errors import NotNow
from portal.extensions import db

FOLDER = "aanvragen"
A = Aanvraag.__table__


def add_bestand(aanvraag, document, soort, naam, *, by):
    """Add a file to the application, while there is room for more: also when several come at once."""
    db.session.execute(update(A).where(A.c.id == aanvraag.id).values(id=A.c.id))
    kept = db.session.scalar(select(func.count()).where(Bestand.aanvraag_id == aanvraag.id))
    if kept >= MOST_BESTANDEN or "bestanden" not in te_wijzigen(aanvraag):
        raise NotNow("bestanden")
    return keep_file(aanvraag, document, soort, naam, by=by)


def keep_file(aanvraag, document, soort, naam, *, by):
    """Keep a Document that was taken."""
    kept = files.keep(FOLDER, (document, naam))[0]
    bestand = Bestand(aanvraag_id=aanvraag.id, soort=soort, by_id=by.id, **kept)
    db.session.add(bestand)
    db.session.flush()
    return bestand


def drop_bestand(aanvraag, bestand, *, by):
    db.session.delete(bestand)
    files.drop(FOLDER, bestand.key)


def path_of(bestand):
    """Where the file lies."""
    return files.path_of(FOLDER, bestand.key)
