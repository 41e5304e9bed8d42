"""What somebody follows, and what that is called."""

from sqlalchemy import exists, select

from portal.buurtagenda.models import Agenda, Agendapunt
from portal.buurtagenda.rules.fase import Fase
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.story.linked import STIL
from portal.story.models import Follow
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

# What can be followed by its number, and when everybody may know its name.
PUBLIC = {
    Initiatief.kind: (Initiatief, Initiatief.openbaar),
    Agenda.kind: (Agenda, Agenda.status != Fase.CONCEPT),
    Agendapunt.kind: (Agendapunt, Agendapunt.openbaar),
    Wijkopgave.kind: (Wijkopgave, Wijkopgave.status != OpgaveStatus.CONCEPT),
    Inspanning.kind: (Inspanning, Inspanning.status != InspanningStatus.CONCEPT),
    STIL: (Inspanning, Inspanning.status != InspanningStatus.CONCEPT),
}


def follows(person, kind, key):
    """Whether this person follows it: a condition another query can carry along."""
    return exists().where(Follow.person_id == (person.id or 0), Follow.kind == kind, Follow.key == str(key))


def followed_name(kind, key):
    """What is followed is called in public, or "" when it is not public (any more)."""
    if kind in PUBLIC:
        thing, is_public = PUBLIC[kind]
        query = select(thing.title).where(thing.id == int(key), is_public)
    else:
        query = select(Gebied.naam).where(Gebied.code == key)
    return db.session.scalar(query) or ""
