"""What we remember of groups of residents: who is in them, in which role, and what they add to a regeling."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, synonym

from portal.bewonersgroepen.rules import LEVEN, Soort, Status
from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person
from portal.wijken.models import Gebied


class Bewonersgroep(db.Model):
    """A group or organisation. Recognised (erkend) by staff, from a day, for a werkgebied: ``gebied_code``.

    ``bereikbaar``: how anyone reaches the group, as the group says it. ``helper_id``: who of the gemeente helps it now.
    """

    kind = "bewonersgroepen"
    workflow = LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    naam: Mapped[str] = mapped_column(String(80), unique=True)
    soort: Mapped[str] = mapped_column(String(20), default=Soort.GROEP)
    omschrijving: Mapped[str] = mapped_column(Text, default="")
    bereikbaar: Mapped[str] = mapped_column(String(200), default="")
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    status: Mapped[str] = mapped_column(String(20), default=Status.ACTIEF)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    erkend_op: Mapped[date | None]
    erkend_tot: Mapped[date | None]
    erkend_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str] = synonym("naam")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    leden: Mapped[list["Lidmaatschap"]] = relationship(lazy="raise_on_sql", viewonly=True, order_by="Lidmaatschap.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def mede_ids(self):
        """Everybody who is in it now: none of them acts on it as staff."""
        return {lid.person_id for lid in self.leden if lid.geeindigd_op is None}


class Lidmaatschap(db.Model):
    """Somebody's role in a group, from a day until it ends. Nothing is deleted: who signed when must stay known."""

    id: Mapped[int] = mapped_column(primary_key=True)
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    rol: Mapped[str] = mapped_column(String(20))
    begonnen_op: Mapped[date]
    geeindigd_op: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship(foreign_keys=person_id, lazy="raise_on_sql")
    groep: Mapped[Bewonersgroep] = relationship(lazy="raise_on_sql", viewonly=True)

    __table_args__ = (
        Index(
            "uq_lidmaatschap_once", "groep_id", "person_id", "rol", unique=True,
            sqlite_where=text("geeindigd_op IS NULL"), postgresql_where=text("geeindigd_op IS NULL"),
        ),
    )


class Uitnodigingscode(db.Model):
    """An invitation on paper: into this group, in this role, once. Only a hash of the code is kept."""

    kind = "uitnodigingscodes"

    id: Mapped[int] = mapped_column(primary_key=True)
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    rol: Mapped[str] = mapped_column(String(20))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    van_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    gemaakt_at: Mapped[object] = mapped_column(Moment, default=now)
    verloopt_at: Mapped[object] = mapped_column(Moment)
    gebruikt_at: Mapped[object | None] = mapped_column(Moment)
    ingetrokken_at: Mapped[object | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("gebruikt_at <= verloopt_at", name="op_tijd"),
    )


class Voorwaarde(db.Model):
    """A condition under which an organisation is recognised, from a day until it ends."""

    id: Mapped[int] = mapped_column(primary_key=True)
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    tekst: Mapped[str] = mapped_column(String(300))
    geldig_van: Mapped[date]
    geldig_tot: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Criterium(db.Model):
    """What a recognised organisation adds to a regeling for its werkgebied, from a day until it ends.

    ``categorie`` names a cost category it does not pay for; without one, its adviseur judges it.
    """

    kind = "criteria"

    id: Mapped[int] = mapped_column(primary_key=True)
    groep_id: Mapped[int] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    regeling_id: Mapped[int] = mapped_column(ForeignKey("regeling.id"))
    tekst: Mapped[str] = mapped_column(String(300))
    categorie: Mapped[str] = mapped_column(String(40), default="")
    geldig_van: Mapped[date]
    geldig_tot: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    groep: Mapped[Bewonersgroep] = relationship(lazy="raise_on_sql")
