"""Granted money that goes elsewhere. In cents."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.toekenningen.models.toekenning import Toekenning
from portal.toekenningen.rules import verschuiving


class Verschuiving(db.Model):
    """Granted money that goes elsewhere (``rules.verschuiving.Soort``), asked by the group and decided by the gemeente."""

    kind = "verschuivingen"
    workflow = verschuiving.LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    soort: Mapped[str] = mapped_column(String(20))
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    naar_id: Mapped[int | None] = mapped_column(ForeignKey("toekenning.id"))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    reden: Mapped[str] = mapped_column(Text)
    tot: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    status: Mapped[str] = mapped_column(String(20), default=verschuiving.Status.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    toekenning: Mapped[Toekenning] = relationship(foreign_keys=toekenning_id, lazy="raise_on_sql")
    naar: Mapped[Toekenning | None] = relationship(foreign_keys=naar_id, lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("bedrag > 0", name="bedrag"),
        CheckConstraint("besloten_door_id <> owner_id", name="vier_ogen"),
        CheckConstraint("(soort IN ('rest', 'overdracht')) = (naar_id IS NOT NULL)", name="naar"),
    )

    @property
    def naam(self):
        return self.toekenning.naam

    @property
    def gebied_code(self):
        return self.toekenning.gebied_code
