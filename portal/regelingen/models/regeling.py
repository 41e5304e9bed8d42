"""What we remember of a regeling: its dated versions, the vensters it is open in, and the days its terms know of."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.regelingen import guards
from portal.regelingen.rules.status import LEVEN, VersieStatus


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
    plafonds: Mapped[list["Plafond"]] = relationship(  # noqa: F821
        lazy="raise_on_sql", viewonly=True, order_by="Plafond.gebied_code"
    )

    __table_args__ = (CheckConstraint("sluit_op >= opent_op", name="volgorde"),)


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


event.listen(RegelingVersie.__table__, "after_create", guards.put_up)
