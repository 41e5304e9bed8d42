"""What somebody follows, by the name everybody may know it by."""

from sqlalchemy import Integer, and_, case, cast, func, select, true, tuple_

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agenda, Agendapunt
from portal.buurtagenda.rules.fase import Fase
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.paging import PER_PAGE, page_of
from portal.story.models import Follow
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

# What is followed by its number: the kinds it is followed under, what it is, and when everybody may know its name.
NUMBERED = (
    ((Initiatief.kind,), Initiatief, Initiatief.openbaar),
    ((Agenda.kind,), Agenda, Agenda.status != Fase.CONCEPT),
    ((Agendapunt.kind,), Agendapunt, Agendapunt.openbaar),
    ((Wijkopgave.kind, "stil_opgave"), Wijkopgave, Wijkopgave.status != OpgaveStatus.CONCEPT),
    ((Bewonersgroep.kind,), Bewonersgroep, true()),
    ((Inspanning.kind, "stil"), Inspanning, Inspanning.status != InspanningStatus.CONCEPT),
)


def follows_of(person, after=None):
    """A page of what somebody follows: kind and key, the ``naam`` of an area, or the ``title`` and whether it is ``openbaar``."""
    title = func.coalesce(*(model.title for _kinds, model, _public in NUMBERED)).label("title")
    public = func.coalesce(*(public for _kinds, _model, public in NUMBERED)).label("openbaar")
    query = select(Follow.kind, Follow.key, Gebied.naam, title, public).where(Follow.person_id == person.id)
    query = query.outerjoin(Gebied, and_(Follow.kind == "buurten", Gebied.code == Follow.key))
    for kinds, model, _public in NUMBERED:
        query = query.outerjoin(model, model.id == case((Follow.kind.in_(kinds), cast(Follow.key, Integer))))
    kind, dot, key = (after or "").partition(".")
    if dot:
        query = query.where(tuple_(Follow.kind, Follow.key) > tuple_(kind, key))
    rows = db.session.execute(query.order_by(Follow.kind, Follow.key).limit(PER_PAGE + 1))
    return page_of(rows, lambda row: f"{row.kind}.{row.key}")
