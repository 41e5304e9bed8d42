"""What we remember of paying: the accounts, the runs with their file, and each payment. In cents."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, String, Text, event, join, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.betalingen import guards
from portal.betalingen.rules import LEVEN, RunStatus, Stand
from portal.bewonersgroepen.models import Bewonersgroep
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.toekenningen.models import Termijn, Toekenning
from portal.wijken.models import Gebied

VALID = text("geldig")
HOLDS = text("stand IN ('klaar', 'betaald')")


class Rekening(db.Model):
    """An account to pay to: of a group for all its grants, or of a resident for one. One holds at a time.

    One that takes the place of another, or that staff wrote down, holds only after a second person confirmed it.
    """

    kind = "rekeningen"

    id: Mapped[int] = mapped_column(primary_key=True)
    groep_id: Mapped[int | None] = mapped_column(ForeignKey("bewonersgroep.id"))
    toekenning_id: Mapped[int | None] = mapped_column(ForeignKey("toekenning.id"))
    iban: Mapped[str] = mapped_column(String(34))
    tenaamstelling: Mapped[str] = mapped_column(String(70))
    geldig: Mapped[bool] = mapped_column(Boolean, default=False)
    opgegeven_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opgegeven_at: Mapped[object] = mapped_column(Moment, default=now)
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    bevestigd_at: Mapped[object | None] = mapped_column(Moment)
    vervallen_at: Mapped[object | None] = mapped_column(Moment)
    groep: Mapped[Bewonersgroep | None] = relationship(lazy="raise_on_sql")
    toekenning: Mapped[Toekenning | None] = relationship(lazy="raise_on_sql")
    opgegeven_door: Mapped[Person | None] = relationship(foreign_keys=opgegeven_door_id, lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("(groep_id IS NULL) <> (toekenning_id IS NULL)", name="van_wie"),
        CheckConstraint("bevestigd_door_id <> opgegeven_door_id", name="vier_ogen"),
        CheckConstraint("NOT geldig OR vervallen_at IS NULL", name="geldig"),
        Index("uq_rekening_groep", "groep_id", unique=True, sqlite_where=VALID, postgresql_where=VALID),
        Index("uq_rekening_toekenning", "toekenning_id", unique=True, sqlite_where=VALID, postgresql_where=VALID),
    )

    @property
    def gebied_code(self):
        return self.groep.gebied_code if self.groep_id else self.toekenning.gebied_code


class Betaalrun(db.Model):
    """Payments that go to the bank together. ``bericht``: the pain.001 file as it was approved, sealed with SHA-256;
    it is only read when asked for.

    Who composed it (``owner_id``) does not approve it. Triggers keep it as it was approved (``guards``). ``gebieden``: where
    what it pays was granted; only who works in all of those has to do with it.
    """

    kind = "betaalruns"
    workflow = LEVEN
    thema = ""
    gebied_code = None

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(35), unique=True)
    uitvoeren_op: Mapped[date]
    aantal: Mapped[int] = mapped_column(default=0)
    totaal: Mapped[int] = mapped_column(BigInteger, default=0)
    bericht: Mapped[str] = mapped_column(Text, default="", deferred=True, deferred_raiseload=True)
    zegel: Mapped[str] = mapped_column(String(64), default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    goedgekeurd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    status: Mapped[str] = mapped_column(String(20), default=RunStatus.SAMENGESTELD)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    gebieden: Mapped[set[Gebied]] = relationship(
        secondary=lambda: join(Betaling, aanvraag := db.metadata.tables["aanvraag"], Betaling.toekenning_id == aanvraag.c.id),
        primaryjoin="Betaalrun.id == Betaling.run_id", secondaryjoin="Gebied.code == Aanvraag.gebied_code",
        order_by="Gebied.code", viewonly=True, lazy="raise_on_sql",
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("goedgekeurd_door_id <> owner_id", name="vier_ogen"),
        CheckConstraint("status NOT IN ('goedgekeurd', 'uitgevoerd') OR zegel <> ''", name="verzegeld"),
    )

    @property
    def naam(self):
        return self.kenmerk


class Betaling(db.Model):
    """One payment of one instalment, to the account as it was then. Of an instalment one at a time holds, so it is never
    paid twice."""

    kind = "betalingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    kenmerk: Mapped[str | None] = mapped_column(String(35), unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("betaalrun.id"), index=True)
    termijn_id: Mapped[int] = mapped_column(ForeignKey("termijn.id"), index=True)
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    rekening_id: Mapped[int] = mapped_column(ForeignKey("rekening.id"))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    iban: Mapped[str] = mapped_column(String(34))
    tenaamstelling: Mapped[str] = mapped_column(String(70))
    stand: Mapped[str] = mapped_column(String(20), default=Stand.KLAAR)
    stand_at: Mapped[object] = mapped_column(Moment, default=now)
    reden: Mapped[str] = mapped_column(Text, default="")
    betaald_op: Mapped[date | None]
    gemeld_at: Mapped[object | None] = mapped_column(Moment)
    run: Mapped[Betaalrun] = relationship(lazy="raise_on_sql")
    termijn: Mapped[Termijn] = relationship(lazy="raise_on_sql")
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("bedrag > 0", name="bedrag"),
        Index("uq_betaling_termijn", "termijn_id", unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS),
        Index("ix_betaling_te_melden", "stand", "gemeld_at", "id"),
    )

    @property
    def gebied_code(self):
        return self.toekenning.gebied_code


class Ontvangst(db.Model):
    """Money a recipient paid back, as it came in on the account of the gemeente. One that was booked wrongly stays; an event
    says who undid it, and why."""

    kind = "ontvangsten"

    id: Mapped[int] = mapped_column(primary_key=True)
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    bedrag: Mapped[int] = mapped_column(BigInteger)
    ontvangen_op: Mapped[date]
    omschrijving: Mapped[str] = mapped_column(String(140), default="")
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("bedrag > 0", name="bedrag"),)


for guarded in (Betaalrun, Betaling):
    event.listen(guarded.__table__, "after_create", guards.put_up)
