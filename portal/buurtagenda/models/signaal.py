"""What people see in the buurt."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.buurtagenda.models.agenda import Agenda
from portal.buurtagenda.rules import punt
from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.models import Inbreng, line_of
from portal.kort import kort
from portal.people.models import Person
from portal.wijken.models import Gebied


class Signaal(db.Model):
    """What somebody sees in the buurt: the stories beside the figures. ``bron``: whose eyes."""

    kind = "signalen"
    workflow = punt.SIGNAAL

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    agenda_id: Mapped[int | None] = mapped_column(ForeignKey("agenda.id"), index=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), index=True)
    thema: Mapped[str] = mapped_column(String(30), default="")
    bron: Mapped[str] = mapped_column(String(20), default=punt.Bron.BEWONER)
    organisatie: Mapped[str] = mapped_column(String(80), default="")
    tekst: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    ontvangen_op: Mapped[date]
    status: Mapped[str] = mapped_column(String(20), default=punt.SignaalStatus.INGEDIEND)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    naar: Mapped[str] = mapped_column(String(120), default="")
    agenda: Mapped[Agenda | None] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")
    owner: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    inbreng: Mapped[Inbreng | None] = line_of("signalen", "Signaal")

    __mapper_args__ = {"version_id_col": version}

    @property
    def naam(self):
        return kort(self.tekst, 60)
