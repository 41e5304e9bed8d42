"""What we remember of a regeling: its dated versions, the vensters it is open in, and the ledger of each plafond."""

from datetime import date

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.regelingen import guards
from portal.regelingen.rules.status import LEVEN, VersieStatus
from portal.wijken.models import Gebied


class Regeling(db.Model):
    """A scheme by its name, such as the buurtbon. What holds stands in its versions."""

    kind = "regelingen"
    gebied_code = None

    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(String(40), unique=True)
    naam: Mapped[str] = mapped_column(String(80))
    omschrijving: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    versies: Mapped[list["RegelingVersie"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="RegelingVersie.nummer.desc()"
    )


class RegelingVersie(db.Model):
    """What holds from a day on. ``regels``: {sleutel of the parameter: {"waarde", "artikel", "voorbeeld"}}.

    Amounts in cents, dates as ISO text. Once published nothing of it changes: a trigger of the database says so.
    Who drew it up (``owner``) does not publish it.
    """

    kind = "regelingversies"
    workflow = LEVEN
    gebied_code = None
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    regeling_id: Mapped[int] = mapped_column(ForeignKey("regeling.id"))
    nummer: Mapped[int]
    naam: Mapped[str] = mapped_column(String(80))
    bron: Mapped[str] = mapped_column(Text, default="")
    geldig_van: Mapped[date | None]
    geldig_tot: Mapped[date | None]
    regels: Mapped[dict] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(20), default=VersieStatus.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    gepubliceerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[object | None] = mapped_column(Moment)
    regeling: Mapped[Regeling] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    vensters: Mapped[list["Venster"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="(Venster.opent_op, Venster.id)"
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("regeling_id", "nummer"),
        CheckConstraint("gepubliceerd_door_id IS NULL OR gepubliceerd_door_id <> owner_id", name="vier_ogen"),
        CheckConstraint("geldig_tot IS NULL OR geldig_tot >= geldig_van", name="geldigheid"),
    )

    def venster_on(self, day):
        """The venster that is open on this day, or None."""
        return next((venster for venster in self.vensters if venster.opent_op <= day <= venster.sluit_op), None)


class Venster(db.Model):
    """When a version takes applications: the whole time between two days, or one round."""

    kind = "vensters"
    gebied_code = None

    id: Mapped[int] = mapped_column(primary_key=True)
    versie_id: Mapped[int] = mapped_column(ForeignKey("regeling_versie.id"), index=True)
    naam: Mapped[str] = mapped_column(String(80))
    opent_op: Mapped[date]
    sluit_op: Mapped[date]
    versie: Mapped[RegelingVersie] = relationship(lazy="raise_on_sql")
    plafonds: Mapped[list["Plafond"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="Plafond.gebied_code"
    )

    __table_args__ = (CheckConstraint("sluit_op >= opent_op", name="volgorde"),)


class Plafond(db.Model):
    """The most there is for an area in a venster, in cents. The database itself refuses what goes over it.

    ``gereserveerd``: promised to those whose turn it is; ``toegekend``: granted and not released since; of which
    ``uitbetaald`` has been paid, ``verantwoord`` accounted for, ``vastgesteld`` settled for good and ``gespaard`` kept for
    a later year. ``vrijgevallen`` went back to the plafond, ``overgedragen`` to grants elsewhere (below nought: it came
    from there); of what was paid ``teruggevorderd`` is claimed back and ``terugbetaald`` came back. ``verlaging``: how much
    less there is for what is asked from now on; what was asked before a lowering keeps the
    whole of ``bedrag`` (Awb 4:27 lid 2).
    """

    kind = "plafonds"

    id: Mapped[int] = mapped_column(primary_key=True)
    venster_id: Mapped[int] = mapped_column(ForeignKey("venster.id"))
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    verlaging: Mapped[int] = mapped_column(BigInteger, default=0)
    gereserveerd: Mapped[int] = mapped_column(BigInteger, default=0)
    toegekend: Mapped[int] = mapped_column(BigInteger, default=0)
    uitbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    verantwoord: Mapped[int] = mapped_column(BigInteger, default=0)
    vastgesteld: Mapped[int] = mapped_column(BigInteger, default=0)
    vrijgevallen: Mapped[int] = mapped_column(BigInteger, default=0)
    overgedragen: Mapped[int] = mapped_column(BigInteger, default=0)
    gespaard: Mapped[int] = mapped_column(BigInteger, default=0)
    teruggevorderd: Mapped[int] = mapped_column(BigInteger, default=0)
    terugbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    venster: Mapped[Venster] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("venster_id", "gebied_code"),
        CheckConstraint("gereserveerd >= 0 AND toegekend >= 0 AND uitbetaald >= 0", name="niet_negatief"),
        CheckConstraint("gereserveerd + toegekend <= bedrag", name="nooit_erover"),
        CheckConstraint("uitbetaald - teruggevorderd <= toegekend", name="betaald_is_toegekend"),
        CheckConstraint("vastgesteld + gespaard <= toegekend", name="vastgesteld_is_toegekend"),
        CheckConstraint("terugbetaald <= teruggevorderd AND teruggevorderd <= uitbetaald", name="terug_is_betaald"),
        CheckConstraint("verlaging >= 0 AND verlaging <= bedrag", name="verlaging"),
    )

    # By how much it is lower for the application it was looked up for; None: for what is asked from now on.
    grens = None

    @property
    def lager(self):
        return self.verlaging if self.grens is None else self.grens

    @property
    def geldend(self):
        """How much there is, in cents, for the application it was looked up for or what is asked from now on."""
        return self.bedrag - self.lager

    @property
    def over(self):
        """What is left of that, in cents."""
        return max(0, self.in_kas - self.lager)

    @property
    def in_kas(self):
        """What is left for what was asked before any lowering, in cents."""
        return self.bedrag - self.gereserveerd - self.toegekend


class Boeking(db.Model):
    """One line of the ledger, never changed: by how many cents one of the sums of a plafond grew or shrank."""

    id: Mapped[int] = mapped_column(primary_key=True)
    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"), index=True)
    aanvraag_id: Mapped[int | None] = mapped_column(index=True)
    soort: Mapped[str] = mapped_column(String(20))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reden: Mapped[str] = mapped_column(Text, default="")

    # Adding up how it stood on any day reads this index and no rows.
    __table_args__ = (Index("ix_boeking_stand", "plafond_id", "aanvraag_id", "soort", "at", "bedrag"),)


class Feestdag(db.Model):
    """A day equated with a holiday for terms (ATW art. 3 lid 3), beside those the Act names itself."""

    datum: Mapped[date] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(80))
    bron: Mapped[str] = mapped_column(String(200))


class Storing(db.Model):
    """A time in which the portal could not be reached: terms that would end in it go on after it (Wmebv)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    van: Mapped[object] = mapped_column(Moment)
    tot: Mapped[object] = mapped_column(Moment)
    wat: Mapped[str] = mapped_column(String(200))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    __table_args__ = (CheckConstraint("tot >= van", name="volgorde"),)


for guarded in (RegelingVersie, Boeking):
    event.listen(guarded.__table__, "after_create", guards.put_up)
