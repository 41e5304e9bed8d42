"""What was decided, and what was brought against it."""

from datetime import date

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtbonnen.models.aanvraag import Aanvraag, Bestand
from portal.buurtbonnen.rules.status import BEZWAAR, BezwaarStatus
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person

# The besluit that was not taken after a bezwaar.
FIRST = text("vervangt_id IS NULL")


class Besluit(db.Model):
    """A besluit on an application, never changed before its words go (``rules.bewaren``). ``feiten``: all the letter was
    composed from, as it was then.

    An application has one first besluit. One after a bezwaar takes the place of another (``vervangt_id``), of each at
    most once, so the newest is the one that holds. Against that stands beroep open, and no bezwaar (Awb 7:1).
    Who handled the application does not decide on it (``behandelaar_id`` is who handled it then).
    """

    kind = "besluiten"

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    vervangt_id: Mapped[int | None] = mapped_column(ForeignKey("besluit.id"), unique=True)
    uitkomst: Mapped[str] = mapped_column(String(30))
    bedrag: Mapped[int] = mapped_column(BigInteger, default=0)
    reden: Mapped[str] = mapped_column(Text)
    afwijking: Mapped[str] = mapped_column(Text, default="")
    verplichtingen: Mapped[list] = mapped_column(JSON, default=list)
    feiten: Mapped[dict] = mapped_column(JSON, default=dict)
    besluit_op: Mapped[date]
    bekend_op: Mapped[date]
    bezwaar_tot: Mapped[date | None]
    betalen_voor: Mapped[date | None]
    besluiter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)
    aanvraag: Mapped[Aanvraag] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("behandelaar_id IS NULL OR besluiter_id <> behandelaar_id", name="vier_ogen"),
        CheckConstraint("bedrag >= 0", name="bedrag"),
        CheckConstraint("(vervangt_id IS NULL) = (bezwaar_tot IS NOT NULL)", name="bezwaar_of_beroep"),
        Index("uq_besluit_eerste", "aanvraag_id", unique=True, sqlite_where=FIRST, postgresql_where=FIRST),
    )


class Bezwaar(db.Model):
    """An objection to a besluit, with a clock of its own (Awb 7:10).

    ``ingediend_op`` is the true day of receipt, ``gepost_op`` that of the postmark; ``op_tijd`` what follows from them
    (Awb 6:9). On paper it was entered by staff, with a scan if there is one. ``horen_voor``: until when who made it may ask
    to be heard; ``horen``: whether they were, or why not (Awb 7:2, 7:3), with the day and the report (7:7).
    ``verdaagd_dagen``: how much longer by our own word; ``uitstel_dagen``: with consent (7:10 lid 3 and 4); of both why.
    """

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
    gepost_op: Mapped[date | None]
    op_tijd: Mapped[bool] = mapped_column(default=True)
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    scan_key: Mapped[str | None] = mapped_column(ForeignKey("bestand.key"))
    beslissen_voor: Mapped[date]
    verdaagd_dagen: Mapped[int] = mapped_column(default=0)
    uitstel_dagen: Mapped[int] = mapped_column(default=0)
    verdaagd_reden: Mapped[str] = mapped_column(Text, default="")
    in_gebreke_op: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(30), default=BezwaarStatus.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    besloten_op: Mapped[date | None]
    beroep_tot: Mapped[date | None]
    horen_voor: Mapped[date | None]
    horen: Mapped[str] = mapped_column(String(30), default="")
    gehoord_op: Mapped[date | None]
    hoorverslag: Mapped[str] = mapped_column(Text, default="")
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    nieuw_id: Mapped[int | None] = mapped_column(ForeignKey("besluit.id"), unique=True)
    besluit: Mapped[Besluit] = relationship(foreign_keys=besluit_id, lazy="raise_on_sql")
    nieuw: Mapped[Besluit | None] = relationship(foreign_keys=nieuw_id, lazy="raise_on_sql")
    verzoeken: Mapped[list["Herstelverzoek"]] = relationship(order_by="Herstelverzoek.id", lazy="raise_on_sql")
    scan: Mapped[Bestand | None] = relationship(lazy="raise_on_sql", viewonly=True)
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        # What is (partly) right changes something: there is another besluit (Awb 7:11).
        CheckConstraint("(status IN ('gegrond', 'deels_gegrond')) = (nieuw_id IS NOT NULL)", name="herroepen"),
    )

    @property
    def naam(self):
        return self.besluit.aanvraag.title


class Herstelverzoek(db.Model):
    """What a bezwaar lacks, asked of who objects, until when (Awb 6:6), and what came; the clock stands still for it (7:10
    lid 2). At most one a day."""

    id: Mapped[int] = mapped_column(primary_key=True)
    bezwaar_id: Mapped[int] = mapped_column(ForeignKey("bezwaar.id"))
    vraag: Mapped[str] = mapped_column(Text)
    gevraagd_op: Mapped[date]
    uiterlijk: Mapped[date]
    aangevuld_op: Mapped[date | None]
    antwoord: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        UniqueConstraint("bezwaar_id", "gevraagd_op"),
        CheckConstraint("uiterlijk >= gevraagd_op", name="later"),
        CheckConstraint("aangevuld_op IS NULL OR aangevuld_op >= gevraagd_op", name="volgorde"),
    )
