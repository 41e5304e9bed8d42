"""What we remember of the end of a grant: the account, its lines and photos, the final amount, and what must come back."""

from datetime import date

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.regelingen.models import RegelingVersie
from portal.toekenningen.models import Toekenning
from portal.verantwoording import guards

OPEN = text("besluit_op IS NULL")
DRAFT = text("ingediend_at IS NULL")


class Verantwoording(db.Model):
    """The account of a grant by its recipient: a draft until it is handed in; a new one after it was sent back.

    ``anders``: what went otherwise than planned.
    """

    kind = "verantwoordingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    verhaal: Mapped[str] = mapped_column(Text, default="")
    anders: Mapped[str] = mapped_column(Text, default="")
    deelnemers: Mapped[int | None]
    naar_waarheid: Mapped[bool] = mapped_column(Boolean, default=False)
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    begonnen_at: Mapped[object] = mapped_column(Moment, default=now)
    bewaard_at: Mapped[object] = mapped_column(Moment, default=now)
    ingediend_at: Mapped[object | None] = mapped_column(Moment)
    terug_reden: Mapped[str] = mapped_column(Text, default="")
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    regels: Mapped[list["VerantwoordingRegel"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="VerantwoordingRegel.volgorde"
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("deelnemers >= 0", name="deelnemers"),
        Index("uq_verantwoording_concept", "toekenning_id", unique=True, sqlite_where=DRAFT, postgresql_where=DRAFT),
    )


class VerantwoordingRegel(db.Model):
    """One line of the account: a line of the budget (``post_id``), what was planned and what was spent (None: not filled
    in yet). Without a line of the budget: what was not planned."""

    id: Mapped[int] = mapped_column(primary_key=True)
    verantwoording_id: Mapped[int] = mapped_column(ForeignKey("verantwoording.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("begrotingspost.id"))
    volgorde: Mapped[int] = mapped_column(default=0)
    omschrijving: Mapped[str] = mapped_column(String(120))
    begroot: Mapped[int] = mapped_column(BigInteger, default=0)
    uitgegeven: Mapped[int | None] = mapped_column(BigInteger)
    toelichting: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        CheckConstraint("begroot >= 0 AND uitgegeven >= 0", name="bedrag"),
        UniqueConstraint("verantwoording_id", "volgorde"),
    )


class VerantwoordingFoto(db.Model):
    """A photo with an account, re-encoded: for the gemeente alone."""

    kind = "verantwoordingfotos"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    verantwoording_id: Mapped[int] = mapped_column(ForeignKey("verantwoording.id"), index=True)
    alt: Mapped[str] = mapped_column(String(200))
    width: Mapped[int]
    height: Mapped[int]
    verantwoording: Mapped[Verantwoording] = relationship(lazy="raise_on_sql", viewonly=True)


class Trekking(db.Model):
    """What decides which grants of one version and year are checked: a secret, and the seal (SHA-256) of it that anybody
    may read beforehand. When the year is over the secret is public, and everybody can do the draw again.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    versie_id: Mapped[int] = mapped_column(ForeignKey("regeling_versie.id"))
    jaar: Mapped[int]
    procent: Mapped[int]
    geheim: Mapped[str] = mapped_column(String(64))
    zegel: Mapped[str] = mapped_column(String(64))
    at: Mapped[object] = mapped_column(Moment, default=now)
    versie: Mapped[RegelingVersie] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("versie_id", "jaar"),)


class Vaststelling(db.Model):
    """The final amount of a grant (Awb 4:46), first as an intention when it is lower, then as a besluit that never changes.

    ``terug``: what must be paid back, ``terug_voor``: by when. ``feiten``: all its letter is composed from. Triggers keep it
    as it was decided (``guards``).
    """

    kind = "vaststellingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), index=True)
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("vaststelling.id"), unique=True)
    grond: Mapped[str] = mapped_column(String(20))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    terug: Mapped[int] = mapped_column(BigInteger, default=0)
    reden: Mapped[str] = mapped_column(Text)
    feiten: Mapped[dict] = mapped_column(JSON, default=dict)
    voornemen_op: Mapped[date | None]
    zienswijze_tot: Mapped[date | None]
    zienswijze: Mapped[str] = mapped_column(Text, default="")
    zienswijze_op: Mapped[date | None]
    besluit_op: Mapped[date | None]
    bezwaar_tot: Mapped[date | None]
    betalen_voor: Mapped[date | None]
    terug_voor: Mapped[date | None]
    terug_herinnerd: Mapped[int] = mapped_column(default=0)
    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    besluiter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")
    vervangt: Mapped["Vaststelling | None"] = relationship(remote_side=id, lazy="raise_on_sql", viewonly=True)

    __table_args__ = (
        CheckConstraint("bedrag >= 0 AND terug >= 0", name="bedrag"),
        CheckConstraint("behandelaar_id <> besluiter_id", name="vier_ogen"),
        CheckConstraint("voornemen_op IS NULL OR zienswijze_tot > voornemen_op", name="zienswijze"),
        CheckConstraint("besluit_op IS NULL OR bezwaar_tot IS NOT NULL", name="bezwaar"),
        CheckConstraint("terug = 0 OR besluit_op IS NULL OR terug_voor IS NOT NULL", name="terug_voor"),
        Index("uq_vaststelling_open", "toekenning_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
    )

    @property
    def naam(self):
        return self.toekenning.naam

    @property
    def gebied_code(self):
        return self.toekenning.gebied_code


event.listen(Vaststelling.__table__, "after_create", guards.put_up)
