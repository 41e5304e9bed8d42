"""What we remember of an activity of a group: what, when and where, for whom, and how it was."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.activiteiten.rules import LEVEN, Status
from portal.bewonersgroepen.models import Bewonersgroep
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.toekenningen.models import Toekenning
from portal.wijken.models import Gebied


class Activiteit(db.Model):
    """An activity. ``begroot`` in cents, of the budget ``toekenning``; ``deelnemers`` is a number, never names.

    ``bestuur``: it is for the board itself, of which a regeling may allow few. ``toegankelijk``: in words, for whom it
    can be reached and followed. ``changed_at``: when anything of it changed last, for calendars.
    """

    kind = "activiteiten"
    workflow = LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    toekenning_id: Mapped[int | None] = mapped_column(ForeignKey("toekenning.id"), index=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"))
    title: Mapped[str] = mapped_column(String(80))
    wat: Mapped[str] = mapped_column(Text, default="")
    waar: Mapped[str] = mapped_column(String(200), default="")
    begint_at: Mapped[object] = mapped_column(Moment)
    eindigt_at: Mapped[object] = mapped_column(Moment)
    voor_iedereen: Mapped[bool] = mapped_column(Boolean, default=True)
    voor_wie: Mapped[str] = mapped_column(String(200), default="")
    toegankelijk: Mapped[str] = mapped_column(String(300), default="")
    aanmelden: Mapped[str] = mapped_column(String(200), default="")
    bestuur: Mapped[bool] = mapped_column(Boolean, default=False)
    begroot: Mapped[int] = mapped_column(BigInteger, default=0)
    deelnemers: Mapped[int | None]
    verhaal: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    changed_at: Mapped[object] = mapped_column(Moment, default=now, onupdate=now)
    status: Mapped[str] = mapped_column(String(20), default=Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    groep: Mapped[Bewonersgroep] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    toekenning: Mapped[Toekenning | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("eindigt_at >= begint_at", name="tijd"),
        CheckConstraint("begroot >= 0", name="begroot"),
        CheckConstraint("deelnemers >= 0", name="deelnemers"),
        Index("ix_activiteit_agenda", "status", "begint_at", "id"),
    )

    @property
    def naam(self):
        return self.title


class ActiviteitFoto(db.Model):
    """A photo of an activity, re-encoded; ``toestemming``: the people on it said it may be shown."""

    kind = "activiteitfotos"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    activiteit_id: Mapped[int] = mapped_column(ForeignKey("activiteit.id"), index=True)
    alt: Mapped[str] = mapped_column(String(200))
    width: Mapped[int]
    height: Mapped[int]
    toestemming: Mapped[bool] = mapped_column(Boolean, default=False)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    activiteit: Mapped[Activiteit] = relationship(lazy="raise_on_sql", viewonly=True)
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql", viewonly=True)

    __table_args__ = (CheckConstraint("toestemming", name="toestemming"),)
