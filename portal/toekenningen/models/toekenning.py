"""What we remember of a grant: its sums and its instalments. In cents."""

from datetime import date

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, ForeignKey, Index, String, Text, and_, case
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.toekenningen.rules.naam import beside
from portal.toekenningen.rules.periode import buiten_periode, eerste_dag
from portal.toekenningen.rules.status import BESLOTEN, LEVEN, Status, Vorm


class Toekenning(db.Model):
    """What was granted on an application, under the number of that application, and what became of the money.

    The sums are those of its plafond (``regelingen.rules.plafond.Som``) for this one grant; the lines stand in Boeking.
    ``klaar_op``: the last day of what it was granted for; ``vorm``: how the recipient accounts for it; ``alsnog_voor``: by
    when still, once that was late (Awb 4:44); ``steekproef``: drawn for a check, on ``getrokken_op`` the lot fell. A grant
    to a group belongs to nobody in it: ``owner_id`` is None. ``plan_akkoord``: no bestedingsplan is needed, or it was
    approved; ``begroting``: what that plans for each line of the budget, as {id as text: cents}.
    """

    kind = "toekenningen"
    workflow = LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column()
    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"), index=True)
    jaar: Mapped[int]
    vorm: Mapped[str] = mapped_column(String(20), default=Vorm.GEEN)
    klaar_op: Mapped[date | None]
    verantwoorden_voor: Mapped[date | None]
    alsnog_voor: Mapped[date | None]
    vaststellen_voor: Mapped[date | None]
    steekproef: Mapped[bool] = mapped_column(Boolean, default=False)
    getrokken_op: Mapped[date | None]
    herinnerd: Mapped[int] = mapped_column(default=0)
    plan_akkoord: Mapped[bool] = mapped_column(Boolean, default=True)
    begroting: Mapped[dict] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(20), default=Status.LOPEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[object] = mapped_column(Moment, default=now)

    toegekend: Mapped[int] = mapped_column(BigInteger, default=0)
    uitbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    verantwoord: Mapped[int] = mapped_column(BigInteger, default=0)
    vastgesteld: Mapped[int] = mapped_column(BigInteger, default=0)
    vrijgevallen: Mapped[int] = mapped_column(BigInteger, default=0)
    overgedragen: Mapped[int] = mapped_column(BigInteger, default=0)
    gespaard: Mapped[int] = mapped_column(BigInteger, default=0)
    teruggevorderd: Mapped[int] = mapped_column(BigInteger, default=0)
    terugbetaald: Mapped[int] = mapped_column(BigInteger, default=0)
    gespaard_tot: Mapped[date | None]

    aanvraag: Mapped["Aanvraag"] = relationship("Aanvraag", lazy="raise_on_sql")  # noqa: F821
    plafond: Mapped["Plafond"] = relationship("Plafond", lazy="raise_on_sql")  # noqa: F821
    termijnen: Mapped[list["Termijn"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="Termijn.nummer")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint(
            "toegekend >= 0 AND uitbetaald >= 0 AND verantwoord >= 0 AND vastgesteld >= 0 AND vrijgevallen >= 0"
            " AND gespaard >= 0 AND teruggevorderd >= 0 AND terugbetaald >= 0",
            name="niet_negatief",
        ),
        CheckConstraint("uitbetaald - teruggevorderd <= toegekend", name="betaald_is_toegekend"),
        CheckConstraint("vastgesteld + gespaard <= toegekend", name="vastgesteld_is_toegekend"),
        CheckConstraint("terugbetaald <= teruggevorderd AND teruggevorderd <= uitbetaald", name="terug_is_betaald"),
        CheckConstraint("(gespaard = 0) = (gespaard_tot IS NULL)", name="sparen_tot"),
        Index("ix_toekenning_verantwoorden", "status", "verantwoorden_voor"),
        Index("ix_toekenning_vaststellen", "status", "vaststellen_voor"),
    )

    @property
    def naam(self):
        """What it is called beside its group."""
        groep = self.aanvraag.groep
        return beside(self.aanvraag.title, groep.naam if groep else None, self.kenmerk)

    @property
    def kenmerk(self):
        return self.aanvraag.kenmerk

    @property
    def gebied_code(self):
        return self.aanvraag.gebied_code

    @property
    def owner_id(self):
        return None if self.aanvraag.groep_id else self.aanvraag.owner_id

    def begroot(self, post):
        """How much is budgeted for a line, in cents: by the plan that was approved, else as it was asked."""
        return self.begroting.get(str(post.id), 0) if self.begroting else post.bedrag

    @property
    def eerste_dag(self):
        """The first day on which money of it is spent; ``klaar_op`` is the last."""
        return eerste_dag(self)

    def is_buiten_periode(self, day):
        return buiten_periode(self, day)

    @hybrid_property
    def verleend(self):
        """What was granted before anything of it was settled lower, in cents; what went to another grant does not count."""
        return self.toegekend + (self.vrijgevallen if self.status in BESLOTEN else 0)

    @verleend.inplace.expression
    @classmethod
    def _verleend(cls):
        return cls.toegekend + case((cls.status.in_(sorted(BESLOTEN)), cls.vrijgevallen), else_=0)

    @hybrid_property
    def is_opnieuw_vast_te_stellen(self):
        """Was more granted after it was settled, as after a bezwaar? That is not owed before it is settled again."""
        return self.status in BESLOTEN and self.vastgesteld < self.toegekend - self.gespaard

    @is_opnieuw_vast_te_stellen.inplace.expression
    @classmethod
    def _is_opnieuw_vast_te_stellen(cls):
        return and_(cls.status.in_(sorted(BESLOTEN)), cls.vastgesteld < cls.toegekend - cls.gespaard)

    @hybrid_property
    def verschuldigd(self):
        """What the recipient may be paid in all, in cents."""
        return self.vastgesteld if self.is_opnieuw_vast_te_stellen else self.toegekend - self.gespaard

    @verschuldigd.inplace.expression
    @classmethod
    def _verschuldigd(cls):
        return case((cls.is_opnieuw_vast_te_stellen, cls.vastgesteld), else_=cls.toegekend - cls.gespaard)

    @property
    def te_betalen(self):
        """What the gemeente still owes the recipient, in cents; money that is saved waits."""
        return max(0, self.verschuldigd - (self.uitbetaald - self.teruggevorderd))

    @property
    def terug_te_betalen(self):
        """What the recipient still owes the gemeente, in cents."""
        return self.teruggevorderd - self.terugbetaald


class Termijn(db.Model):
    """One instalment of a grant: how much, from which day it may be paid, and the last day (Awb 4:87)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"))
    nummer: Mapped[int]
    bedrag: Mapped[int] = mapped_column(BigInteger)
    vanaf: Mapped[date]
    betalen_voor: Mapped[date]
    vervallen: Mapped[bool] = mapped_column(Boolean, default=False)
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql", viewonly=True)

    __table_args__ = (
        CheckConstraint("bedrag > 0", name="bedrag"),
        Index("uq_termijn_nummer", "toekenning_id", "nummer", unique=True),
        Index("ix_termijn_vanaf", "vanaf", "id"),
    )
