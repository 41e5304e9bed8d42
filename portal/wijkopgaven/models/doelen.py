"""The goals: one tree for the whole town, with the focus of each wijk and the indicators that tell of them."""

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.extensions import db


class Doel(db.Model):
    """A goal of the town, under the goal it serves; ``volgorde`` among its sisters. Gone once ``vervallen``."""

    kind = "doelen"
    gebied_code = None

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    ouder_id: Mapped[int | None] = mapped_column(ForeignKey("doel.id"), index=True)
    niveau: Mapped[str] = mapped_column(String(20))
    titel: Mapped[str] = mapped_column(String(160))
    tekst: Mapped[str] = mapped_column(Text, default="")
    volgorde: Mapped[int] = mapped_column(default=0)
    vervallen: Mapped[bool] = mapped_column(default=False)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("(niveau = 'visie') = (ouder_id IS NULL)", name="ouder"),)


class DoelIndicator(db.Model):
    """An indicator that tells of a goal, with the value that is strived for."""

    doel_id: Mapped[int] = mapped_column(ForeignKey("doel.id"), primary_key=True)
    naam: Mapped[str] = mapped_column(ForeignKey("indicator.naam"), primary_key=True)
    streefwaarde: Mapped[object | None] = mapped_column(Numeric(14, 2))


class DoelFocus(db.Model):
    """How much a goal weighs in one wijk, and why."""

    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"), primary_key=True)
    doel_id: Mapped[int] = mapped_column(ForeignKey("doel.id"), primary_key=True, index=True)
    voorrang: Mapped[str] = mapped_column(String(10))
    focus: Mapped[str] = mapped_column(Text, default="")
