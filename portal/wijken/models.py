"""What we remember of areas: three systems that do not coincide, each a set of buurten."""

from sqlalchemy import Boolean, Float, ForeignKey, Index, Numeric, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.extensions import db
from portal.wijken.rules import KLEINSTE_GROEP, Meting, Richting


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
    """One figure of one area in one year. No row means "geen gegevens", never 0. ``aantal``: about how many people or
    homes it speaks, when that is known."""

    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True)
    jaar: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(40), primary_key=True)
    waarde: Mapped[object] = mapped_column(Numeric(14, 2))
    aantal: Mapped[int | None]


class Indicator(db.Model):
    """What the figures of this name measure and how to read them.

    ``eenheid``: "aantal" adds up from buurt to wijk, any other unit does not. ``deel_van``: the count it is a part of,
    to compare areas of another size by. ``traag``: it changes slowly. ``groepsgrootte``: a figure about a smaller group
    is neither kept nor shown. ``basis``: one of the set every wijk is looked at by.
    """

    naam: Mapped[str] = mapped_column(String(40), primary_key=True)
    titel: Mapped[str] = mapped_column(String(80))
    eenheid: Mapped[str] = mapped_column(String(30), default="")
    bron: Mapped[str] = mapped_column(String(120))
    soort: Mapped[str] = mapped_column(String(12), default=Meting.OBJECTIEF)
    richting: Mapped[str] = mapped_column(String(8), default=Richting.GEEN)
    traag: Mapped[bool] = mapped_column(Boolean, default=False)
    groepsgrootte: Mapped[int] = mapped_column(default=KLEINSTE_GROEP)
    deel_van: Mapped[str] = mapped_column(String(40), default="")
    basis: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
