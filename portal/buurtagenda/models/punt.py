"""A point of an agenda: who supports it, what the test found, and the work on it once it is chosen."""

from datetime import date

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Computed, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtagenda.models.agenda import Agenda
from portal.buurtagenda.rules import punt
from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.models import Inbreng, line_of
from portal.initiatieven.models import Initiatief
from portal.people.models import Person
from portal.wijken.models import Gebied


class Agendapunt(db.Model):
    """One point of an agenda; amounts in cents, public once it was put on the list. ``voorstel``: the adjusted text and
    cost staff propose, and ``antwoord_voor`` the last day to answer that; ``plaats``: its place on the adopted agenda.
    ``steun_genoeg_at``: since when it may be tested: enough people supported it then, also if some no longer do, or staff said
    why they test it all the same. ``weggehaald_at``: since when staff took it off the site; it is on no list meanwhile, and
    ``geplaatst_at`` is empty."""

    kind = "agendapunten"
    workflow = punt.LEVEN

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(20), unique=True)
    agenda_id: Mapped[int] = mapped_column(ForeignKey("agenda.id"), index=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    thema: Mapped[str] = mapped_column(String(30), default="")
    title: Mapped[str] = mapped_column(String(80))
    wat: Mapped[str] = mapped_column(Text)
    waarom: Mapped[str] = mapped_column(Text, default="")
    waar: Mapped[str] = mapped_column(String(200), default="")
    kosten: Mapped[int | None] = mapped_column(BigInteger)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    initiatief_id: Mapped[int | None] = mapped_column(ForeignKey("initiatief.id"), index=True)
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    ontvangen_op: Mapped[date]
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    geplaatst_at: Mapped[object | None] = mapped_column(Moment)
    weggehaald_at: Mapped[object | None] = mapped_column(Moment)
    status: Mapped[str] = mapped_column(String(30), default=punt.Status.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    doel_id: Mapped[int | None] = mapped_column(ForeignKey("agendapunt.id"), index=True)
    naar: Mapped[str] = mapped_column(String(120), default="")
    voorstel: Mapped[dict] = mapped_column(JSON, default=dict)
    antwoord_voor: Mapped[date | None]
    steun_count: Mapped[int] = mapped_column(default=0)
    steun_genoeg_at: Mapped[object | None] = mapped_column(Moment)
    plaats: Mapped[int | None]
    uitvoerder: Mapped[str] = mapped_column(String(120), default="")
    klaar_voor: Mapped[date | None]
    geld_gepland: Mapped[int | None] = mapped_column(BigInteger)
    geld_besteed: Mapped[int | None] = mapped_column(BigInteger)
    openbaar: Mapped[bool] = mapped_column(Boolean, Computed("geplaatst_at IS NOT NULL", persisted=True))

    agenda: Mapped[Agenda] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    initiatief: Mapped[Initiatief | None] = relationship(lazy="raise_on_sql")
    doel: Mapped["Agendapunt | None"] = relationship(remote_side=id, lazy="raise_on_sql")
    inbreng: Mapped[Inbreng | None] = line_of("agendapunten", "Agendapunt")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("kosten >= 0", name="kosten"),
                      Index("ix_agendapunt_agenda_status", "agenda_id", "openbaar", "status"))

    @property
    def naam(self):
        return self.title

    @property
    def steun_nodig(self):
        """How many more must support it before it is tested; 0 when it may be, or was."""
        waits = self.status in punt.OPEN and self.steun_genoeg_at is None
        return max(0, (self.agenda.drempel or 0) - self.steun_count) if waits else 0


class PuntSteun(db.Model):
    """One person supports one point, once: the key says so."""

    punt_id: Mapped[int] = mapped_column(ForeignKey("agendapunt.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[object] = mapped_column(Moment, default=now)
    __table_args__ = (Index("ix_punt_steun_person", "person_id"),)


class Toets(db.Model):
    """What staff found on one of the criteria of the feasibility test: ja, nee or onzeker."""

    punt_id: Mapped[int] = mapped_column(ForeignKey("agendapunt.id"), primary_key=True)
    criterium: Mapped[str] = mapped_column(String(30), primary_key=True)
    oordeel: Mapped[str] = mapped_column(String(10))
    toelichting: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)


class PuntMijlpaal(db.Model):
    """A step of the work on a chosen point, with the day it is planned and the day it was reached."""

    id: Mapped[int] = mapped_column(primary_key=True)
    punt_id: Mapped[int] = mapped_column(ForeignKey("agendapunt.id"), index=True)
    titel: Mapped[str] = mapped_column(String(120))
    gepland_op: Mapped[date | None]
    gehaald_op: Mapped[date | None]
