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
        return self.day("datum")

    @property
    def alsnog(self):
        """The last day on which what was late may come still; None in an older letter."""
        return self.day("alsnog")

    @property
    def betalen(self):
        """The last day to pay what was late; None in an older letter."""
        return self.day("betalen")

    @property
    def teruggestuurd(self):
        """The day on which the account came that was sent back to be completed; None where none was."""
        return self.day("teruggestuurd")

    def day(self, name):
        named = self.event.data.get(name)
        return named and date.fromisoformat(named)

    @property
    def toegekend(self):
        """What was granted, in cents, as it was then; None in an older letter."""
        return self.event.data.get("toegekend")

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
