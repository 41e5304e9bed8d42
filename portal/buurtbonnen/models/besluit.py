"""What was decided, and what was brought against it."""

from datetime import date

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtbonnen.models.aanvraag import Aanvraag
from portal.buurtbonnen.rules.status import BEZWAAR, BezwaarStatus
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person


class Besluit(db.Model):
    """One besluit on one application, never changed. ``feiten``: all the letter was composed from, as it was then.

    Who handled the application does not decide on it (``behandelaar_id`` is who handled it then).
    """

    kind = "besluiten"

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), unique=True)
    uitkomst: Mapped[str] = mapped_column(String(30))
    bedrag: Mapped[int] = mapped_column(BigInteger, default=0)
    reden: Mapped[str] = mapped_column(Text)
    afwijking: Mapped[str] = mapped_column(Text, default="")
    verplichtingen: Mapped[list] = mapped_column(JSON, default=list)
    feiten: Mapped[dict] = mapped_column(JSON, default=dict)
    besluit_op: Mapped[date]
    bekend_op: Mapped[date]
    bezwaar_tot: Mapped[date]
    betalen_voor: Mapped[date | None]
    besluiter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)
    aanvraag: Mapped[Aanvraag] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("behandelaar_id IS NULL OR besluiter_id <> behandelaar_id", name="vier_ogen"),
        CheckConstraint("bedrag >= 0", name="bedrag"),
    )


class Bezwaar(db.Model):
    """An objection to a besluit, with a clock of its own (Awb 7:10)."""

    kind = "bezwaren"
    workflow = BEZWAAR
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(20), unique=True)
    besluit_id: Mapped[int] = mapped_column(ForeignKey("besluit.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    gebied_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    gronden: Mapped[str] = mapped_column(Text)
    ingediend_op: Mapped[date]
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    beslissen_voor: Mapped[date]
    status: Mapped[str] = mapped_column(String(30), default=BezwaarStatus.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    besluit: Mapped[Besluit] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}

    @property
    def naam(self):
        return self.besluit.aanvraag.title
