"""The letters time and staff sent about a grant that are no besluit: reminders, the sample, and what was asked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.story.models import Event
from portal.toekenningen.models import Toekenning
from portal.verantwoording.queries.one import zaak

WHAT = ("steekproef", "herinneren", "te_laat", "terugvragen", "terug_herinneren", "terug_te_laat")
IS_LETTER = Event.kind == Toekenning.kind, Event.what.in_([f"{Toekenning.kind}.{what}" for what in WHAT])


@dataclass(frozen=True)
class Kennisgeving:
    """One such letter: what happened, and the grant it is about."""

    event: Event
    toekenning: Toekenning
    kind = "kennisgevingen"

    @property
    def id(self):
        return self.event.id

    @property
    def soort(self):
        return self.event.what.partition(".")[2]

    @property
    def datum(self):
        """The last day it names."""
        named = self.event.data.get("datum")
        return named and date.fromisoformat(named)

    @property
    def bedrag(self):
        """The amount it names, in cents."""
        return self.event.data.get("bedrag")


def of(toekenning):
    """Every such letter about this grant, the last first."""
    events = db.session.scalars(
        select(Event).where(*IS_LETTER, Event.thing_id == toekenning.id).order_by(Event.id.desc())
    )
    return [Kennisgeving(event, toekenning) for event in events]


def one(id):
    """One such letter; 404 when there is none."""
    event = db.session.scalar(select(Event).where(*IS_LETTER, Event.id == id))
    if event is None:
        raise NotFound
    return Kennisgeving(event, zaak(event.thing_id))
