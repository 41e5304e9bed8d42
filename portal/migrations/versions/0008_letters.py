"""What is late may come still until a day that is kept; a final amount that takes the place of another keeps that one's sums.

Who heard before this that an account is late, hears it once more: with that day.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

COLUMNS = (
    "{0}.id, {0}.toekenning_id, {0}.vervangt_id, {0}.grond, {0}.bedrag, {0}.terug, {0}.voornemen_op, {0}.zienswijze_tot, "
    "{0}.zienswijze_op, {0}.besluit_op, {0}.bezwaar_tot, {0}.betalen_voor, {0}.terug_voor, {0}.at"
)
BEFORE = (
    "kenmerk", "verleend_op", "klaar_op", "toegekend", "gespaard", "betaald", "rest", "drempel", "voorgesteld",
    "verantwoorden_voor", "verantwoord.op", "verantwoord.bedrag", "voornemen.bedrag", "voornemen.eerst", "voornemen.betaald",
)
SINCE = (*BEFORE, "alsnog_voor", "vervangt.op", "vervangt.bedrag", "vervangt.terug", "wijzigingsgrond")


def upgrade():
    op.add_column("toekenning", sa.Column("alsnog_voor", sa.Date))
    op.execute("UPDATE toekenning SET herinnerd = 2 WHERE herinnerd > 2 AND status = 'lopend'")
    guard(SINCE)


def downgrade():
    guard(BEFORE)
    op.drop_column("toekenning", "alsnog_voor")


def guard(paths):
    """Refuse a change to a final amount once it was decided on, in its columns and in these of its facts."""
    postgres = op.get_bind().dialect.name == "postgresql"
    differs = "IS DISTINCT FROM" if postgres else "IS NOT"

    def fact(row, path):
        inside = path.replace(".", ",")
        return f"({row}.feiten #>> '{{{inside}}}')" if postgres else f"json_extract({row}.feiten, '$.{path}')"

    old, new = (", ".join(fact(row, path) for path in paths) for row in ("OLD", "NEW"))
    addressee = " || ".join(f"COALESCE({fact('NEW', path)}, '')" for path in ("aan.naam", "groep"))
    changed = (
        f"OLD.besluit_op IS NOT NULL AND (({COLUMNS.format('OLD')}) {differs} ({COLUMNS.format('NEW')}) "
        "OR (NEW.zienswijze <> '' AND NEW.zienswijze <> OLD.zienswijze) "
        f"OR ({addressee} <> '' AND (NEW.reden <> OLD.reden OR CAST(NEW.feiten AS TEXT) <> CAST(OLD.feiten AS TEXT))) "
        f"OR (CAST(NEW.feiten AS TEXT) <> '{{}}' AND ({old}) {differs} ({new})))"
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'vaststelling staat vast'); END"
    when, then = (f"({changed})", "EXECUTE FUNCTION staat_vast()") if postgres else (changed, refuse)
    op.execute(f"DROP TRIGGER vaststelling_verandert_niet{' ON vaststelling' if postgres else ''}")
    op.execute(f"CREATE TRIGGER vaststelling_verandert_niet BEFORE UPDATE ON vaststelling FOR EACH ROW WHEN {when} {then}")
