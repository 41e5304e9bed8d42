"""What is voted on: the round with its rules, its options, and those that exclude each other."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtagenda.models import Agenda, AgendaBuurt, Agendapunt
from portal.clock import Moment, now
from portal.extensions import db
from portal.stemmen import guards
from portal.stemmen.rules import ronde
from portal.wijken.models import Gebied


class Stemronde(db.Model):
    """A voting round. From ``vastgelegd`` on nothing of it changes; the database refuses it (``guards``).

    ``regels``: everything that is agreed about ballot and count, under the names of ``rules/regels.py``. Money in
    cents; ``budget`` None is a round about priorities. ``zaad`` decides lots; its hash ``zaad_hash`` is public before
    opening. ``sleutel`` links a ballot to its voter while changing is allowed, and is destroyed at closing.
    ``kop_voor`` and ``kop_na``: the heads of the chained hashes over the rules before, and the ballots after, the vote.
    """

    kind = "stemrondes"
    workflow = ronde.LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    agenda_id: Mapped[int] = mapped_column(ForeignKey("agenda.id"), index=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    title: Mapped[str] = mapped_column(String(80))
    uitleg: Mapped[str] = mapped_column(Text, default="")
    vorm: Mapped[str] = mapped_column(String(12), default=ronde.Vorm.KIES)
    budget: Mapped[int | None] = mapped_column(BigInteger)
    regels: Mapped[dict] = mapped_column(JSON, default=dict)
    opent_at: Mapped[object] = mapped_column(Moment)
    sluit_at: Mapped[object] = mapped_column(Moment)
    status: Mapped[str] = mapped_column(String(20), default=ronde.Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    zaad: Mapped[str] = mapped_column(String(64), default="")
    zaad_hash: Mapped[str] = mapped_column(String(64), default="")
    sleutel: Mapped[str] = mapped_column(String(64), default="")
    sleutel_vernietigd_at: Mapped[object | None] = mapped_column(Moment)
    kop_voor: Mapped[str] = mapped_column(String(64), default="")
    kop_na: Mapped[str] = mapped_column(String(64), default="")
    geopend_gemeld_at: Mapped[object | None] = mapped_column(Moment)

    agenda: Mapped[Agenda] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    keuzes: Mapped[list["Keuze"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="Keuze.nummer")
    strijdig: Mapped[list["Strijdig"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="[Strijdig.een_id, Strijdig.ander_id]"
    )
    telling: Mapped[object | None] = relationship("Stemtelling", uselist=False, lazy="raise_on_sql", viewonly=True)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("sluit_at > opent_at", name="termijn"),
        CheckConstraint("budget > 0", name="budget"),
    )

    @property
    def naam(self):
        return self.title

    @property
    def stand(self):
        return ronde.stand(self)


class Keuze(db.Model):
    """What can be voted for. ``kosten`` in cents, 0 is free, None not known yet: only while the round is a draft.

    Withdrawn only with a public reason.
    """

    kind = "keuzes"

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    nummer: Mapped[int]
    punt_id: Mapped[int | None] = mapped_column(ForeignKey("agendapunt.id"), index=True)
    title: Mapped[str] = mapped_column(String(80))
    tekst: Mapped[str] = mapped_column(Text, default="")
    kosten: Mapped[int | None] = mapped_column(BigInteger)
    thema: Mapped[str] = mapped_column(String(30), default="")
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"))
    ingetrokken_at: Mapped[object | None] = mapped_column(Moment)
    ingetrokken_reden: Mapped[str] = mapped_column(Text, default="")
    ronde: Mapped[Stemronde] = relationship(lazy="raise_on_sql", viewonly=True)
    punt: Mapped[Agendapunt | None] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    __table_args__ = (
        UniqueConstraint("ronde_id", "nummer", name="uq_keuze_nummer"),
        CheckConstraint("kosten >= 0", name="kosten"),
    )

    @property
    def gebied_naam(self):
        """As on the rows of a ballot, which know no more of the area."""
        return self.gebied.naam


class Strijdig(db.Model):
    """Two options that cannot both be carried out."""

    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"), primary_key=True)
    een_id: Mapped[int] = mapped_column(ForeignKey("keuze.id"), primary_key=True)
    ander_id: Mapped[int] = mapped_column(ForeignKey("keuze.id"), primary_key=True)


for guarded in (Stemronde, Keuze, Strijdig, AgendaBuurt):
    event.listen(guarded.__table__, "after_create", guards.put_up)
