"""The count of a round, and its outcome."""

from sqlalchemy import (
    JSON,
    ForeignKey,
    Integer,
    String,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import Moment, now
from portal.extensions import db
from portal.stemmen import guards


class Stemtelling(db.Model):
    """The count of a round: asked for, under way with its progress, and its outcome, which never changes."""

    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"), primary_key=True)
    gevraagd_at: Mapped[object] = mapped_column(Moment, default=now)
    gevraagd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    begonnen_at: Mapped[object | None] = mapped_column(Moment)
    gedaan: Mapped[int] = mapped_column(Integer, default=0)
    totaal: Mapped[int] = mapped_column(Integer, default=0)
    fout: Mapped[str] = mapped_column(String(300), default="")
    klaar_at: Mapped[object | None] = mapped_column(Moment)
    biljetten: Mapped[int] = mapped_column(default=0)
    ongeldig: Mapped[int] = mapped_column(default=0)
    uitslag: Mapped[dict] = mapped_column(JSON, default=dict)
    opkomst: Mapped[dict] = mapped_column(JSON, default=dict)


for guarded in (Stemtelling,):
    event.listen(guarded.__table__, "after_create", guards.put_up)
