"""A wijkopgave: its area and period, the analysis of every year, and the people who work on it."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.wijken.models import Gebied
from portal.wijkopgaven import guards
from portal.wijkopgaven.rules import opgave, risico


class Wijkopgave(db.Model):
    """The work of an area for a period. ``fase``: the key of a phase of the cycle in the gemeenteprofiel.

    ``trekker`` and ``wethouder`` name functions, never people. ``budget`` in cents for the whole period.
    """

    kind = "wijkopgaven"
    workflow = opgave.LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    title: Mapped[str] = mapped_column(String(80))
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    van: Mapped[date]
    tot: Mapped[date]
    aanleiding: Mapped[str] = mapped_column(String(20), default=opgave.Aanleiding.VAN_ONDEROP)
    aanleiding_tekst: Mapped[str] = mapped_column(Text, default="")
    samenvatting: Mapped[str] = mapped_column(Text, default="")
    trekker: Mapped[str] = mapped_column(String(120), default="")
    wethouder: Mapped[str] = mapped_column(String(120), default="")
    budget: Mapped[int | None] = mapped_column(BigInteger)
    fase: Mapped[str] = mapped_column(String(30))
    status: Mapped[str] = mapped_column(String(20), default=opgave.Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    jaren: Mapped[list["OpgaveJaar"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="OpgaveJaar.jaar.desc()")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("tot >= van", name="periode"), CheckConstraint("budget >= 0", name="budget"))

    @property
    def naam(self):
        return self.title


class OpgaveJaar(db.Model):
    """The version of one year: the state of the wijk in figures and in stories, and what changed since last year.

    Public once it is adopted (``vastgesteld_at``); then it never changes, and the database refuses it (``guards``).
    """

    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"), primary_key=True)
    jaar: Mapped[int] = mapped_column(primary_key=True)
    objectief: Mapped[str] = mapped_column(Text, default="")
    subjectief: Mapped[str] = mapped_column(Text, default="")
    veranderd: Mapped[str] = mapped_column(Text, default="")
    vastgesteld_at: Mapped[object | None] = mapped_column(Moment)


class Projectgroep(db.Model):
    """A group that works out one part, led by the regisseur."""

    id: Mapped[int] = mapped_column(primary_key=True)
    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"), index=True)
    naam: Mapped[str] = mapped_column(String(80))
    opdracht: Mapped[str] = mapped_column(Text, default="")


class OpgaveLid(db.Model):
    """Who works on it, by function and organisation: the wijkregieteam, or one of the projectgroepen."""

    id: Mapped[int] = mapped_column(primary_key=True)
    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"), index=True)
    projectgroep_id: Mapped[int | None] = mapped_column(ForeignKey("projectgroep.id"), index=True)
    functie: Mapped[str] = mapped_column(String(80))
    organisatie: Mapped[str] = mapped_column(String(80), default="")
    intern: Mapped[bool] = mapped_column(Boolean, default=True)


class Risico(db.Model):
    """What may go wrong and what is done about it; for staff only. ``kans`` and ``gevolg``: 1 (small) to 3 (large)."""

    kind = "risicos"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    opgave_id: Mapped[int] = mapped_column(ForeignKey("wijkopgave.id"))
    inspanning_id: Mapped[int | None] = mapped_column(ForeignKey("inspanning.id"), index=True)
    soort: Mapped[str] = mapped_column(String(20))
    titel: Mapped[str] = mapped_column(String(120))
    maatregel: Mapped[str] = mapped_column(Text, default="")
    kans: Mapped[int] = mapped_column(default=2)
    gevolg: Mapped[int] = mapped_column(default=2)
    opgelost_op: Mapped[date | None]
    opgave: Mapped[Wijkopgave] = relationship(lazy="raise_on_sql")
    inspanning = relationship("Inspanning", lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("kans BETWEEN 1 AND 3", name="kans"),
        CheckConstraint("gevolg BETWEEN 1 AND 3", name="gevolg"),
        Index("ix_risico_opgave", "opgave_id", "opgelost_op"),
    )

    @property
    def klasse(self):
        """groot, matig or klein."""
        return risico.klasse(self)

    @property
    def gebied_code(self):
        return self.opgave.gebied_code


event.listen(OpgaveJaar.__table__, "after_create", guards.put_up)
