"""Regelingen with their versions, vensters and plafonds; groups of residents."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)


def upgrade():
    create_regelingen()
    create_bewonersgroepen()
    put_up_guards()


def downgrade():
    for name in (
        "lidmaatschap", "criterium", "bewonersgroep", "boeking", "plafond", "venster",
        "regeling_versie", "storing", "regeling", "feestdag",
    ):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION staat_vast()")


def create_regelingen():
    op.create_table(
        "feestdag",
        sa.Column("datum", sa.Date, primary_key=True),
        needed("naam", sa.String(80)),
        needed("bron", sa.String(200)),
    )
    op.create_table(
        "regeling",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("sleutel", sa.String(40), unique=True),
        needed("naam", sa.String(80)),
        needed("omschrijving", sa.Text),
        needed("created_at", MOMENT),
        sa.Column("created_by_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    op.create_table(
        "storing",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("van", MOMENT),
        needed("tot", MOMENT),
        needed("wat", sa.String(200)),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("tot >= van", name="volgorde"),
    )
    op.create_table(
        "regeling_versie",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("regeling_id", sa.Integer, sa.ForeignKey("regeling.id")),
        needed("nummer", sa.Integer),
        needed("naam", sa.String(80)),
        needed("bron", sa.Text),
        sa.Column("geldig_van", sa.Date),
        sa.Column("geldig_tot", sa.Date),
        needed("regels", sa.JSON),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("gepubliceerd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("published_at", MOMENT),
        sa.CheckConstraint("gepubliceerd_door_id IS NULL OR gepubliceerd_door_id <> owner_id", name="vier_ogen"),
        sa.CheckConstraint("geldig_tot IS NULL OR geldig_tot >= geldig_van", name="geldigheid"),
        sa.UniqueConstraint("regeling_id", "nummer"),
    )
    op.create_table(
        "venster",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("versie_id", sa.Integer, sa.ForeignKey("regeling_versie.id"), index=True),
        needed("naam", sa.String(80)),
        needed("opent_op", sa.Date),
        needed("sluit_op", sa.Date),
        sa.CheckConstraint("sluit_op >= opent_op", name="volgorde"),
    )
    op.create_table(
        "plafond",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("venster_id", sa.Integer, sa.ForeignKey("venster.id")),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("bedrag", sa.BigInteger),
        needed("verlaging", sa.BigInteger),
        needed("gereserveerd", sa.BigInteger),
        needed("toegekend", sa.BigInteger),
        needed("uitbetaald", sa.BigInteger),
        sa.CheckConstraint("gereserveerd + toegekend <= bedrag", name="nooit_erover"),
        sa.UniqueConstraint("venster_id", "gebied_code"),
        sa.CheckConstraint("uitbetaald <= toegekend", name="betaald_is_toegekend"),
        sa.CheckConstraint("verlaging >= 0 AND verlaging <= bedrag", name="verlaging"),
        sa.CheckConstraint("gereserveerd >= 0 AND toegekend >= 0 AND uitbetaald >= 0", name="niet_negatief"),
    )
    op.create_table(
        "boeking",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("plafond_id", sa.Integer, sa.ForeignKey("plafond.id"), index=True),
        sa.Column("aanvraag_id", sa.Integer, index=True),
        needed("soort", sa.String(20)),
        needed("bedrag", sa.BigInteger),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("reden", sa.Text),
    )


def create_bewonersgroepen():
    op.create_table(
        "bewonersgroep",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("naam", sa.String(80), unique=True),
        needed("soort", sa.String(20)),
        needed("omschrijving", sa.Text),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        needed("created_at", MOMENT),
        sa.Column("erkend_op", sa.Date),
        sa.Column("erkend_tot", sa.Date),
        sa.Column("erkend_door_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    op.create_table(
        "criterium",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("regeling_id", sa.Integer, sa.ForeignKey("regeling.id")),
        needed("tekst", sa.String(300)),
        needed("categorie", sa.String(40)),
        needed("geldig_van", sa.Date),
        sa.Column("geldig_tot", sa.Date),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    op.create_table(
        "lidmaatschap",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("person_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        needed("rol", sa.String(20)),
        needed("begonnen_op", sa.Date),
        sa.Column("geeindigd_op", sa.Date),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Index(
            "uq_lidmaatschap_once", "groep_id", "person_id", "rol", unique=True,
            sqlite_where=sa.text("geeindigd_op IS NULL"), postgresql_where=sa.text("geeindigd_op IS NULL"),
        ),
    )


FUNCTION = """CREATE OR REPLACE FUNCTION staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' staat vast', ERRCODE = 'integrity_constraint_violation';
END $$"""
VERSIE_CHANGED = (
    "OLD.status <> 'concept' AND (NEW.status = 'concept' OR "
    "(OLD.regeling_id, OLD.nummer, OLD.naam, OLD.bron, OLD.geldig_van, OLD.geldig_tot, CAST(OLD.regels AS TEXT)) "
    "{differs} "
    "(NEW.regeling_id, NEW.nummer, NEW.naam, NEW.bron, NEW.geldig_van, NEW.geldig_tot, CAST(NEW.regels AS TEXT)))"
)
BOEKING_CHANGED = (
    "(OLD.id, OLD.plafond_id, OLD.aanvraag_id, OLD.soort, OLD.bedrag, OLD.at, OLD.reden) "
    "{differs} "
    "(NEW.id, NEW.plafond_id, NEW.aanvraag_id, NEW.soort, NEW.bedrag, NEW.at, NEW.reden)"
)
GUARDS = (
    ("regeling_versie", "verandert_niet", "UPDATE", VERSIE_CHANGED),
    ("regeling_versie", "verdwijnt_niet", "DELETE", "OLD.status <> 'concept'"),
    ("boeking", "verandert_niet", "UPDATE", BOEKING_CHANGED),
    ("boeking", "verdwijnt_niet", "DELETE", "true"),
)


def put_up_guards():
    """What was published stays as it was, and so does the ledger; who booked may be forgotten."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(FUNCTION)
    for table, name, deed, case in GUARDS:
        case = case.format(differs="IS DISTINCT FROM" if postgresql else "IS NOT")
        refuse = "EXECUTE FUNCTION staat_vast()" if postgresql else refusal(table)
        when = f"({case})" if postgresql else case
        op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} FOR EACH ROW WHEN {when} {refuse}")


def refusal(table):
    return f"BEGIN SELECT RAISE(ABORT, '{table} staat vast'); END"
