"""What the database itself refuses in a vote: changed rules or options, late ballots, a changed list or result.

A migration that copies one of these tables on SQLite puts its guards up again: a copy has none.
"""

STATUS = "(SELECT status FROM stemronde WHERE id = {row}.ronde_id)"
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# What is agreed once a round is fixed. PostgreSQL compares JSON only as text.
RONDE = (
    "{0}.agenda_id, {0}.gebied_code, {0}.title, {0}.uitleg, {0}.vorm, {0}.budget, CAST({0}.regels AS TEXT), "
    "{0}.opent_at, {0}.sluit_at, {0}.zaad, {0}.zaad_hash, {0}.kop_voor"
)
# What closing published and destroyed.
SLOT = "{0}.kop_na, {0}.sleutel, {0}.sleutel_vernietigd_at"
# An account or a code that is not there yet may come: it was used with the other.
GESTEMD = (
    "{0}.id, {0}.ronde_id, COALESCE({0}.person_id, NEW.person_id), COALESCE({0}.code_id, NEW.code_id), {0}.kanaal, "
    "{0}.buurt_code, {0}.volgcode"
)
WEG, ADRES = "{0}.person_id, {0}.code_id", "{0}.adres_hash"
KEUZE = "{0}.id, {0}.ronde_id, {0}.nummer, {0}.punt_id, {0}.title, {0}.tekst, {0}.kosten, {0}.thema, {0}.gebied_code"
NIET_CONCEPT = f"{STATUS} IN ('vastgelegd', 'gesloten', 'geteld', 'vervallen')"
# Who may vote is agreed as well: the buurten of an agenda stay while a round on it is fixed, or was.
AGENDA_VAST = (
    "EXISTS (SELECT 1 FROM stemronde WHERE agenda_id = {row}.agenda_id AND status IN ('vastgelegd', 'gesloten', 'geteld'))"
)
NIET_VASTGELEGD = f"{STATUS} IN ('concept', 'gesloten', 'geteld', 'vervallen')"
# A code counts once: what is void casts nothing, and what was used is not made void.
CODE_VERVALLEN = "EXISTS (SELECT 1 FROM stemcode WHERE id = NEW.code_id AND vervallen_at IS NOT NULL)"
CODE_GEBRUIKT = (
    "OLD.vervallen_at IS NULL AND NEW.vervallen_at IS NOT NULL "
    "AND EXISTS (SELECT 1 FROM gestemd WHERE ronde_id = NEW.ronde_id AND code_id = NEW.id)"
)
# The hash of an address comes with its account, and later only goes.
ADRES_ERBIJ = (
    f"{{differs:{ADRES}}} AND NEW.adres_hash IS NOT NULL AND (OLD.person_id IS NOT NULL OR NEW.person_id IS NULL)"
)
# A round goes on and never back, and after closing its head and its destroyed key stay what they are.
AFGELOPEN = (
    "OLD.status IN ('gesloten', 'geteld', 'vervallen') AND ({differs:" + SLOT + "} "
    "OR NOT (NEW.status = OLD.status OR (OLD.status = 'gesloten' AND NEW.status = 'geteld')))"
)
# table → (deed, when it is refused). {row} is the row that comes or, where none comes, goes.
GUARDS = {
    "stemronde": (
        ("UPDATE", f"OLD.status <> 'concept' AND (NEW.status = 'concept' OR {{differs:{RONDE}}}) OR {AFGELOPEN}"),
        ("DELETE", "OLD.status <> 'concept'"),
    ),
    "keuze": (
        ("INSERT", NIET_CONCEPT),
        (
            "UPDATE",
            f"{NIET_CONCEPT} AND ({{differs:{KEUZE}}} OR OLD.ingetrokken_at IS NOT NULL "
            f"OR NEW.ingetrokken_at IS NULL OR NEW.ingetrokken_reden = '' OR {STATUS} <> 'vastgelegd')",
        ),
        ("DELETE", NIET_CONCEPT),
    ),
    "agenda_buurt": tuple((deed, AGENDA_VAST) for deed in ("INSERT", "UPDATE", "DELETE")),
    "strijdig": tuple((deed, NIET_CONCEPT) for deed in ("INSERT", "UPDATE", "DELETE")),
    "gestemd": (
        ("INSERT", f"{NIET_VASTGELEGD} OR {CODE_VERVALLEN}"),
        (
            "UPDATE",
            f"{{differs:{GESTEMD}}} OR {{differs:{WEG}}} AND ({NIET_VASTGELEGD} OR {CODE_VERVALLEN}) OR {ADRES_ERBIJ}",
        ),
        ("DELETE", "true"),
    ),
    "stemcode": (("UPDATE", CODE_GEBRUIKT),),
    "stembiljet": tuple((deed, NIET_VASTGELEGD) for deed in ("INSERT", "UPDATE", "DELETE")),
    "stemtelling": (("UPDATE", "OLD.klaar_at IS NOT NULL"), ("DELETE", "OLD.klaar_at IS NOT NULL")),
}
SQLITE = """CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW
WHEN {case} BEGIN SELECT RAISE(ABORT, '{table} staat vast'); END"""
FUNCTION = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {case} THEN
RAISE EXCEPTION USING MESSAGE = '{table} staat vast', ERRCODE = 'integrity_constraint_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
END $$"""
TRIGGER = "CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def put_up(table, connection, **_options):
    """For ``after_create`` of a guarded table."""
    for statement in statements(table.name, connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(table, dialect):
    """The statements that put up the guards of a table; a trigger is called ``<table>_<deed>_vast``."""
    for deed, case in GUARDS[table]:
        values = {
            "name": f"{table}_{deed.lower()}_vast",
            "deed": deed,
            "table": table,
            "case": spelled(case, deed, dialect),
        }
        if dialect == "postgresql":
            yield FUNCTION.format(**values)
            yield TRIGGER.format(**values)
        else:
            yield SQLITE.format(**values)


def spelled(case, deed, dialect):
    """The condition in the words of this database."""
    for columns in (RONDE, SLOT, GESTEMD, WEG, ADRES, KEUZE):
        old, new = columns.format("OLD"), columns.format("NEW")
        case = case.replace(f"{{differs:{columns}}}", f"({old}) {DIFFERS[dialect]} ({new})")
    return case.replace("{row}", "OLD" if deed == "DELETE" else "NEW")
