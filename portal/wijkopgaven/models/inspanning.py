"""An inspanning: what is done for which goals, by whom, when, with which money, and how it goes."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.rules.triage import Inzet
from portal.people.models import Person
from portal.wijken.models import Gebied
from portal.wijkopgaven.models.opgave import Wijkopgave
from portal.wijkopgaven.rules import inspanning


class Inspanning(db.Model):
    """An activity or project. ``cluster``: a key of the gemeenteprofiel. ``eigenaar`` names a function or organisation.

    ``voortgang``: percent done. ``vrijgegeven``: the wijkregisseur agreed that this work of others becomes public.
    """

    kind = "inspanningen"
    workflow = inspanning.LEVEN

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(20), unique=True)
    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"), index=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    thema: Mapped[str] = mapped_column(String(30), default="")
    title: Mapped[str] = mapped_column(String(80))
    wat: Mapped[str] = mapped_column(Text)
    cluster: Mapped[str] = mapped_column(String(30), default="")
    eigenaar: Mapped[str] = mapped_column(String(120), default="")
    partners: Mapped[str] = mapped_column(String(300), default="")
    inzet: Mapped[str] = mapped_column(String(20), default=Inzet.REGISSEREND)
    herkomst: Mapped[str] = mapped_column(String(20), default=inspanning.Herkomst.WIJK)
    begint: Mapped[date | None]
    eindigt: Mapped[date | None]
    voortgang: Mapped[int] = mapped_column(default=0)
    koers: Mapped[str] = mapped_column(String(20), default=inspanning.Koers.OP_SCHEMA)
    status: Mapped[str] = mapped_column(String(20), default=inspanning.Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    verteld_at: Mapped[object] = mapped_column(Moment, default=now)
    succes: Mapped[bool] = mapped_column(Boolean, default=False)
    vrijgegeven: Mapped[bool] = mapped_column(Boolean, default=False)
    opgave: Mapped[Wijkopgave] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("voortgang BETWEEN 0 AND 100", name="voortgang"),
        CheckConstraint("eindigt >= begint", name="planning"),
        CheckConstraint("status = 'concept' OR herkomst = 'wijk' OR vrijgegeven", name="publicatie"),
        Index("ix_inspanning_status", "status", "verteld_at", "id"),
    )

    @property
    def naam(self):
        return self.title


class InspanningDoel(db.Model):
    """Which operational goals an inspanning serves: a network, so it may serve several."""

    inspanning_id: Mapped[int] = mapped_column(ForeignKey("inspanning.id"), primary_key=True)
    doel_id: Mapped[int] = mapped_column(ForeignKey("doel.id"), primary_key=True, index=True)


class InspanningGeld(db.Model):
    """The money of one year from one source (cents). ``mede``: a co-funder, not the municipality."""

    id: Mapped[int] = mapped_column(primary_key=True)
    inspanning_id: Mapped[int] = mapped_column(ForeignKey("inspanning.id"))
    jaar: Mapped[int]
    bron: Mapped[str] = mapped_column(String(80))
    mede: Mapped[bool] = mapped_column(Boolean, default=False)
    gepland: Mapped[int] = mapped_column(BigInteger, default=0)
    besteed: Mapped[int] = mapped_column(BigInteger, default=0)
    __table_args__ = (
        CheckConstraint("gepland >= 0", name="gepland"),
        CheckConstraint("besteed >= 0", name="besteed"),
        Index("uq_inspanning_geld_bron", "inspanning_id", "jaar", "bron", unique=True),
    )


class InspanningMijlpaal(db.Model):
    """A step of the work, with the day it is planned and the day it was reached."""

    id: Mapped[int] = mapped_column(primary_key=True)
    inspanning_id: Mapped[int] = mapped_column(ForeignKey("inspanning.id"), index=True)
    titel: Mapped[str] = mapped_column(String(120))
    gepland_op: Mapped[date | None]
    gehaald_op: Mapped[date | None]


class VoortgangFoto(db.Model):
    """A photo told with a note, re-encoded; the files lie in the uploads folder under ``key``."""

    kind = "voortgangfotos"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    inspanning_id: Mapped[int] = mapped_column(ForeignKey("inspanning.id"), index=True)
    event_id: Mapped[int] = mapped_column(index=True)
    alt: Mapped[str] = mapped_column(String(200))
    width: Mapped[int]
    height: Mapped[int]
    inspanning: Mapped[Inspanning] = relationship(lazy="raise_on_sql", viewonly=True)


class Publicatievraag(db.Model):
    """The question to the wijkregisseur before work of the line or a programme becomes public, and the answer."""

    kind = "publicatievragen"

    id: Mapped[int] = mapped_column(primary_key=True)
    inspanning_id: Mapped[int] = mapped_column(ForeignKey("inspanning.id"))
    vraag: Mapped[str] = mapped_column(Text, default="")
    gevraagd_at: Mapped[object] = mapped_column(Moment, default=now)
    gevraagd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    antwoord_voor: Mapped[date]
    te_laat_gemeld_at: Mapped[object | None] = mapped_column(Moment)
    antwoord: Mapped[str] = mapped_column(String(20), default="")
    voorwaarden: Mapped[str] = mapped_column(Text, default="")
    beantwoord_at: Mapped[object | None] = mapped_column(Moment)
    beantwoord_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    inspanning: Mapped[Inspanning] = relationship(lazy="raise_on_sql")
    gevraagd_door: Mapped[Person | None] = relationship(foreign_keys=gevraagd_door_id, lazy="raise_on_sql")
    beantwoord_door: Mapped[Person | None] = relationship(foreign_keys=beantwoord_door_id, lazy="raise_on_sql")
    __table_args__ = (
        Index("ix_publicatievraag_inspanning_id", "inspanning_id"),
        Index(
            "uq_publicatievraag_open", "inspanning_id", unique=True,
            sqlite_where=text("antwoord = ''"), postgresql_where=text("antwoord = ''"),
        ),
    )

    @property
    def gebied_code(self):
        return self.inspanning.gebied_code
