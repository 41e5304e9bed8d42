"""For the pages staff work with all day: indexes, and the boekingen added up for each application as they are written."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

QUEUE = {
    "ix_inbreng_nieuw": ("gebied_code", "afgerond", "ontvangen_op", "soort", "aard"),
    "ix_inbreng_beloofd": ("gebied_code", "afgerond", "beloofd", "rust_sinds", "soort", "aard"),
    "ix_inbreng_stil": ("gebied_code", "afgerond", "laatst_at", "soort", "aard"),
    "ix_inbreng_sorteren": ("gebied_code", "afgerond", "getrieerd_at", "soort", "aard"),
    "ix_inbreng_stilst": ("afgerond", "laatst_at", "id", "gebied_code", "soort", "owner_id"),
    "ix_inbreng_oudst": ("afgerond", "getrieerd_at", "ontvangen_op", "id", "gebied_code", "soort", "owner_id"),
    "ix_inbreng_zoeken": ("afgerond", "title", "kenmerk"),
}


OTHER = {
    "ix_boeking_na": ("boeking", ["at", "plafond_id", "aanvraag_id", "soort", "bedrag"]),
    "ix_gestemd_buurt": ("gestemd", ["ronde_id", "buurt_code"]),
    "ix_aanvraag_ontvangen": ("aanvraag", ["ontvangen_op", "gebied_code"]),
}
INDEXES = {name: ("inbreng", columns) for name, columns in QUEUE.items()} | OTHER

SUMS = (
    "bedrag", "verlaging", "gereserveerd", "toegekend", "uitbetaald", "verantwoord", "vastgesteld", "vrijgevallen",
    "overgedragen", "gespaard", "teruggevorderd", "terugbetaald",
)
COLUMNS = f"plafond_id, aanvraag_id, {', '.join(SUMS)}"
FILL = (
    f"INSERT INTO boekstand ({COLUMNS}) SELECT plafond_id, COALESCE(aanvraag_id, 0), "
    + ", ".join(f"SUM(CASE WHEN soort = '{som}' THEN bedrag ELSE 0 END)" for som in SUMS)
    + " FROM boeking GROUP BY plafond_id, COALESCE(aanvraag_id, 0)"
)
ADD = (
    f"INSERT INTO boekstand ({COLUMNS}) VALUES (NEW.plafond_id, COALESCE(NEW.aanvraag_id, 0), "
    + ", ".join(f"CASE WHEN NEW.soort = '{som}' THEN NEW.bedrag ELSE 0 END" for som in SUMS)
    + ") ON CONFLICT (plafond_id, aanvraag_id) DO UPDATE SET "
    + ", ".join(f"{som} = boekstand.{som} + excluded.{som}" for som in SUMS) + ";"
)
SQLITE = f"CREATE TRIGGER boeking_telt_op AFTER INSERT ON boeking FOR EACH ROW BEGIN {ADD} END"
FUNCTION = f"""CREATE OR REPLACE FUNCTION boeking_telt_op() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{ADD} RETURN NULL; END $$"""
TRIGGER = "CREATE TRIGGER boeking_telt_op AFTER INSERT ON boeking FOR EACH ROW EXECUTE FUNCTION boeking_telt_op()"


def upgrade():
    op.create_table(
        "boekstand",
        sa.Column("plafond_id", sa.Integer(), sa.ForeignKey("plafond.id"), nullable=False, autoincrement=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False, autoincrement=False),
        *(sa.Column(som, sa.BigInteger(), nullable=False) for som in SUMS),
        sa.PrimaryKeyConstraint("plafond_id", "aanvraag_id"),
    )
    op.execute(FILL)
    for statement in (FUNCTION, TRIGGER) if is_postgres() else (SQLITE,):
        op.execute(statement)
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)


def downgrade():
    for name, (table, _columns) in reversed(INDEXES.items()):
        op.drop_index(name, table)
    op.execute("DROP TRIGGER boeking_telt_op" + (" ON boeking" if is_postgres() else ""))
    if is_postgres():
        op.execute("DROP FUNCTION boeking_telt_op()")
    op.drop_table("boekstand")


def is_postgres():
    return op.get_bind().dialect.name == "postgresql"
