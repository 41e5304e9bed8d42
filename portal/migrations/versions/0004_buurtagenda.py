"""The agenda of a buurt, and voting: rounds, ballots, who has voted, the count."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)

STATUS = "(SELECT status FROM stemronde WHERE id = {row}.ronde_id)"
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# What is agreed once a round is fixed. PostgreSQL compares JSON only as text.
RONDE = (
    "{0}.agenda_id, {0}.gebied_code, {0}.title, {0}.uitleg, {0}.vorm, {0}.budget, CAST({0}.regels AS TEXT), "
    "{0}.opent_at, {0}.sluit_at, {0}.zaad, {0}.zaad_hash, {0}.kop_voor"
)
# What closing published and destroyed.
SLOT = "{0}.kop_na, {0}.sleutel, {0}.sleutel_vernietigd_at"
GESTEMD = "{0}.id, {0}.ronde_id, {0}.person_id, {0}.code_id, {0}.kanaal, {0}.buurt_code, {0}.volgcode"
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
        ("UPDATE", f"NEW.adres_hash IS NOT NULL OR {{differs:{GESTEMD}}}"),
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


def upgrade():
    create_indicatoren()
    create_buurtagenda()
    create_stemmen()
    dialect = op.get_bind().dialect.name
    for table in GUARDS:
        for statement in statements(table, dialect):
            op.execute(statement)


def downgrade():
    for name in (
        "strijdig", "stemconcept", "papierbundel", "papier", "gestemd", "stemtelling", "stemcode", "stembiljet",
        "keuze", "stemronde", "toets", "punt_steun", "punt_mijlpaal", "signaal", "fase_plan",
        "agendapunt", "agenda_buurt", "agenda", "indicator",
    ):
        op.drop_table(name)
    op.drop_column("cijfer", "aantal")
    if op.get_bind().dialect.name == "postgresql":
        for table, guards in GUARDS.items():
            for deed, _case in guards:
                op.execute(f"DROP FUNCTION {table}_{deed.lower()}_vast")


def create_indicatoren():
    op.add_column("cijfer", sa.Column("aantal", sa.Integer))
    op.create_table(
        "indicator",
        sa.Column("naam", sa.String(40), primary_key=True),
        needed("titel", sa.String(80)),
        needed("eenheid", sa.String(30)),
        needed("bron", sa.String(120)),
        needed("soort", sa.String(12)),
        needed("richting", sa.String(8)),
        needed("traag", sa.Boolean),
        needed("groepsgrootte", sa.Integer),
        needed("deel_van", sa.String(40)),
    )


def create_buurtagenda():
    op.create_table(
        "agenda",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("title", sa.String(80)),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("van", sa.Date),
        needed("tot", sa.Date),
        needed("doel", sa.Text),
        needed("invloed", sa.String(20)),
        needed("staat_vast", sa.Text),
        needed("beslist", sa.Text),
        needed("terughoren", sa.Text),
        sa.Column("drempel", sa.Integer),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        needed("evaluatie", sa.Text),
        sa.CheckConstraint("drempel > 0", name="drempel"),
        sa.CheckConstraint("tot >= van", name="periode"),
    )
    op.create_table(
        "agenda_buurt",
        sa.Column("agenda_id", sa.Integer, sa.ForeignKey("agenda.id"), primary_key=True),
        sa.Column("buurt_code", sa.String(30), sa.ForeignKey("gebied.code"), primary_key=True),
        sa.Index("ix_agenda_buurt_buurt", "buurt_code"),
    )
    op.create_table(
        "agendapunt",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(20), unique=True),
        needed("agenda_id", sa.Integer, sa.ForeignKey("agenda.id"), index=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("thema", sa.String(30)),
        needed("title", sa.String(80)),
        needed("wat", sa.Text),
        needed("waarom", sa.Text),
        needed("waar", sa.String(200)),
        sa.Column("kosten", sa.BigInteger),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        needed("ontvangen_via", sa.String(12)),
        needed("ontvangen_op", sa.Date),
        sa.Column("ingevoerd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        sa.Column("geplaatst_at", MOMENT),
        needed("status", sa.String(30)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("doel_id", sa.Integer, sa.ForeignKey("agendapunt.id"), index=True),
        needed("naar", sa.String(120)),
        needed("voorstel", sa.JSON),
        needed("steun_count", sa.Integer),
        sa.Column("plaats", sa.Integer),
        needed("uitvoerder", sa.String(120)),
        sa.Column("klaar_voor", sa.Date),
        sa.Column("geld_gepland", sa.BigInteger),
        sa.Column("geld_besteed", sa.BigInteger),
        needed("openbaar", sa.Boolean, sa.Computed("geplaatst_at IS NOT NULL", persisted=True)),
        sa.Index("ix_agendapunt_agenda_status", "agenda_id", "openbaar", "status"),
        sa.CheckConstraint("kosten >= 0", name="kosten"),
    )
    op.create_table(
        "fase_plan",
        sa.Column("agenda_id", sa.Integer, sa.ForeignKey("agenda.id"), primary_key=True),
        sa.Column("fase", sa.String(20), primary_key=True),
        needed("begint", sa.Date),
        needed("eindigt", sa.Date),
        needed("tekst", sa.Text),
        needed("inbreng", sa.Text),
        sa.CheckConstraint("eindigt >= begint", name="fase_periode"),
    )
    op.create_table(
        "signaal",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("agenda_id", sa.Integer, sa.ForeignKey("agenda.id"), index=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("thema", sa.String(30)),
        needed("bron", sa.String(20)),
        needed("organisatie", sa.String(80)),
        needed("tekst", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        needed("ontvangen_via", sa.String(12)),
        needed("ontvangen_op", sa.Date),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        needed("naar", sa.String(120)),
    )
    op.create_table(
        "punt_mijlpaal",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("punt_id", sa.Integer, sa.ForeignKey("agendapunt.id"), index=True),
        needed("titel", sa.String(120)),
        sa.Column("gepland_op", sa.Date),
        sa.Column("gehaald_op", sa.Date),
    )
    op.create_table(
        "punt_steun",
        sa.Column("punt_id", sa.Integer, sa.ForeignKey("agendapunt.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        needed("at", MOMENT),
        sa.Index("ix_punt_steun_person", "person_id"),
    )
    op.create_table(
        "toets",
        sa.Column("punt_id", sa.Integer, sa.ForeignKey("agendapunt.id"), primary_key=True),
        sa.Column("criterium", sa.String(30), primary_key=True),
        needed("oordeel", sa.String(10)),
        needed("toelichting", sa.Text),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
    )


def create_stemmen():
    op.create_table(
        "stemronde",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("agenda_id", sa.Integer, sa.ForeignKey("agenda.id"), index=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("title", sa.String(80)),
        needed("uitleg", sa.Text),
        needed("vorm", sa.String(12)),
        sa.Column("budget", sa.BigInteger),
        needed("regels", sa.JSON),
        needed("opent_at", MOMENT),
        needed("sluit_at", MOMENT),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("zaad", sa.String(64)),
        needed("zaad_hash", sa.String(64)),
        needed("sleutel", sa.String(64)),
        sa.Column("sleutel_vernietigd_at", MOMENT),
        needed("kop_voor", sa.String(64)),
        needed("kop_na", sa.String(64)),
        sa.Column("geopend_gemeld_at", MOMENT),
        sa.CheckConstraint("budget > 0", name="budget"),
        sa.CheckConstraint("sluit_at > opent_at", name="termijn"),
    )
    op.create_table(
        "keuze",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        needed("nummer", sa.Integer),
        sa.Column("punt_id", sa.Integer, sa.ForeignKey("agendapunt.id"), index=True),
        needed("title", sa.String(80)),
        needed("tekst", sa.Text),
        sa.Column("kosten", sa.BigInteger),
        needed("thema", sa.String(30)),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        sa.Column("ingetrokken_at", MOMENT),
        needed("ingetrokken_reden", sa.Text),
        sa.UniqueConstraint("ronde_id", "nummer", name="uq_keuze_nummer"),
        sa.CheckConstraint("kosten >= 0", name="kosten"),
    )
    op.create_table(
        "stembiljet",
        sa.Column("key", sa.String(22), primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        needed("keuzes", sa.Text),
        needed("kanaal", sa.String(10)),
        sa.Column("wissel", sa.String(64), unique=True),
        sa.Index("ix_stembiljet_ronde_key", "ronde_id", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stemcode",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        needed("nummer", sa.Integer),
        needed("code_hash", sa.String(64), unique=True),
        needed("soort", sa.String(10)),
        needed("adres_hash", sa.String(64), index=True),
        sa.Column("buurt_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("uitgegeven_at", MOMENT),
        sa.Column("uitgegeven_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("vervallen_at", MOMENT),
        needed("vervallen_reden", sa.String(200)),
        needed("vraag", sa.String(10)),
        sa.Column("vervanging_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("vervanging_akkoord_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("vervangt_id", sa.Integer, sa.ForeignKey("stemcode.id"), unique=True),
        sa.UniqueConstraint("ronde_id", "nummer", name="uq_stemcode_nummer"),
        sa.CheckConstraint("vervanging_akkoord_id <> vervanging_door_id", name="vier_ogen"),
    )
    op.create_table(
        "stemtelling",
        sa.Column("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id"), primary_key=True),
        needed("gevraagd_at", MOMENT),
        sa.Column("gevraagd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("begonnen_at", MOMENT),
        needed("gedaan", sa.Integer),
        needed("totaal", sa.Integer),
        needed("fout", sa.String(300)),
        sa.Column("klaar_at", MOMENT),
        needed("biljetten", sa.Integer),
        needed("ongeldig", sa.Integer),
        needed("uitslag", sa.JSON),
        needed("opkomst", sa.JSON),
    )
    op.create_table(
        "gestemd",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("code_id", sa.Integer, sa.ForeignKey("stemcode.id")),
        needed("kanaal", sa.String(10)),
        sa.Column("buurt_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("volgcode", sa.String(20)),
        sa.Column("adres_hash", sa.String(64)),
        sa.CheckConstraint("person_id IS NOT NULL OR code_id IS NOT NULL", name="stemmer"),
        sa.UniqueConstraint("ronde_id", "adres_hash", name="uq_gestemd_adres"),
        sa.UniqueConstraint("ronde_id", "person_id", name="uq_gestemd_person"),
        sa.UniqueConstraint("ronde_id", "volgcode", name="uq_gestemd_volgcode"),
        sa.UniqueConstraint("ronde_id", "code_id", name="uq_gestemd_code"),
    )
    op.create_table(
        "papier",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        needed("code_id", sa.Integer, sa.ForeignKey("stemcode.id")),
        needed("beurt", sa.Integer),
        needed("bundel", sa.String(20)),
        needed("keuzes", sa.JSON),
        needed("ongeldig", sa.String(200)),
        needed("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        sa.UniqueConstraint("code_id", "beurt", name="uq_papier_beurt"),
        sa.UniqueConstraint("code_id", "by_id", name="uq_papier_vier_ogen"),
        sa.CheckConstraint("beurt IN (1, 2)", name="beurt"),
    )
    op.create_table(
        "papierbundel",
        sa.Column("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id"), primary_key=True),
        sa.Column("naam", sa.String(20), primary_key=True),
        needed("geteld", sa.Integer),
        needed("dubbel", sa.Integer),
        needed("ongeldig", sa.Integer),
    )
    op.create_table(
        "stemconcept",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id")),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("code_id", sa.Integer, sa.ForeignKey("stemcode.id")),
        sa.Column("browser_hash", sa.String(64)),
        needed("keuzes", sa.JSON),
        needed("at", MOMENT),
        sa.Column("herinnerd_at", MOMENT),
        sa.UniqueConstraint("browser_hash", "ronde_id", name="uq_stemconcept_browser"),
        sa.UniqueConstraint("code_id", "ronde_id", name="uq_stemconcept_code"),
        sa.UniqueConstraint("ronde_id", "person_id", name="uq_stemconcept_person"),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR code_id IS NOT NULL OR browser_hash IS NOT NULL", name="stemmer"
        ),
    )
    op.create_table(
        "strijdig",
        sa.Column("ronde_id", sa.Integer, sa.ForeignKey("stemronde.id"), primary_key=True),
        sa.Column("een_id", sa.Integer, sa.ForeignKey("keuze.id"), primary_key=True),
        sa.Column("ander_id", sa.Integer, sa.ForeignKey("keuze.id"), primary_key=True),
    )


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
    for columns in (RONDE, SLOT, GESTEMD, KEUZE):
        old, new = columns.format("OLD"), columns.format("NEW")
        case = case.replace(f"{{differs:{columns}}}", f"({old}) {DIFFERS[dialect]} ({new})")
    return case.replace("{row}", "OLD" if deed == "DELETE" else "NEW")
