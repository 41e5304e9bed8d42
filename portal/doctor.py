"""What the portal says about its own health: whether what it leans on works."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from portal import pdf, virus
from portal.clock import now
from portal.environ import shown
from portal.extensions import db
from portal.leftovers import leftovers, uploads
from portal.people.queries import has_beheerder
from portal.regelingen.queries.plafond import compared, standen_astray
from portal.story.mail import KEPT
from portal.story.queries import undelivered
from portal.story.smtp import call
from portal.toekenningen.queries.klopt import toekenningen_astray
from portal.wijken.queries import parents, town_instead_of

# A mail that could have been sent so long ago, is brought away by nobody.
LONG = timedelta(hours=1)
# The version of a database without tables.
EMPTY = "geen"
# How an example is marked in a profile; and the account that is nobody's.
EXAMPLE = re.compile("voorbeeld|NL02ABNA0123456789")


def database():
    """Is it there, and has it the tables of this version?"""
    healthy, answer = reachable()
    newest = steps().get_current_head()
    if healthy and answer != newest:
        return False, f"versie {answer}, dit portaal wil {newest}: flask --app portal start"
    return healthy, f"{db.engine.dialect.name}, versie {answer}" if healthy else answer


def reachable():
    """Does it answer, keep every text, and not with tables of a later version? With the version they have, or why not."""
    try:
        with db.engine.connect() as connection:
            encoding = encoding_of(connection)
            version = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).partition("\n")[0]
        return False, f"{shown('DATABASE_URL', db.engine.url.render_as_string())} is niet bereikbaar ({reason})"
    if encoding != "UTF8":
        return False, f"in {encoding} past niet elk teken. Maak een database met createdb --encoding=UTF8 --template=template0"
    if version and version not in {step.revision for step in steps().walk_revisions()}:
        return False, f"versie {version} is van een nieuwer portaal dan dit. Installeer dat, of zet een oudere kopie terug"
    return True, version or EMPTY


def encoding_of(connection):
    """How it keeps text. SQLite keeps every text."""
    sqlite = connection.dialect.name == "sqlite"
    return "UTF8" if sqlite else connection.exec_driver_sql("SHOW server_encoding").scalar()


def steps():
    """Every version the tables had."""
    return ScriptDirectory(current_app.extensions["migrate"].directory)


def areas():
    """Has the municipality of this portal its map?"""
    profiel = current_app.profiel
    try:
        number, other = len(parents(profiel.code)), town_instead_of(profiel.code)
    except SQLAlchemyError:
        return False, "eerst moet de database in orde zijn"
    if other:
        return False, f"GEMEENTE is {profiel.sleutel}, en in deze database staan die van {other}"
    if not number:
        return False, f"geen gebieden van {profiel.naam}: flask --app portal gebieden standaard"
    return True, f"{number} gebieden van {profiel.naam}"


def beheerder():
    """Is there anybody who can give others their role?"""
    try:
        there = has_beheerder()
    except SQLAlchemyError:
        return False, "eerst moet de database in orde zijn"
    if not there:
        return False, "er is nog niemand die rollen kan geven: flask --app portal mensen beheerder E-MAILADRES"
    return True, "er is iemand die rollen kan geven"


def profile():
    """Are the facts of the gemeente its own? What nobody published is shipped as an example, and no letter may carry that."""
    profiel = current_app.profiel
    said = {**vars(profiel), **{f"betalen: {name}": text for name, text in vars(profiel.betalen).items()}}
    shipped = [name for name, text in said.items() if isinstance(text, str) and EXAMPLE.search(text)]
    if not shipped:
        return True, f"{profiel.sleutel}.toml is van de gemeente zelf"
    return not current_app.config["PRODUCTION"], f"in {profiel.sleutel}.toml is nog een voorbeeld: {', '.join(shipped)}"


def mail():
    """Does the mail server answer, and does mail leave? Nothing is sent."""
    url = current_app.config["MAIL_URL"]
    if not url:
        return True, "geen MAIL_URL, er gaat niets de deur uit"
    try:
        call(urlsplit(url)).quit()
    except (OSError, ValueError) as error:
        return False, f"niet bereikbaar ({error})"
    try:
        late, given_up = undelivered(now() - LONG)
    except SQLAlchemyError:
        return False, "eerst moet de database in orde zijn"
    lost = f". Van de laatste {KEPT.days} dagen kwamen niet aan: {given_up}" if given_up else ""
    if late:
        return False, f"{late} wachten langer dan een uur: draait flask --app portal post bezorgen wel?{lost}"
    return True, f"de mailserver antwoordt{lost}"


def ledger():
    """Does every plafond, grant and kept sum equal its bookings?"""
    try:
        rows, grants, kept = compared(), toekenningen_astray(), standen_astray()
    except SQLAlchemyError:
        return False, "eerst moet de database in orde zijn"
    wrong = {
        "plafond": [row.id for row in rows if row.unequal],
        "toekenning": [row.aanvraag_id for row in grants],
        "de stand van aanvraag": [row.aanvraag_id for row in kept],
    }
    said = [f"{what} {', '.join(map(str, ids))} is niet de som van de boekingen" for what, ids in wrong.items() if ids]
    if said:
        return False, "; ".join(said)
    return True, f"{len(rows)} plafonds en hun toekenningen, elk de som van de boekingen"


def scanner():
    """Does ClamAV answer, when there is one?"""
    url = current_app.config["CLAMD_URL"]
    if not url:
        return True, "geen CLAMD_URL, bestanden worden niet nagekeken"
    if not virus.answers(url):
        return False, "ClamAV antwoordt niet: niemand kan nu een bestand toevoegen"
    return True, "ClamAV antwoordt"


def visitors():
    """Are visitors told apart? The portal itself speaks no https, so where it is used there is a proxy."""
    config = current_app.config
    if config["SESSION_COOKIE_SECURE"] and not config["PROXIES"]:
        return False, "BASE_URL begint met https, dus er staat een proxy voor. Zet PROXIES, anders tellen alle bezoekers als één"
    return True, f"{config['PROXIES']} proxy’s voor het portaal"


def papers():
    """Can letters and reports be made as a PDF? Without it they are pages to print."""
    if not pdf.is_possible():
        return True, "kan niet: brieven en verslagen zijn er alleen als bladzijde (make pdf haalt erbij wat nodig is)"
    return True, "brieven en verslagen kunnen ook als pdf"


QUESTIONS = (
    ("Database", database),
    ("Gebieden", areas),
    ("Profiel", profile),
    ("Beheerder", beheerder),
    ("Kasboek", ledger),
    ("Mail", mail),
    ("Uploads", uploads),
    ("Bestanden", leftovers),
    ("Virusscanner", scanner),
    ("Bezoekers", visitors),
    ("Pdf", papers),
)
