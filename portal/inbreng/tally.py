"""How promises were kept, added up by the database itself whenever anything that counts of one changes.

What was is taken off before the change and what is comes on after it, each as rows of their own, so that no writer waits
for another; what a day came to is their sum (``folding.py`` makes one row of many). On PostgreSQL what else decides
about the promise is held meanwhile: its submission, and the area that one lies in.
A migration that copies one of these tables on SQLite puts its triggers up again: a copy has none.
"""

ROWS = "afspraak a JOIN inbreng i ON i.id = a.inbreng_id LEFT JOIN gebied g ON g.code = i.gebied_code"
ENDED = "COALESCE(a.beantwoord_op, a.verzet_op, a.vervallen_op, '9999-12-31')"
# Of each promise once its day is over: what stands still is not late, and what lapsed in time is nothing.
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
# table → its key in the rows above, and what counts of it.
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
SQLITE = "CREATE TRIGGER {name} {moment} {deed} ON {table} FOR EACH ROW {when} BEGIN {insert}; END"
FUNCTION = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{hold}{insert}; RETURN {back}; END $$"""
TRIGGER = "CREATE TRIGGER {name} {moment} {deed} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()"


def put_up(_table, connection, **_options):
    """For ``after_create`` of the promises, the last of the tables that count."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(dialect):
    """The statements that put up the triggers; they are called ``<table>_<deed>_<eraf or erbij>``."""
    for table in COUNTED:
        for deed in ("INSERT", "UPDATE", "DELETE") if table == "afspraak" else ("UPDATE",):
            if deed != "INSERT":
                yield from trigger(table, deed, "BEFORE", dialect)
            if deed != "DELETE":
                yield from trigger(table, deed, "AFTER", dialect)


def trigger(table, deed, moment, dialect):
    """Take off what was, before; put on what is, after."""
    key, columns = COUNTED[table]
    row, one, name = ("OLD", -1, "eraf") if moment == "BEFORE" else ("NEW", 1, "erbij")
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    values = {
        "name": f"{table}_{deed.lower()}_{name}", "table": table, "deed": deed, "moment": moment,
        "when": f"WHEN (({old}) {DIFFERS[dialect]} ({new}))" if deed == "UPDATE" else "",
        "insert": INSERT.format(one=one, days=DAYS[dialect], which=f"{key} = {row}.{key.partition('.')[2]}"),
        "hold": HOLD[table].format(row=row), "back": "OLD" if deed == "DELETE" else "NEW",
    }
    if dialect == "postgresql":
        yield FUNCTION.format(**values)
        yield TRIGGER.format(**values)
    else:
        yield SQLITE.format(**values)
