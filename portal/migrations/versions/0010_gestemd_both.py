"""Who changes a vote with an account and a code uses both: the one that was still free is written on the row."""

from alembic import op

revision = "0010"
down_revision = "0009"

DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
OLD = (
    "NEW.adres_hash IS NOT NULL OR (OLD.id, OLD.ronde_id, OLD.person_id, OLD.code_id, OLD.kanaal, OLD.buurt_code, "
    "OLD.volgcode) {differ} (NEW.id, NEW.ronde_id, NEW.person_id, NEW.code_id, NEW.kanaal, NEW.buurt_code, NEW.volgcode)"
)
NEW = (
    "(OLD.id, OLD.ronde_id, COALESCE(OLD.person_id, NEW.person_id), COALESCE(OLD.code_id, NEW.code_id), OLD.kanaal, "
    "OLD.buurt_code, OLD.volgcode) {differ} (NEW.id, NEW.ronde_id, COALESCE(NEW.person_id, NEW.person_id), "
    "COALESCE(NEW.code_id, NEW.code_id), NEW.kanaal, NEW.buurt_code, NEW.volgcode) "
    "OR (OLD.person_id, OLD.code_id) {differ} (NEW.person_id, NEW.code_id) "
    "AND ((SELECT status FROM stemronde WHERE id = NEW.ronde_id) IN ('concept', 'gesloten', 'geteld', 'vervallen') "
    "OR EXISTS (SELECT 1 FROM stemcode WHERE id = NEW.code_id AND vervallen_at IS NOT NULL)) "
    "OR (OLD.adres_hash) {differ} (NEW.adres_hash) AND NEW.adres_hash IS NOT NULL "
    "AND (OLD.person_id IS NOT NULL OR NEW.person_id IS NULL)"
)
SQLITE = """CREATE TRIGGER gestemd_update_vast BEFORE UPDATE ON gestemd FOR EACH ROW
WHEN {case} BEGIN SELECT RAISE(ABORT, 'gestemd staat vast'); END"""
POSTGRESQL = """CREATE OR REPLACE FUNCTION gestemd_update_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {case} THEN
RAISE EXCEPTION USING MESSAGE = 'gestemd staat vast', ERRCODE = 'integrity_constraint_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
END $$"""


def upgrade():
    put_up(NEW)


def downgrade():
    put_up(OLD)


def put_up(case):
    """On PostgreSQL the trigger stays and only its function changes."""
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":
        op.execute("DROP TRIGGER gestemd_update_vast")
    op.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[dialect].format(case=case.format(differ=DIFFERS[dialect])))
