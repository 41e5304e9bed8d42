"""What happens to an application between receipt and besluit."""

from datetime import date

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.rules.who import is_nog_erkend
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person


class Aanvulverzoek(db.Model):
    """What was asked, until when; it stops the clock from the day after (Awb 4:15). Never without a date."""

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    vraag: Mapped[str] = mapped_column(Text)
    gevraagd_op: Mapped[date]
    uiterlijk: Mapped[date]
    aangevuld_op: Mapped[date | None]
    herinnerd: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Schorsing(db.Model):
    """Days in which the clock stands still: from ``van`` up to, not including, ``tot`` (None: it still stands)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    grond: Mapped[str] = mapped_column(String(20))
    reden: Mapped[str] = mapped_column(Text, default="")
    van: Mapped[date]
    tot: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    __table_args__ = (CheckConstraint("tot IS NULL OR tot >= van", name="volgorde"),)


class Advies(db.Model):
    """What one group advises on one application, by which adviseur. ``uitkomst`` empty: still asked."""

    kind = "adviezen"

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    gevraagd_op: Mapped[date]
    uiterlijk: Mapped[date]
    adviseur_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    geen_belang: Mapped[bool] = mapped_column(default=False)
    uitkomst: Mapped[str] = mapped_column(String(12), default="")
    bedrag: Mapped[int | None] = mapped_column(BigInteger)
    reden: Mapped[str] = mapped_column(Text, default="")
    criteria: Mapped[list] = mapped_column(JSON, default=list)
    gegeven_at: Mapped[object | None] = mapped_column(Moment)
    groep: Mapped[Bewonersgroep] = relationship(lazy="raise_on_sql")
    adviseur: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    aanvraag: Mapped["object"] = relationship("Aanvraag", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("aanvraag_id", "groep_id"),)

    @property
    def kan_nog(self):
        """Was it not given, and is the organisation still one that advises (``groep`` must be loaded)?"""
        return not self.uitkomst and is_nog_erkend(None, self)


class Werknotitie(db.Model):
    """A note among staff on one application."""

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    tekst: Mapped[str] = mapped_column(Text)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class Waardering(db.Model):
    """What one beoordelaar gives one application of a round; kept with the declaration that there is no interest."""

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    punten: Mapped[int]
    toelichting: Mapped[str] = mapped_column(Text)
    geen_belang: Mapped[bool] = mapped_column(default=False)
    at: Mapped[object] = mapped_column(Moment, default=now)

    __table_args__ = (
        UniqueConstraint("aanvraag_id", "person_id"), CheckConstraint("punten BETWEEN 1 AND 10", name="punten"),
    )


class Volgorde(db.Model):
    """The order of a round as somebody fixed it, never changed: a later one takes its place. ``plaatsen``: {id of an
    application: its place}, equals have the same; ``bron``: where an order of elsewhere stands, such as a vote."""

    id: Mapped[int] = mapped_column(primary_key=True)
    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"))
    nummer: Mapped[int]
    plaatsen: Mapped[dict] = mapped_column(JSON)
    reden: Mapped[str] = mapped_column(Text)
    bron: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    __table_args__ = (UniqueConstraint("plafond_id", "nummer"),)


class Loting(db.Model):
    """A lottery among applications of the same moment: who took part, the seed, and the order that came of it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    plafond_id: Mapped[int] = mapped_column(ForeignKey("plafond.id"), index=True)
    moment: Mapped[str] = mapped_column(String(40))
    seed: Mapped[str] = mapped_column(String(64))
    deelnemers: Mapped[list] = mapped_column(JSON)
    volgorde: Mapped[list] = mapped_column(JSON)
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    __table_args__ = (UniqueConstraint("plafond_id", "moment"),)
