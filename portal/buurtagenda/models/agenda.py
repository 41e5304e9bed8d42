"""An agenda of an area for a period, with its phases and the buurten it is about."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtagenda.rules import fase
from portal.clock import Moment, now
from portal.extensions import db
from portal.wijken.models import Gebied


class Agenda(db.Model):
    """The agenda of an area for a period. Its status is the phase it is in.

    ``doel``, ``invloed``, ``staat_vast``, ``beslist`` and ``terughoren`` are what everybody must know before taking
    part: why, how far their say reaches, what is fixed, who decides and when they hear. ``drempel``: supporters a
    point needs before it is tested (None: none).
    """

    kind = "agendas"
    workflow = fase.LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    title: Mapped[str] = mapped_column(String(80))
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    van: Mapped[date]
    tot: Mapped[date]
    doel: Mapped[str] = mapped_column(Text, default="")
    invloed: Mapped[str] = mapped_column(String(20), default=fase.Invloed.MEEDENKEN)
    staat_vast: Mapped[str] = mapped_column(Text, default="")
    beslist: Mapped[str] = mapped_column(Text, default="")
    terughoren: Mapped[str] = mapped_column(Text, default="")
    drempel: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(20), default=fase.Fase.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    evaluatie: Mapped[str] = mapped_column(Text, default="")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    fasen: Mapped[list["FasePlan"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="FasePlan.begint")
    buurten: Mapped[list["AgendaBuurt"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="AgendaBuurt.buurt_code"
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("tot >= van", name="periode"), CheckConstraint("drempel > 0", name="drempel"))

    @property
    def voorbij(self):
        """It was closed, or it stopped: nothing comes on it any more."""
        return self.status in fase.EINDE

    @property
    def naam(self):
        return self.title

    @property
    def gebied_naam(self):
        return self.gebied.naam


class AgendaBuurt(db.Model):
    """The buurten an agenda is about: of its area, or a set of its own."""

    agenda_id: Mapped[int] = mapped_column(ForeignKey("agenda.id"), primary_key=True)
    buurt_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), primary_key=True)
    buurt: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    __table_args__ = (Index("ix_agenda_buurt_buurt", "buurt_code"),)


class FasePlan(db.Model):
    """When a phase is planned, what happens in it, and what happens with what people bring."""

    agenda_id: Mapped[int] = mapped_column(ForeignKey("agenda.id"), primary_key=True)
    fase: Mapped[str] = mapped_column(String(20), primary_key=True)
    begint: Mapped[date]
    eindigt: Mapped[date]
    tekst: Mapped[str] = mapped_column(Text, default="")
    inbreng: Mapped[str] = mapped_column(Text, default="")
    __table_args__ = (CheckConstraint("eindigt >= begint", name="fase_periode"),)
