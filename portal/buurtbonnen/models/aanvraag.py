"""What somebody asks: the plan, the applicant, the budget and the files. Amounts in cents."""

from datetime import date

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.rules.status import LEVEN, Status
from portal.clock import Moment, now
from portal.extensions import db
from portal.inbreng.models import Inbreng, line_of
from portal.people.models import Person
from portal.regelingen.models import RegelingVersie, Venster
from portal.wijken.models import Gebied


class Aanvraag(db.Model):
    """An application under one version of a regeling; it keeps that version whatever is published later.

    ``antwoorden`` holds what the pages of the form asked beside the columns, under the names of ``Feiten``.
    ``ontvangen_op`` is the true day of receipt; ``compleet_op`` the day everything was there; ``eerst_gevraagd`` what
    was asked on receipt. ``open_paginas``: the pages of the form that may change while it is completed.
    """

    kind = "aanvragen"
    workflow = LEVEN
    thema = ""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    kenmerk: Mapped[str | None] = mapped_column(String(20), unique=True)
    status: Mapped[str] = mapped_column(String(30), default=Status.CONCEPT)
    status_at: Mapped[object] = mapped_column(Moment, default=now)
    status_reden: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    groep_id: Mapped[int | None] = mapped_column(ForeignKey("bewonersgroep.id"), index=True)
    versie_id: Mapped[int] = mapped_column(ForeignKey("regeling_versie.id"), index=True)
    venster_id: Mapped[int] = mapped_column(ForeignKey("venster.id"))

    title: Mapped[str] = mapped_column(String(80), default="")
    wat: Mapped[str] = mapped_column(Text, default="")
    waarom: Mapped[str] = mapped_column(Text, default="")
    waar: Mapped[str] = mapped_column(Text, default="")
    gebied_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    begin: Mapped[date | None]
    eind: Mapped[date | None]
    eigen_bijdrage: Mapped[int | None] = mapped_column(BigInteger)
    gevraagd: Mapped[int | None] = mapped_column(BigInteger)
    eerst_gevraagd: Mapped[int | None] = mapped_column(BigInteger)
    open_paginas: Mapped[list] = mapped_column(JSON, default=list)
    antwoorden: Mapped[dict] = mapped_column(JSON, default=dict)

    created_at: Mapped[object] = mapped_column(Moment, default=now)
    changed_at: Mapped[object] = mapped_column(Moment, default=now, onupdate=now)
    ontvangen_op: Mapped[date | None]
    ontvangen_at: Mapped[object | None] = mapped_column(Moment)
    ontvangen_via: Mapped[str] = mapped_column(String(12), default="web")
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    toestemming: Mapped[str] = mapped_column(String(300), default="")
    compleet_op: Mapped[object | None] = mapped_column(Moment)
    lotnummer: Mapped[int | None]

    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    beslissen_voor: Mapped[date | None]
    verdaagd_dagen: Mapped[int] = mapped_column(default=0)
    verdaagd_reden: Mapped[str] = mapped_column(Text, default="")
    in_gebreke_op: Mapped[date | None]
    voorstel_bedrag: Mapped[int | None] = mapped_column(BigInteger)
    voorstel_reden: Mapped[str] = mapped_column(Text, default="")
    deel_bedrag: Mapped[int | None] = mapped_column(BigInteger)
    deel_akkoord_op: Mapped[object | None] = mapped_column(Moment)
    raadpleging: Mapped[str] = mapped_column(Text, default="")
    naar: Mapped[str] = mapped_column(String(120), default="")

    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id, lazy="raise_on_sql")
    behandelaar: Mapped[Person | None] = relationship(foreign_keys=behandelaar_id, lazy="raise_on_sql")
    groep: Mapped[Bewonersgroep | None] = relationship(lazy="raise_on_sql")
    versie: Mapped[RegelingVersie] = relationship(lazy="raise_on_sql")
    venster: Mapped[Venster] = relationship(lazy="raise_on_sql")
    gebied: Mapped[Gebied | None] = relationship(lazy="raise_on_sql")
    inbreng: Mapped[Inbreng | None] = line_of("aanvragen", "Aanvraag")
    aanvrager: Mapped["Aanvrager | None"] = relationship(lazy="raise_on_sql", viewonly=True)
    posten: Mapped[list["Begrotingspost"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="Begrotingspost.volgorde"
    )
    bestanden: Mapped[list["Bestand"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="[Bestand.at, Bestand.key]"
    )
    werkgebieden: Mapped[list["AanvraagGebied"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="AanvraagGebied.gebied_code"
    )

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("gevraagd IS NULL OR gevraagd >= 0", name="gevraagd"),
        Index("ix_aanvraag_wachtrij", "status", "beslissen_voor", "id", "gebied_code"),
        Index("ix_aanvraag_ontvangen", "ontvangen_op", "gebied_code"),
        Index("ix_aanvraag_venster", "venster_id", "compleet_op", "lotnummer"),
        # A browser remembers the numbers of its drafts: SQLite too may give no number out twice.
        {"sqlite_autoincrement": True},
    )

    @property
    def naam(self):
        return self.title


class Aanvrager(db.Model):
    """Who asks, as the law wants to know it (Awb 4:2). Never public; gone when the retention term is over.

    ``adres_hash``: the address under a key, to see a second application from it without comparing addresses.
    """

    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), primary_key=True)
    soort: Mapped[str] = mapped_column(String(20), default="")
    naam: Mapped[str] = mapped_column(String(120), default="")
    adres: Mapped[str] = mapped_column(String(120), default="")
    postcode: Mapped[str] = mapped_column(String(7), default="")
    plaats: Mapped[str] = mapped_column(String(60), default="")
    buurt_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    telefoon: Mapped[str] = mapped_column(String(30), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    adres_hash: Mapped[str] = mapped_column(String(64), default="", index=True)


class AanvraagGebied(db.Model):
    """The areas of a combined application; the body of each gives advice."""

    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), primary_key=True)
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"), primary_key=True)
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")


class Begrotingspost(db.Model):
    """One line of the budget; ``baat``: it brings money in; ``bestuur``: it is for the board of an organisation itself."""

    id: Mapped[int] = mapped_column(primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    volgorde: Mapped[int] = mapped_column(default=0)
    omschrijving: Mapped[str] = mapped_column(String(120), default="")
    categorie: Mapped[str] = mapped_column(String(40), default="")
    soort: Mapped[str] = mapped_column(String(12), default="onbekend")
    bedrag: Mapped[int] = mapped_column(BigInteger)
    baat: Mapped[bool] = mapped_column(default=False)
    bestuur: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (CheckConstraint("bedrag >= 0", name="bedrag"),)


class Bestand(db.Model):
    """A file, kept outside the web root under ``key``. What it is was read from its contents, not from its name."""

    kind = "bestanden"

    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    aanvraag_id: Mapped[int] = mapped_column(ForeignKey("aanvraag.id"), index=True)
    soort: Mapped[str] = mapped_column(String(20))
    naam: Mapped[str] = mapped_column(String(120))
    mimetype: Mapped[str] = mapped_column(String(80))
    grootte: Mapped[int]
    at: Mapped[object] = mapped_column(Moment, default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    aanvraag: Mapped[Aanvraag] = relationship(lazy="raise_on_sql", viewonly=True)
