"""The right to vote on paper: codes, and paper ballots as they are typed in."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    String,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.stemmen import guards
from portal.stemmen.models.ronde import Stemronde
from portal.stemmen.rules import ronde


class Stemcode(db.Model):
    """The right to one vote, as a code on paper. Only its hash is kept; ``nummer`` is printed beside it and no secret.

    ``adres_hash``: the address it was sent to, under a key, so that the desk can replace what got lost. ``vraag``: what
    ``vervanging_door`` asked for, with ``vervallen_reden``, and ``vervanging_akkoord`` agreed to: a ``Vraag``.
    """

    kind = "stemcodes"

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    nummer: Mapped[int]
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    soort: Mapped[str] = mapped_column(String(10), default=ronde.Toegang.CODE)
    adres_hash: Mapped[str] = mapped_column(String(64), default="", index=True)
    buurt_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    uitgegeven_at: Mapped[object] = mapped_column(Moment, default=now)
    uitgegeven_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    vervallen_at: Mapped[object | None] = mapped_column(Moment)
    vervallen_reden: Mapped[str] = mapped_column(String(200), default="")
    vraag: Mapped[str] = mapped_column(String(10), default="")
    vervanging_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    vervanging_akkoord_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("stemcode.id"), unique=True)
    ronde: Mapped[Stemronde] = relationship(lazy="raise_on_sql", viewonly=True)
    __table_args__ = (
        UniqueConstraint("ronde_id", "nummer", name="uq_stemcode_nummer"),
        CheckConstraint("vervanging_akkoord_id <> vervanging_door_id", name="vier_ogen"),
    )

    @property
    def gebied_code(self):
        return self.ronde.gebied_code


class Papier(db.Model):
    """A paper ballot as one of two people typed it in. Both go as soon as they agree and the ballot is cast."""

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"))
    code_id: Mapped[int] = mapped_column(ForeignKey("stemcode.id"))
    beurt: Mapped[int]
    bundel: Mapped[str] = mapped_column(String(20), default="")
    keuzes: Mapped[dict] = mapped_column(JSON, default=dict)
    ongeldig: Mapped[str] = mapped_column(String(200), default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)
    __table_args__ = (
        UniqueConstraint("code_id", "beurt", name="uq_papier_beurt"),
        UniqueConstraint("code_id", "by_id", name="uq_papier_vier_ogen"),
        CheckConstraint("beurt IN (1, 2)", name="beurt"),
    )


class Papierbundel(db.Model):
    """What became of the paper ballots of one bundle, as numbers only: cast, double, or not valid."""

    ronde_id: Mapped[int] = mapped_column(ForeignKey("stemronde.id"), primary_key=True)
    naam: Mapped[str] = mapped_column(String(20), primary_key=True)
    geteld: Mapped[int] = mapped_column(default=0)
    dubbel: Mapped[int] = mapped_column(default=0)
    ongeldig: Mapped[int] = mapped_column(default=0)


event.listen(Stemcode.__table__, "after_create", guards.put_up)
