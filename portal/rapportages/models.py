"""A report as it was made: the figures stand in it, so that it reads the same for ever."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import Moment, now
from portal.extensions import db
from portal.rapportages import guards


class Verslag(db.Model):
    """A progress report of an area over a period. ``inhoud``: everything it shows; ``controlegetal``: SHA-256 of that.

    Triggers refuse every change (``guards``).
    """

    kind = "verslagen"

    id: Mapped[int] = mapped_column(primary_key=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    van: Mapped[date]
    tot: Mapped[date]
    titel: Mapped[str] = mapped_column(String(120))
    inleiding: Mapped[str] = mapped_column(Text, default="")
    inhoud: Mapped[dict] = mapped_column(JSON)
    controlegetal: Mapped[str] = mapped_column(String(64))
    gemaakt_at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (CheckConstraint("tot >= van", name="periode"),)


event.listen(Verslag.__table__, "after_create", guards.put_up)
