"""What we remember of an initiatief."""

from datetime import date

from sqlalchemy import JSON, Boolean, Computed, Float, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.models import Inbreng, line_of
from portal.initiatieven.rules import LEVEN, OPENBAAR, Status
from portal.people.models import Person
from portal.wijken.models import Gebied

VISIBLE = "status IN ({}) AND published_at IS NOT NULL AND hidden_at IS NULL".format(
    ", ".join(f"'{status}'" for status in sorted(OPENBAAR))
)


class Initiatief(db.Model):
    """A plan. ``openbaar`` is computed by the database, so no query can show what is hidden or a draft."""

    kind = "initiatieven"
    workflow = LEVEN

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(20), unique=True)
    status: Mapped[str] = mapped_column(String(20), default=Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)

    title: Mapped[str] = mapped_column(String(80), default="")
    wat: Mapped[str] = mapped_column(Text, default="")
    waarom: Mapped[str] = mapped_column(Text, default="")
    voor_wie: Mapped[str] = mapped_column(Text, default="")
    hulp_gevraagd: Mapped[str] = mapped_column(Text, default="")
    wie_helpt: Mapped[str] = mapped_column(Text, default="")
    thema: Mapped[str] = mapped_column(String(30), default="")
    gebied_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    lat: Mapped[float | None] = mapped_column(Float)
    lon: Mapped[float | None] = mapped_column(Float)

    created_at: Mapped[object] = mapped_column(Moment, default=now)
    submitted_at: Mapped[object | None] = mapped_column(Moment)
    published_at: Mapped[object | None] = mapped_column(Moment)
    hidden_at: Mapped[object | None] = mapped_column(Moment)
    hidden_reden: Mapped[str] = mapped_column(Text, default="")
    hidden_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    uiterlijk: Mapped[date | None]
    aanvullen_voor: Mapped[date | None]
    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    beoordeeld: Mapped[bool] = mapped_column(default=False)
    naar: Mapped[str] = mapped_column(String(120), default="")
    doel_id: Mapped[int | None] = mapped_column(ForeignKey("initiatief.id"))
    steun_count: Mapped[int] = mapped_column(default=0)
    lot: Mapped[int] = mapped_column(default=0)
    cover_key: Mapped[str | None] = mapped_column(String(32))
    cover_alt: Mapped[str] = mapped_column(String(200), default="")
    openbaar: Mapped[bool] = mapped_column(Boolean, Computed(VISIBLE, persisted=True))

    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    gebied: Mapped[Gebied | None] = relationship(lazy="raise_on_sql")
    inbreng: Mapped[Inbreng | None] = line_of("initiatieven", "Initiatief")
    doel: Mapped["Initiatief | None"] = relationship(remote_side=id, lazy="raise_on_sql")
    mede: Mapped[list["Mede"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="[Mede.since, Mede.person_id]"
    )
    fotos: Mapped[list["Foto"]] = relationship(lazy="raise_on_sql", order_by="Foto.position", viewonly=True)

    # Of two moderators who judge at once, the second hears that the first was there.
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        Index("ix_initiatief_openbaar", "openbaar", "id"),
        Index("ix_initiatief_gebied", "openbaar", "gebied_code", "id"),
        Index("ix_initiatief_thema", "openbaar", "thema", "id"),
        Index("ix_initiatief_status", "status", "openbaar", "id"),
        Index("ix_initiatief_steun", "openbaar", "steun_count", "id"),
        Index("ix_initiatief_lot", "openbaar", "lot", "id"),
        Index("ix_initiatief_uiterlijk", "status", "uiterlijk"),
        # A browser remembers the numbers of its drafts: SQLite too may give no number out twice.
        {"sqlite_autoincrement": True},
    )

    @property
    def naam(self):
        return self.title

    @property
    def mede_ids(self):
        return {mede.person_id for mede in self.mede}

    @property
    def trekker_ids(self):
        """Everyone who pulls it; none of them judges it."""
        return {self.owner_id} | self.mede_ids


class Mede(db.Model):
    """Somebody who pulls the plan together with the initiatiefnemer."""

    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    since: Mapped[object] = mapped_column(Moment, default=now)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Steun(db.Model):
    """One person supports one initiatief, once: the key says so."""

    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[object] = mapped_column(Moment, default=now)
    __table_args__ = (Index("ix_steun_person", "person_id"),)


class Versie(db.Model):
    """The text as it stood before an edit after publication. Hidden versions are never shown again."""

    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    inhoud: Mapped[dict] = mapped_column(JSON)
    hidden: Mapped[bool] = mapped_column(default=False)


class Mijlpaal(db.Model):
    """A step on the way, with the day it is planned and the day it was reached."""

    id: Mapped[int] = mapped_column(primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), index=True)
    titel: Mapped[str] = mapped_column(String(120))
    gepland_op: Mapped[date | None]
    gehaald_op: Mapped[date | None]


class Foto(db.Model):
    """A photo, re-encoded; the files lie in the uploads folder under ``key``. ``event_id``: told with that news."""

    kind = "fotos"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(index=True)
    alt: Mapped[str] = mapped_column(String(200))
    width: Mapped[int]
    height: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    initiatief: Mapped[Initiatief] = relationship(lazy="raise_on_sql", viewonly=True)


class Trefwoord(db.Model):
    """A word under which a public initiatief is found. What is not public has no words here."""

    woord: Mapped[str] = mapped_column(String(40), primary_key=True)
    initiatief_id: Mapped[int] = mapped_column(ForeignKey("initiatief.id", ondelete="CASCADE"), primary_key=True)
    __table_args__ = (Index("ix_trefwoord_initiatief_id", "initiatief_id"), {"sqlite_with_rowid": False})


class Telling(db.Model):
    """How many public initiatieven an area has in each status: kept in step by the actions, so no page counts."""

    gebied_code: Mapped[str] = mapped_column(String(30), primary_key=True)
    status: Mapped[str] = mapped_column(String(20), primary_key=True)
    aantal: Mapped[int] = mapped_column(default=0)
