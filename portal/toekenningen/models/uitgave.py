"""Money spent of a budget, and its receipts. In cents."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.toekenningen.models.toekenning import Toekenning
from portal.toekenningen.rules import uitgave


class Uitgave(db.Model):
    """Money spent of a budget, recorded by a member or by the resident. In a group two others sign: never one's own.

    ``post_id``: the line of the budget it belongs to. ``activiteit_id``: what it was spent for, if that is known.
    """

    kind = "uitgaven"
    workflow = uitgave.LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("begrotingspost.id"))
    activiteit_id: Mapped[int | None] = mapped_column(ForeignKey("activiteit.id"), index=True)
    soort: Mapped[str] = mapped_column(String(20), default=uitgave.Soort.REKENING)
    omschrijving: Mapped[str] = mapped_column(String(120))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    gedaan_op: Mapped[date]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    status: Mapped[str] = mapped_column(String(20), default=uitgave.Status.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    eigen: Mapped[bool] = mapped_column(Boolean, default=False)
    penningmeester_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    penningmeester_at: Mapped[object | None] = mapped_column(Moment)
    tweede_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    tweede_at: Mapped[object | None] = mapped_column(Moment)
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    bonnen: Mapped[list["Bon"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="[Bon.at, Bon.key]")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("bedrag > 0", name="bedrag"),
        CheckConstraint(
            "penningmeester_id <> owner_id AND tweede_id <> owner_id AND penningmeester_id <> tweede_id", name="vier_ogen"
        ),
        # ``eigen``: of a resident alone, who has nobody to sign.
        CheckConstraint(
            "status NOT IN ('goedgekeurd', 'terugbetaald') OR eigen"
            " OR (penningmeester_at IS NOT NULL AND tweede_at IS NOT NULL)",
            name="getekend",
        ),
    )

    @property
    def naam(self):
        return self.omschrijving

    @property
    def gebied_code(self):
        return self.toekenning.gebied_code


class Bon(db.Model):
    """A receipt, kept outside the web root under ``key``. What it is was read from its contents, not from its name."""

    kind = "bonnen"

    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    uitgave_id: Mapped[int] = mapped_column(ForeignKey("uitgave.id"), index=True)
    naam: Mapped[str] = mapped_column(String(120))
    mimetype: Mapped[str] = mapped_column(String(80))
    grootte: Mapped[int]
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    uitgave: Mapped[Uitgave] = relationship(lazy="raise_on_sql", viewonly=True)
