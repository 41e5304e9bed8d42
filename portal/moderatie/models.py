"""What staff remember: notes, texts for reasons, reports of abuse and requests for a second look."""

from sqlalchemy import ForeignKey, Index, String, Text, and_, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agendapunt, Signaal
from portal.clock import Moment, now
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.people.models import Person


class Notitie(db.Model):
    """A note for colleagues only; never on a public page, in a feed or an export."""

    id: Mapped[int] = mapped_column(primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)
    tekst: Mapped[str] = mapped_column(Text)
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class Redentekst(db.Model):
    """A text to begin a reason with, for one step; staff may change it."""

    kind = "redenteksten"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    stap: Mapped[str] = mapped_column(String(30), index=True)
    titel: Mapped[str] = mapped_column(String(80))
    tekst: Mapped[str] = mapped_column(Text)

    __mapper_args__ = {"version_id_col": version}


class Oordeel:
    """What was decided about a report or a request, by whom and why; empty while it is open. ``thing``: what it is about."""

    at: Mapped[object] = mapped_column(Moment, default=now)
    tekst: Mapped[str] = mapped_column(Text)
    besluit: Mapped[str] = mapped_column(String(20), default="", index=True)
    besluit_reden: Mapped[str] = mapped_column(Text, default="")
    besloten_at: Mapped[object | None] = mapped_column(Moment)

    @property
    def gebied_code(self):
        return self.thing.gebied_code


def about(model):
    """The thing a report is about, when it is one of this kind."""
    def here():
        return and_(foreign(Misbruikmelding.thing_id) == model.id, Misbruikmelding.soort == model.kind)

    return relationship(model, primaryjoin=here, viewonly=True, uselist=False, lazy="raise_on_sql")


class Misbruikmelding(Oordeel, db.Model):
    """A resident says that content is not in order (reason, place), as in article 16 of the DSA.

    ``soort`` and ``thing_id`` say which content: anything that people can put on the site.
    """

    kind = "misbruikmeldingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(30))
    thing_id: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person | None] = relationship(foreign_keys=by_id, lazy="raise_on_sql")
    initiatief: Mapped[Initiatief | None] = about(Initiatief)
    punt: Mapped[Agendapunt | None] = about(Agendapunt)
    signaal: Mapped[Signaal | None] = about(Signaal)
    activiteit: Mapped[Activiteit | None] = about(Activiteit)
    groep: Mapped[Bewonersgroep | None] = about(Bewonersgroep)
    __table_args__ = (Index("ix_misbruikmelding_thing", "soort", "thing_id"),)

    @property
    def thing(self):
        """What it is about, of whatever kind."""
        return self.initiatief or self.punt or self.signaal or self.activiteit or self.groep


class Heroverweging(Oordeel, db.Model):
    """The author asks for a second look at a refusal or a hiding; someone else than the first decides."""

    kind = "heroverwegingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    eerste_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    initiatief: Mapped[Initiatief] = relationship(lazy="raise_on_sql")
    __table_args__ = (
        Index("ix_heroverweging_initiatief_id", "initiatief_id"),
        Index(
            "uq_heroverweging_open", "initiatief_id", unique=True,
            sqlite_where=text("besluit = ''"), postgresql_where=text("besluit = ''"),
        ),
    )

    @property
    def thing(self):
        return self.initiatief
