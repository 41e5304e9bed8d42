"""The publication gate: work of the line or a programme becomes public only after a yes of the wijkregisseur.

Source: contract Wijksturing Almelo 2020, 7.4.3. What is asked and answered stays among staff.
"""

from flask import current_app
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import now, today
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import VANZELF
from portal.permissions import require
from portal.sql import insert_once
from portal.story.actions import tell
from portal.story.werkdagen import in_workdays
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import Inspanning, Publicatievraag
from portal.wijkopgaven.rules.inspanning import Status
from portal.wijkopgaven.rules.publicatie import JA, mag_openbaar


def ask(inspanning, vraag, *, by):
    """Ask the wijkregisseur or, where there is no other, the management, with the term of the gemeenteprofiel.

    NotNow when it is public, allowed or asked already.
    """
    require(by, "inspanningen.beheren", inspanning)
    if inspanning.status != Status.CONCEPT or mag_openbaar(by, inspanning):
        raise NotNow("publicatie")
    term = in_workdays(today(), current_app.profiel.wijkwerk.publicatie_werkdagen)
    asked = insert_once(
        Publicatievraag, inspanning_id=inspanning.id, vraag=vraag, gevraagd_door_id=by.id, antwoord_voor=term
    )
    if not asked:
        raise NotNow("publicatie")
    tell(inspanning, "publicatie_vragen", by=by, data={"person_id": by.id})


def answer(vraag, antwoord, voorwaarden="", *, by):
    """The answer, by a regisseur of the area who did not ask or, where there is none, by the management.

    Of several at once the first counts, others get NotNow. StaleDataError when somebody just changed what was read.
    """
    if vraag.antwoord:
        raise NotNow("beantwoord")
    require(by, "publicatievragen.beantwoorden", vraag)
    given = {"antwoord": antwoord, "voorwaarden": voorwaarden, "beantwoord_at": now(), "beantwoord_door_id": by.id}
    if not claim(vraag.id, Publicatievraag.antwoord == "", **given):
        raise NotNow("beantwoord")
    release(vraag.inspanning, antwoord in JA)
    tell(vraag.inspanning, "publicatie_antwoord", by=by, data={"person_id": vraag.gevraagd_door_id, "antwoord": antwoord})


def claim(id, *still, **values):
    """True when this call changed the question, and no other before it."""
    waiting = update(Publicatievraag.__table__).where(Publicatievraag.id == id, *still)
    return db.session.execute(waiting.values(**values)).rowcount == 1


def release(inspanning, vrijgegeven):
    """Open the gate or keep it shut, without disturbing whoever is changing the text."""
    table = Inspanning.__table__
    as_read = table.c.id == inspanning.id, table.c.version == inspanning.version
    if not db.session.execute(update(table).where(*as_read).values(vrijgegeven=vrijgegeven)).rowcount:
        raise StaleDataError
    db.session.refresh(inspanning, ["vrijgegeven"])


def tell_overdue(id):
    """Tell regisseurs and asker that this question waits too long; True when this call told it."""
    if not claim(id, Publicatievraag.antwoord == "", Publicatievraag.te_laat_gemeld_at.is_(None), te_laat_gemeld_at=now()):
        return False
    vraag = queries.publicatievraag(id)
    tell(vraag.inspanning, "publicatie_te_laat", by=VANZELF, data={"person_id": vraag.gevraagd_door_id})
    return True
