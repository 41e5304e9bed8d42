"""How promises were kept is added up by the database, so that a year of them is read without reading each."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

ROWS = "afspraak a JOIN inbreng i ON i.id = a.inbreng_id LEFT JOIN gebied g ON g.code = i.gebied_code"
ENDED = "COALESCE(a.beantwoord_op, a.verzet_op, a.vervallen_op, '9999-12-31')"
COUNTS = f"""({ENDED} > a.beloofd OR a.beantwoord_op IS NOT NULL OR a.verzet_op IS NOT NULL)
AND NOT ({ENDED} = '9999-12-31' AND i.rust_sinds IS NOT NULL AND i.rust_sinds <= a.beloofd)"""
INSERT = f"""INSERT INTO afspraaktelling (dag, soort, wijk, nagekomen, verzet, te_laat, beantwoord, dagen)
SELECT a.beloofd, i.soort, COALESCE(CASE g.soort WHEN 'wijk' THEN g.code WHEN 'buurt' THEN g.ouder_code END, ''),
CASE WHEN {ENDED} <= a.beloofd AND a.beantwoord_op IS NOT NULL THEN {{one}} ELSE 0 END,
CASE WHEN {ENDED} <= a.beloofd AND a.beantwoord_op IS NULL THEN {{one}} ELSE 0 END,
CASE WHEN {ENDED} > a.beloofd THEN {{one}} ELSE 0 END,
CASE WHEN a.beantwoord_op IS NOT NULL THEN {{one}} ELSE 0 END,
CASE WHEN a.beantwoord_op IS NOT NULL THEN {{one}} * {{days}} ELSE 0 END
FROM {ROWS} WHERE {{which}} AND {COUNTS}"""
DAYS = {
    "sqlite": "CAST(julianday(a.beantwoord_op) - julianday(a.gemaakt_op) AS INTEGER)",
    "postgresql": "(a.beantwoord_op - a.gemaakt_op)",
}
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
COUNTED = {
    "afspraak": ("a.id", ("inbreng_id", "gemaakt_op", "beloofd", "beantwoord_op", "verzet_op", "vervallen_op")),
    "inbreng": ("i.id", ("soort", "gebied_code", "rust_sinds")),
    "gebied": ("g.code", ("soort", "ouder_code")),
}
HOLD = {
    "afspraak": (
        "PERFORM 1 FROM inbreng WHERE id = {row}.inbreng_id FOR NO KEY UPDATE; PERFORM 1 FROM gebied "
        "WHERE code = (SELECT gebied_code FROM inbreng WHERE id = {row}.inbreng_id) FOR SHARE; "
    ),
    "inbreng": "PERFORM 1 FROM gebied WHERE code = {row}.gebied_code FOR SHARE; ",
    "gebied": "",
}
TRIGGERS = (
    ("afspraak", "INSERT", "AFTER"), ("afspraak", "UPDATE", "BEFORE"), ("afspraak", "UPDATE", "AFTER"),
    ("afspraak", "DELETE", "BEFORE"), ("inbreng", "UPDATE", "BEFORE"), ("inbreng", "UPDATE", "AFTER"),
    ("gebied", "UPDATE", "BEFORE"), ("gebied", "UPDATE", "AFTER"),
)
SQLITE = ("CREATE TRIGGER {name} {moment} {deed} ON {table} FOR EACH ROW {when} BEGIN {insert}; END",)
POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{hold}{insert}; RETURN {back}; END $$""",
    "CREATE TRIGGER {name} {moment} {deed} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()",
)


def upgrade():
    op.create_table(
        "afspraaktelling",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("dag", sa.Date, nullable=False),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("wijk", sa.String(30), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("nagekomen", "verzet", "te_laat", "beantwoord", "dagen")),
    )
    dialect = op.get_bind().dialect.name
    op.execute(INSERT.format(one=1, days=DAYS[dialect], which="a.id = a.id"))
    columns = ["dag", "soort", "wijk", "nagekomen", "verzet", "te_laat", "beantwoord", "dagen"]
    op.create_index("ix_afspraaktelling_dag", "afspraaktelling", columns)
    for place in TRIGGERS:
        for statement in SQLITE if dialect == "sqlite" else POSTGRESQL:
            op.execute(statement.format(**values(*place, dialect)))


def values(table, deed, moment, dialect):
    """Take off what was, before; put on what is, after."""
    key, columns = COUNTED[table]
    row, one = ("OLD", -1) if moment == "BEFORE" else ("NEW", 1)
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    return {
        "name": named(table, deed, moment), "table": table, "deed": deed, "moment": moment,
        "when": f"WHEN (({old}) {DIFFERS[dialect]} ({new}))" if deed == "UPDATE" else "",
        "insert": INSERT.format(one=one, days=DAYS[dialect], which=f"{key} = {row}.{key.partition('.')[2]}"),
        "hold": HOLD[table].format(row=row), "back": "OLD" if deed == "DELETE" else "NEW",
    }


def named(table, deed, moment):
    return f"{table}_{deed.lower()}_{'eraf' if moment == 'BEFORE' else 'erbij'}"


def downgrade():
    postgres = op.get_bind().dialect.name == "postgresql"
    for table, deed, moment in TRIGGERS:
        name = named(table, deed, moment)
        op.execute(f"DROP TRIGGER {name} ON {table}" if postgres else f"DROP TRIGGER {name}")
        if postgres:
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_table("afspraaktelling")
