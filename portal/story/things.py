"""What an event can be about: where it stands, and what to load to name it and to ask who may read it."""

from dataclasses import dataclass

from sqlalchemy.orm import joinedload, selectinload

from portal.activiteiten.models import Activiteit
from portal.betalingen.models import Betaalrun
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agenda, Agendapunt, Signaal
from portal.buurtbonnen.models import Aanvraag, Besluit, Bezwaar
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief
from portal.people.models import Person
from portal.permissions import can
from portal.regelingen.models import RegelingVersie
from portal.stemmen.models import Stemronde
from portal.story.models import Event, Notification
from portal.toekenningen.models import Toekenning, Uitgave, Verschuiving
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Wijkopgave


@dataclass(frozen=True)
class Kind:
    """A kind of thing. ``openbaar``: its events may be public, and a mail may carry what was written with them.
    ``aside``: where those are helped who hear of it and may not read the thing itself."""

    model: type
    path: str
    load: tuple = ()
    openbaar: bool = False
    aside: str = ""


# Who is in a group is read apart: beside its things, each of their rows would come once for every member.
GROEP = joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden)
AANVRAAG = joinedload(Toekenning.aanvraag).options(GROEP)
KINDS = {
    kind.model.kind: kind
    for kind in (
        Kind(Initiatief, "/initiatieven/{}", (joinedload(Initiatief.mede),), openbaar=True),
        Kind(Aanvraag, "/buurtbonnen/{}", (GROEP,), aside="/buurtbonnen/adviezen/"),
        Kind(Bezwaar, "/buurtbonnen/bezwaren/{}", (joinedload(Bezwaar.besluit).joinedload(Besluit.aanvraag).options(GROEP),)),
        Kind(Bewonersgroep, "/bewonersgroepen/{}", (selectinload(Bewonersgroep.leden),), openbaar=True),
        Kind(RegelingVersie, "/regelingen/versies/{}", openbaar=True),
        Kind(Agenda, "/buurtagenda/{}", openbaar=True),
        Kind(Agendapunt, "/buurtagenda/punten/{}", openbaar=True),
        Kind(Signaal, "/buurtagenda/signalen/{}"),
        Kind(Stemronde, "/stemmen/{}", openbaar=True),
        Kind(Inbreng, "/inbreng/{}"),
        Kind(Wijkopgave, "/wijkopgaven/{}", openbaar=True),
        Kind(Inspanning, "/wijkopgaven/inspanningen/{}", openbaar=True),
        Kind(Toekenning, "/toekenningen/{}", (AANVRAAG,), aside="/toekenningen/plannen"),
        Kind(Uitgave, "/toekenningen/uitgaven/{}", (joinedload(Uitgave.toekenning).options(AANVRAAG),)),
        Kind(
            Verschuiving, "/toekenningen/verschuivingen/{}",
            (joinedload(Verschuiving.toekenning).options(AANVRAAG), joinedload(Verschuiving.naar).options(AANVRAAG)),
        ),
        Kind(Activiteit, "/activiteiten/{}", (joinedload(Activiteit.groep).selectinload(Bewonersgroep.leden),), openbaar=True),
        Kind(Betaalrun, "/betalingen/runs/{}", (selectinload(Betaalrun.gebieden).load_only(Gebied.code),)),
    )
}


def place(kind, id):
    """The address of a thing of this kind."""
    return KINDS[kind].path.format(id)


@dataclass(frozen=True)
class Bericht:
    """One line of somebody's berichten: what happened, and the thing it is about (None: it is gone)."""

    notification: Notification
    thing: object
    person: Person | None = None

    @property
    def event(self) -> Event:
        return self.notification.event

    @property
    def path(self):
        return place(self.thing.kind, self.thing.id)

    @property
    def aside(self):
        return KINDS[self.thing.kind].aside if self.thing else ""

    @property
    def kenmerk(self):
        return getattr(self.thing, "kenmerk", None) or ""

    def readable_by(self, person):
        return self.thing is not None and can(person, f"{self.thing.kind}.lezen", self.thing)
