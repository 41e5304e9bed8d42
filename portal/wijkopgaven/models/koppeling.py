"""The line: which submission became part of which wijkopgave or inspanning, and what it brought."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.wijkopgaven.models.inspanning import Inspanning
from portal.wijkopgaven.models.opgave import Wijkopgave

NOW = text("los_at IS NULL")


class Koppeling(db.Model):
    """One link, to a wijkopgave or to an inspanning. Nothing is deleted: a link that ended stays as history."""

    kind = "koppelingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    inbreng_id: Mapped[int] = mapped_column(ForeignKey("inbreng.id"))
    opgave_id: Mapped[int | None] = mapped_column(ForeignKey("wijkopgave.id"), index=True)
    inspanning_id: Mapped[int | None] = mapped_column(ForeignKey("inspanning.id"), index=True)
    bijdrage: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    los_at: Mapped[object | None] = mapped_column(Moment)
    los_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    los_reden: Mapped[str] = mapped_column(Text, default="")
    inbreng: Mapped[Inbreng] = relationship(lazy="raise_on_sql")
    opgave: Mapped[Wijkopgave | None] = relationship(lazy="raise_on_sql")
    inspanning: Mapped[Inspanning | None] = relationship(lazy="raise_on_sql")
    __table_args__ = (
        CheckConstraint("(opgave_id IS NULL) <> (inspanning_id IS NULL)", name="een_doel"),
        Index("ix_koppeling_inbreng_id", "inbreng_id"),
        Index("uq_koppeling_opgave", "inbreng_id", "opgave_id", unique=True, sqlite_where=NOW, postgresql_where=NOW),
        Index("uq_koppeling_inspanning", "inbreng_id", "inspanning_id", unique=True, sqlite_where=NOW, postgresql_where=NOW),
    )

    @property
    def gebied_code(self):
        return self.inbreng.gebied_code
