"""What we remember of areas: three systems that do not coincide, each a set of buurten."""

from sqlalchemy import Float, ForeignKey, Index, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.extensions import db


class Gebied(db.Model):
    """An area. ``path`` is its outline as SVG path in the gemeente's own drawing (see ``kaart``)."""

    kind = "buurten"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    soort: Mapped[str] = mapped_column(String(12))
    naam: Mapped[str] = mapped_column(String(80))
    gemeente_code: Mapped[str] = mapped_column(String(30), index=True)
    ouder_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"), index=True)
    geometry: Mapped[str] = mapped_column(Text, default="")
    path: Mapped[str] = mapped_column(Text, default="")
    label_x: Mapped[float] = mapped_column(Float, default=0)
    label_y: Mapped[float] = mapped_column(Float, default=0)
    ouder: Mapped["Gebied | None"] = relationship(remote_side=code, lazy="raise_on_sql")

    @property
    def gebied_code(self):
        return self.code


class Ligging(db.Model):
    """Which buurten an area holds: the one table that joins the area systems. A buurt holds itself."""

    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True)
    buurt_code: Mapped[str] = mapped_column(ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True)
    __table_args__ = (Index("ix_ligging_buurt_code", "buurt_code"),)


class Cijfer(db.Model):
    """One figure of one area in one year. No row means "geen gegevens", never 0."""

    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True)
    jaar: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(40), primary_key=True)
    waarde: Mapped[object] = mapped_column(Numeric(14, 2))
