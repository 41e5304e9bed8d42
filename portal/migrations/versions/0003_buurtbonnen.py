"""Applications: what is asked, its handling and what is decided."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)


def upgrade():
    create_buurtbonnen()


def downgrade():
    for name in (
        "bezwaar", "werknotitie", "schorsing", "volgorde", "waardering", "loting", "bestand", "besluit", "begrotingspost",
        "advies", "aanvulverzoek", "aanvrager", "aanvraag_gebied", "aanvraag",
    ):
        op.drop_table(name)


def create_buurtbonnen():
    op.create_table(
        "aanvraag",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(20), unique=True),
        needed("status", sa.String(30)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("versie_id", sa.Integer, sa.ForeignKey("regeling_versie.id"), index=True),
        needed("venster_id", sa.Integer, sa.ForeignKey("venster.id")),
        needed("title", sa.String(80)),
        needed("wat", sa.Text),
        needed("waarom", sa.Text),
        needed("waar", sa.Text),
        sa.Column("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        sa.Column("begin", sa.Date),
        sa.Column("eind", sa.Date),
        sa.Column("eigen_bijdrage", sa.BigInteger),
        sa.Column("gevraagd", sa.BigInteger),
        sa.Column("eerst_gevraagd", sa.BigInteger),
        needed("open_paginas", sa.JSON),
        needed("antwoorden", sa.JSON),
        needed("created_at", MOMENT),
        needed("changed_at", MOMENT),
        sa.Column("ontvangen_op", sa.Date),
        sa.Column("ontvangen_at", MOMENT),
        needed("ontvangen_via", sa.String(12)),
        sa.Column("ingevoerd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("toestemming", sa.String(300)),
        sa.Column("compleet_op", MOMENT),
        sa.Column("lotnummer", sa.Integer),
        sa.Column("behandelaar_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("beslissen_voor", sa.Date),
        needed("verdaagd_dagen", sa.Integer),
        needed("verdaagd_reden", sa.Text),
        sa.Column("in_gebreke_op", sa.Date),
        sa.Column("voorstel_bedrag", sa.BigInteger),
        needed("voorstel_reden", sa.Text),
        sa.Column("deel_bedrag", sa.BigInteger),
        sa.Column("deel_akkoord_op", MOMENT),
        needed("raadpleging", sa.Text),
        needed("naar", sa.String(120)),
        sa.Index("ix_aanvraag_venster", "venster_id", "compleet_op", "lotnummer"),
        sa.Index("ix_aanvraag_wachtrij", "status", "beslissen_voor", "id", "gebied_code"),
        sa.CheckConstraint("gevraagd IS NULL OR gevraagd >= 0", name="gevraagd"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "aanvraag_gebied",
        sa.Column("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), primary_key=True),
        sa.Column("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), primary_key=True),
    )
    op.create_table(
        "aanvrager",
        sa.Column("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), primary_key=True),
        needed("soort", sa.String(20)),
        needed("naam", sa.String(120)),
        needed("adres", sa.String(120)),
        needed("postcode", sa.String(7)),
        needed("plaats", sa.String(60)),
        sa.Column("buurt_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("telefoon", sa.String(30)),
        needed("email", sa.String(254)),
        needed("adres_hash", sa.String(64), index=True),
    )
    op.create_table(
        "aanvulverzoek",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        needed("vraag", sa.Text),
        needed("gevraagd_op", sa.Date),
        needed("uiterlijk", sa.Date),
        sa.Column("aangevuld_op", sa.Date),
        needed("herinnerd", sa.Integer),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    op.create_table(
        "advies",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("gevraagd_op", sa.Date),
        needed("uiterlijk", sa.Date),
        sa.Column("adviseur_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("geen_belang", sa.Boolean),
        needed("uitkomst", sa.String(12)),
        sa.Column("bedrag", sa.BigInteger),
        needed("reden", sa.Text),
        needed("criteria", sa.JSON),
        sa.Column("gegeven_at", MOMENT),
        sa.UniqueConstraint("aanvraag_id", "groep_id"),
    )
    op.create_table(
        "begrotingspost",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        needed("volgorde", sa.Integer),
        needed("omschrijving", sa.String(120)),
        needed("categorie", sa.String(40)),
        needed("soort", sa.String(12)),
        needed("bedrag", sa.BigInteger),
        needed("baat", sa.Boolean),
        sa.CheckConstraint("bedrag >= 0", name="bedrag"),
    )
    op.create_table(
        "besluit",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        sa.Column("vervangt_id", sa.Integer, sa.ForeignKey("besluit.id"), unique=True),
        needed("uitkomst", sa.String(30)),
        needed("bedrag", sa.BigInteger),
        needed("reden", sa.Text),
        needed("afwijking", sa.Text),
        needed("verplichtingen", sa.JSON),
        needed("feiten", sa.JSON),
        needed("besluit_op", sa.Date),
        needed("bekend_op", sa.Date),
        sa.Column("bezwaar_tot", sa.Date),
        sa.Column("betalen_voor", sa.Date),
        sa.Column("besluiter_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("behandelaar_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        sa.CheckConstraint("bedrag >= 0", name="bedrag"),
        sa.CheckConstraint("behandelaar_id IS NULL OR besluiter_id <> behandelaar_id", name="vier_ogen"),
        sa.CheckConstraint("(vervangt_id IS NULL) = (bezwaar_tot IS NOT NULL)", name="bezwaar_of_beroep"),
        sa.Index(
            "uq_besluit_eerste", "aanvraag_id", unique=True, sqlite_where=sa.text("vervangt_id IS NULL"),
            postgresql_where=sa.text("vervangt_id IS NULL"),
        ),
    )
    op.create_table(
        "bestand",
        sa.Column("key", sa.String(43), primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        needed("soort", sa.String(20)),
        needed("naam", sa.String(120)),
        needed("mimetype", sa.String(80)),
        needed("grootte", sa.Integer),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    op.create_table(
        "loting",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("plafond_id", sa.Integer, sa.ForeignKey("plafond.id"), index=True),
        needed("moment", sa.String(40)),
        needed("seed", sa.String(64)),
        needed("deelnemers", sa.JSON),
        needed("volgorde", sa.JSON),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.UniqueConstraint("plafond_id", "moment"),
    )
    op.create_table(
        "waardering",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id")),
        needed("person_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("punten", sa.Integer),
        needed("toelichting", sa.Text),
        needed("geen_belang", sa.Boolean),
        needed("at", MOMENT),
        sa.UniqueConstraint("aanvraag_id", "person_id"),
        sa.CheckConstraint("punten BETWEEN 1 AND 10", name="punten"),
    )
    op.create_table(
        "volgorde",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("plafond_id", sa.Integer, sa.ForeignKey("plafond.id")),
        needed("nummer", sa.Integer),
        needed("plaatsen", sa.JSON),
        needed("reden", sa.Text),
        needed("bron", sa.String(300)),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.UniqueConstraint("plafond_id", "nummer"),
    )
    op.create_table(
        "schorsing",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        needed("grond", sa.String(20)),
        needed("reden", sa.Text),
        needed("van", sa.Date),
        sa.Column("tot", sa.Date),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name="volgorde"),
    )
    op.create_table(
        "werknotitie",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("aanvraag_id", sa.Integer, sa.ForeignKey("aanvraag.id"), index=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("tekst", sa.Text),
        needed("at", MOMENT),
    )
    op.create_table(
        "bezwaar",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(20), unique=True),
        needed("besluit_id", sa.Integer, sa.ForeignKey("besluit.id"), index=True),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("gronden", sa.Text),
        needed("ingediend_op", sa.Date),
        sa.Column("gepost_op", sa.Date),
        needed("op_tijd", sa.Boolean),
        needed("ontvangen_via", sa.String(12)),
        sa.Column("ingevoerd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("scan_key", sa.String(43), sa.ForeignKey("bestand.key")),
        needed("beslissen_voor", sa.Date),
        needed("status", sa.String(30)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("besloten_op", sa.Date),
        sa.Column("beroep_tot", sa.Date),
        sa.Column("besloten_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("nieuw_id", sa.Integer, sa.ForeignKey("besluit.id"), unique=True),
        sa.CheckConstraint("(status IN ('gegrond', 'deels_gegrond')) = (nieuw_id IS NOT NULL)", name="herroepen"),
    )
