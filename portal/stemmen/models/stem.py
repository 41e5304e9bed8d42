"""Who has voted and, apart from that, what was voted.

``Gestemd`` knows the voter and no choice; ``Stembiljet`` knows the choice and neither voter nor time. One
transaction writes both. No row of one leads to a row of the other once the round is closed.
"""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    cast,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import Moment, now
from portal.extensions import db
from portal.stemmen import guards


class Gestemd(db.Model):
    """Who has voted: an account, a code, or both when an account used a code. Each counts once in a round.

    It holds no choice and no exact time. ``volgcode`` proves that a ballot was counted, not which. ``adres_hash``: the
    mail address of the account under a key, so that who leaves and comes back has voted still; emptied at closing.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("stemcode.id"))
    kanaal: Mapped[str] = mapped_column(String(10))
    buurt_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    volgcode: Mapped[str] = mapped_column(String(20))
    adres_hash: Mapped[str | None] = mapped_column(String(64))
    __table_args__ = (
        UniqueConstraint("ronde_id", "adres_hash", name="uq_gestemd_adres"),
        UniqueConstraint("ronde_id", "person_id", name="uq_gestemd_person"),
        UniqueConstraint("ronde_id", "code_id", name="uq_gestemd_code"),
        UniqueConstraint("ronde_id", "volgcode", name="uq_gestemd_volgcode"),
        # How many voted in each buurt is counted without reading who they are.
        Index("ix_gestemd_buurt", "ronde_id", "buurt_code"),
        CheckConstraint("person_id IS NOT NULL OR code_id IS NOT NULL", name="stemmer"),
    )


class Stembiljet(db.Model):
    """One ballot, under a random key. ``keuzes``: "<keuze id>:<points or place>" joined by commas, in order of id.

    ``wissel``: where changing is allowed, a keyed hash of its row in ``Gestemd``; emptied at closing. ``kanaal`` goes then
    too, unless the rules weigh channels: the only paper ballot of a round would say whose it is.
    """

    key: Mapped[str] = mapped_column(String(22), primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    keuzes: Mapped[str] = mapped_column(Text)
    kanaal: Mapped[str] = mapped_column(String(10))
    wissel: Mapped[str | None] = mapped_column(String(64), unique=True)
    __table_args__ = (Index("ix_stembiljet_ronde_key", "ronde_id", "key"), {"sqlite_with_rowid": False})


class Stemconcept(db.Model):
    """A choice that was saved and does not count yet. It goes when the vote is cast and when the round closes.

    It waits for an account, for a code or, while nobody knows who it is, for a browser: ``browser_hash``, a hash of
    the key that browser keeps. Who chose nothing after all keeps a row without ``keuzes``, which waits for nothing: it
    remembers the reminder.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("stemcode.id"))
    browser_hash: Mapped[str | None] = mapped_column(String(64))
    keuzes: Mapped[dict] = mapped_column(JSON, default=dict)
    at: Mapped[object] = mapped_column(Moment, default=now)
    herinnerd_at: Mapped[object | None] = mapped_column(Moment)
    __table_args__ = (
        UniqueConstraint("ronde_id", "person_id", name="uq_stemconcept_person"),
        UniqueConstraint("code_id", "ronde_id", name="uq_stemconcept_code"),
        UniqueConstraint("browser_hash", "ronde_id", name="uq_stemconcept_browser"),
        CheckConstraint("person_id IS NOT NULL OR code_id IS NOT NULL OR browser_hash IS NOT NULL", name="stemmer"),
    )


# PostgreSQL compares JSON only as text.
WAITS = cast(Stemconcept.keuzes, Text) != "{}"

for guarded in (Gestemd, Stembiljet):
    event.listen(guarded.__table__, "after_create", guards.put_up)
