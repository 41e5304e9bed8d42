"""The files in the uploads folder: can they be kept, and which does the database know nothing of?"""

from datetime import timedelta
from tempfile import TemporaryFile

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from portal import files
from portal import uploads as photos
from portal.activiteiten.models import ActiviteitFoto
from portal.buurtbonnen.actions import bestanden
from portal.buurtbonnen.models import Bestand
from portal.clock import now
from portal.extensions import db
from portal.initiatieven.models import Foto
from portal.toekenningen.actions import uitgeven
from portal.toekenningen.models import Bon
from portal.verantwoording.models import VerantwoordingFoto
from portal.wijkopgaven.models import VoortgangFoto

# What is remembered of the files in the uploads folder: photos, and by folder what is handed in.
PHOTOS = (Foto, ActiviteitFoto, VerantwoordingFoto, VoortgangFoto)
PAPERS = {bestanden.FOLDER: Bestand, uitgeven.FOLDER: Bon}
# What is younger may be on its way into the database.
SETTLED = timedelta(hours=1)


def uploads():
    """Can photos be kept?"""
    folder = current_app.config["UPLOADS"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        return False, f"{folder}: {error.strerror}"
    return True, f"{folder} is beschrijfbaar"


def leftovers():
    """Are there files the database knows nothing of: written when the portal was killed, or after the copy of the database that
    was put back? Nothing is thrown away."""
    folder, settled = current_app.config["UPLOADS"], (now() - SETTLED).timestamp()
    try:
        known = set(remembered())
    except SQLAlchemyError:
        return False, "eerst moet de database in orde zijn"
    there = (path for path in folder.rglob("*") if path.is_file() and path not in known)
    number = sum(path.stat().st_mtime < settled for path in there)
    if number:
        return False, f"{number} in {folder} zonder regel in de database (na een storing of een teruggezette kopie)"
    return True, "elk bestand heeft zijn regel in de database"


def remembered():
    """Where the files are that the database knows of."""
    for model in PHOTOS:
        for key in db.session.scalars(select(model.key)):
            yield from photos.paths(key)
    for folder, model in PAPERS.items():
        for key in db.session.scalars(select(model.key)):
            yield files.path_of(folder, key)
