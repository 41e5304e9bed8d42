"""What we remember of the ledger: each plafond with its sums, the boekingen, and what those add up to."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.regelingen import guards, optellen
from portal.regelingen.models.regeling import Venster
from portal.wijken.models import Gebied


class Plafond(db.Model):
    """The most there is for an area in a venster, in cents. The database itself refuses what goes over it.

    ``gereserveerd``: promised to those whose turn it is; ``toegekend``: granted and not released since; of which
    ``uitbetaald`` has been paid, ``verantwoord`` accounted for, ``vastgesteld`` settled for good and ``gespaard`` kept for
    a later year. ``vrijgevallen`` went back to the plafond, ``overgedragen`` to grants elsewhere (below nought: it came
    from there); of what was paid ``teruggevorderd`` is claimed back and ``terugbetaald`` came back. ``verlaging``: how much
    less there is for what is asked from now on; what was asked before a lowering keeps the
    whole of ``bedrag`` (Awb 4:27 lid 2).
    """

    kind = "plafonds"

    id: Mapped[int] = mapped_column(primary_key=True)
    venster_id: Mapped[int] = mapped_column(ForeignKey("venster.id"))
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    verlaging: Mapped[int] = mapped_column(BigInteger, default=0)
    gereserveerd: Mapped[int] = mapped_column(BigInteger, default=0)
    toegekend: Mapped[int] = mapped_column(BigInteger, default=0)
    uitbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    verantwoord: Mapped[int] = mapped_column(BigInteger, default=0)
    vastgesteld: Mapped[int] = mapped_column(BigInteger, default=0)
    vrijgevallen: Mapped[int] = mapped_column(BigInteger, default=0)
    overgedragen: Mapped[int] = mapped_column(BigInteger, default=0)
    gespaard: Mapped[int] = mapped_column(BigInteger, default=0)
    teruggevorderd: Mapped[int] = mapped_column(BigInteger, default=0)
    terugbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    venster: Mapped[Venster] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("venster_id", "gebied_code"),
        CheckConstraint("gereserveerd >= 0 AND toegekend >= 0 AND uitbetaald >= 0", name="niet_negatief"),
        CheckConstraint("gereserveerd + toegekend <= bedrag", name="nooit_erover"),
        CheckConstraint("uitbetaald - teruggevorderd <= toegekend", name="betaald_is_toegekend"),
        CheckConstraint("vastgesteld + gespaard <= toegekend", name="vastgesteld_is_toegekend"),
        CheckConstraint("terugbetaald <= teruggevorderd AND teruggevorderd <= uitbetaald", name="terug_is_betaald"),
        CheckConstraint("verlaging >= 0 AND verlaging <= bedrag", name="verlaging"),
    )

    # By how much it is lower for the application it was looked up for; None: for what is asked from now on.
    grens = None

    @property
    def lager(self):
        return self.verlaging if self.grens is None else self.grens

    @property
    def geldend(self):
        """How much there is, in cents, for the application it was looked up for or what is asked from now on."""
        return self.bedrag - self.lager

    @property
    def over(self):
        """What is left of that, in cents."""
        return max(0, self.in_kas - self.lager)

    @property
    def in_kas(self):
        """What is left for what was asked before any lowering, in cents."""
        return self.bedrag - self.gereserveerd - self.toegekend


class Boeking(db.Model):
    """One line of the ledger, never changed: by how many cents one of the sums of a plafond grew or shrank."""

    id: Mapped[int] = mapped_column(primary_key=True)
    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"), index=True)
    aanvraag_id: Mapped[int | None] = mapped_column(index=True)
    soort: Mapped[str] = mapped_column(String(20))
    bedrag: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reden: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_boeking_stand", "plafond_id", "aanvraag_id", "soort", "at", "bedrag"),
        # Adding up what came after a day reads this index and no rows.
        Index("ix_boeking_na", "at", "plafond_id", "aanvraag_id", "soort", "bedrag"),
    )


class Boekstand(db.Model):
    """What the boekingen of one application in a plafond add up to, in cents; under number 0 those of no application.

    The database keeps it: each line that is booked is added by a trigger (``optellen``), and lines never change.
    """

    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"), primary_key=True, autoincrement=False)
    aanvraag_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bedrag: Mapped[int] = mapped_column(BigInteger)
    verlaging: Mapped[int] = mapped_column(BigInteger)
    gereserveerd: Mapped[int] = mapped_column(BigInteger)
    toegekend: Mapped[int] = mapped_column(BigInteger)
    uitbetaald: Mapped[int] = mapped_column(BigInteger)
    verantwoord: Mapped[int] = mapped_column(BigInteger)
    vastgesteld: Mapped[int] = mapped_column(BigInteger)
    vrijgevallen: Mapped[int] = mapped_column(BigInteger)
    overgedragen: Mapped[int] = mapped_column(BigInteger)
    gespaard: Mapped[int] = mapped_column(BigInteger)
    teruggevorderd: Mapped[int] = mapped_column(BigInteger)
    terugbetaald: Mapped[int] = mapped_column(BigInteger)


Boekstand.__table__.add_is_dependent_on(Boeking.__table__)
event.listen(Boeking.__table__, "after_create", guards.put_up)
event.listen(Boekstand.__table__, "after_create", optellen.put_up)
