"""The register of everything handed in, the promises made about it, and where it was sent on to."""

from datetime import date
from hashlib import sha256

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng import tally
from portal.people.models import Person
from portal.wijken.models import Gebied


class Inbreng(db.Model):
    """One thing somebody handed in, of any kind: ``soort`` and ``thing_id`` say which.

    What it is called and how far it is (title to ``afgerond``) is kept in step with the thing itself, in the
    transaction of each event (``story/promise.py``). ``beloofd``: the last day of the promise that runs now;
    ``rust_sinds``: since when it stands still. ``laatst_at``: when somebody last heard something. ``leidraad``:
    {question: ja or nee}. ``escalatie``: how many levels have been told that it is late.
    """

    kind = "inbreng"

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(20))
    thing_id: Mapped[int]
    title: Mapped[str] = mapped_column(String(80), default="")
    kenmerk: Mapped[str] = mapped_column(String(20), default="")
    gebied_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    thema: Mapped[str] = mapped_column(String(30), default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[str] = mapped_column(String(30), default="")
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    openbaar: Mapped[bool] = mapped_column(default=False)
    afgerond: Mapped[bool] = mapped_column(default=False)
    ontvangen_op: Mapped[date]
    laatst_at: Mapped[object] = mapped_column(Moment, default=now)

    beloofd: Mapped[date | None]
    rust_sinds: Mapped[date | None]
    rust_reden: Mapped[str] = mapped_column(Text, default="")
    escalatie: Mapped[int] = mapped_column(default=0)

    aard: Mapped[str] = mapped_column(String(20), default="")
    zwaarte: Mapped[str] = mapped_column(String(20), default="")
    belegd_bij: Mapped[str] = mapped_column(String(120), default="")
    inzet: Mapped[str] = mapped_column(String(20), default="")
    getrieerd_at: Mapped[object | None] = mapped_column(Moment)
    leidraad: Mapped[dict] = mapped_column(JSON, default=dict)
    leidraad_uitkomst: Mapped[str] = mapped_column(String(20), default="")
    leidraad_toelichting: Mapped[str] = mapped_column(Text, default="")

    gebied: Mapped[Gebied | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("soort", "thing_id", name="uq_inbreng_thing"),
        Index(
            "ix_inbreng_wachtrij", "afgerond", "beloofd", "id", "soort", "gebied_code", "aard", "rust_sinds",
            "getrieerd_at", "ontvangen_op", "laatst_at", "owner_id",
        ),
        # Each tab of the queue counted by area, and its first lines; neither reads rows.
        Index("ix_inbreng_nieuw", "gebied_code", "afgerond", "ontvangen_op", "soort", "aard"),
        Index("ix_inbreng_beloofd", "gebied_code", "afgerond", "beloofd", "rust_sinds", "soort", "aard"),
        Index("ix_inbreng_stil", "gebied_code", "afgerond", "laatst_at", "soort", "aard"),
        Index("ix_inbreng_sorteren", "gebied_code", "afgerond", "getrieerd_at", "soort", "aard"),
        Index("ix_inbreng_stilst", "afgerond", "laatst_at", "id", "gebied_code", "soort", "owner_id"),
        Index("ix_inbreng_oudst", "afgerond", "getrieerd_at", "ontvangen_op", "id", "gebied_code", "soort", "owner_id"),
        Index("ix_inbreng_zoeken", "afgerond", "title", "kenmerk"),
        Index("ix_inbreng_telling", "gebied_code", "soort", "status", "afgerond", "ontvangen_op"),
        Index("ix_inbreng_gebied", "gebied_code", "afgerond", "id"),
        Index("ix_inbreng_escalatie", "afgerond", "escalatie", "beloofd"),
    )

    @property
    def naam(self):
        return self.title

    @property
    def version(self):
        """A mark of what staff decide about it. What happens to it otherwise makes no page of theirs too old."""
        sorted_as = self.aard, self.zwaarte, self.belegd_bij, self.inzet
        return mark_of(self.beloofd, *sorted_as, sorted(self.leidraad.items()), self.leidraad_toelichting)


def line_of(kind, model):
    """The relation of a thing of this kind to its line in the register, to be loaded in one statement with the thing."""
    here = f"and_(foreign(Inbreng.thing_id) == {model}.id, Inbreng.soort == '{kind}')"
    return relationship(Inbreng, primaryjoin=here, viewonly=True, uselist=False, lazy="raise_on_sql")


class Afspraak(db.Model):
    """One promised date: when it was made, and whether it was kept, moved or no longer needed."""

    id: Mapped[int] = mapped_column(primary_key=True)
    inbreng_id: Mapped[int] = mapped_column(ForeignKey("inbreng.id"), index=True)
    gemaakt_op: Mapped[date]
    beloofd: Mapped[date]
    reden: Mapped[str] = mapped_column(Text, default="")
    beantwoord_op: Mapped[date | None]
    verzet_op: Mapped[date | None]
    vervallen_op: Mapped[date | None]
    __table_args__ = (
        # All that is asked of the promises of a period, so that counting them reads no rows.
        Index(
            "ix_afspraak_beloofd", "beloofd", "inbreng_id", "beantwoord_op", "verzet_op", "vervallen_op", "gemaakt_op"
        ),
        Index(
            "uq_afspraak_lopend", "inbreng_id", unique=True,
            sqlite_where=text("beantwoord_op IS NULL AND verzet_op IS NULL AND vervallen_op IS NULL"),
            postgresql_where=text("beantwoord_op IS NULL AND verzet_op IS NULL AND vervallen_op IS NULL"),
        ),
    )


class Afspraaktelling(db.Model):
    """What promises for a day came to, of one kind in one wijk ("" for what lies in none); the sum of all its rows.

    It holds for a day once that is over. ``beantwoord``: how many were answered, ``dagen``: in how many days together.
    Before this month ``dag`` can be the first of its month, for all of it. Written by triggers (``tally.py``) and by
    ``folding.py``.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    dag: Mapped[date]
    soort: Mapped[str] = mapped_column(String(20))
    wijk: Mapped[str] = mapped_column(String(30))
    nagekomen: Mapped[int]
    verzet: Mapped[int]
    te_laat: Mapped[int]
    beantwoord: Mapped[int]
    dagen: Mapped[int]
    __table_args__ = (
        Index("ix_afspraaktelling_dag", "dag", "soort", "wijk", "nagekomen", "verzet", "te_laat", "beantwoord", "dagen"),
    )


event.listen(Afspraak.__table__, "after_create", tally.put_up)


class Pauze(db.Model):
    """A time in which the promise stood still, and why."""

    id: Mapped[int] = mapped_column(primary_key=True)
    inbreng_id: Mapped[int] = mapped_column(ForeignKey("inbreng.id"), index=True)
    van: Mapped[date]
    tot: Mapped[date | None]
    reden: Mapped[str] = mapped_column(Text)
    __table_args__ = (CheckConstraint("tot >= van", name="periode"),)


class Triageregel(db.Model):
    """A row of the triage table: where this weight (and kind; "" for every kind) belongs and how wijkregie acts."""

    kind = "triageregels"

    zwaarte: Mapped[str] = mapped_column(String(20), primary_key=True)
    aard: Mapped[str] = mapped_column(String(20), primary_key=True, default="")
    voorbeelden: Mapped[str] = mapped_column(Text, default="")
    belegd_bij: Mapped[str] = mapped_column(String(120))
    inzet: Mapped[str] = mapped_column(String(20))

    @property
    def version(self):
        """A mark of what it says, written or standard."""
        return mark_of(self.voorbeelden or "", self.belegd_bij, self.inzet)


class Doorsturing(db.Model):
    """Sent on to a service: to whom, and what they answered. ``sleutel_hash``: the key of the link in their mail.

    ``beantwoord_at``: since when nobody waits for it any more; without an ``antwoord`` we stopped waiting.
    """

    kind = "doorsturingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    inbreng_id: Mapped[int] = mapped_column(ForeignKey("inbreng.id"), index=True)
    naar: Mapped[str] = mapped_column(String(120))
    mail: Mapped[str] = mapped_column(String(254))
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    sleutel_hash: Mapped[str] = mapped_column(String(64), unique=True)
    verwacht_op: Mapped[date]
    herinnerd_at: Mapped[object | None] = mapped_column(Moment)
    antwoord: Mapped[str] = mapped_column(Text, default="")
    beantwoord_at: Mapped[object | None] = mapped_column(Moment)
    inbreng: Mapped[Inbreng] = relationship(lazy="raise_on_sql")
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    __table_args__ = (Index("ix_doorsturing_stil", "beantwoord_at", "herinnerd_at", "verwacht_op"),)


def mark_of(*values):
    """What stands for a version where there is no such column: other values, another mark."""
    return sha256(repr(values).encode()).hexdigest()[:16]
