"""The register of what comes in, the work of a wijk by goals, and reports."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)


def upgrade():
    op.add_column("indicator", needed("basis", sa.Boolean, server_default=sa.false()))
    create_inbreng()
    create_wijkopgaven()
    put_up_guards("opgave_jaar", "OLD.vastgesteld_at IS NOT NULL")
    create_rapportages()
    put_up_guards("verslag", "true")


def downgrade():
    for name in (
        "verslag", "voortgang_foto", "risico", "publicatievraag", "opgave_lid", "koppeling",
        "inspanning_mijlpaal", "inspanning_geld", "inspanning_doel", "projectgroep", "opgave_jaar",
        "inspanning", "doel_focus", "wijkopgave", "doel_indicator", "doel", "pauze", "doorsturing",
        "afspraak", "inbreng", "triageregel",
    ):
        op.drop_table(name)
    op.drop_column("indicator", "basis")


def create_inbreng():
    op.create_table(
        "triageregel",
        sa.Column("zwaarte", sa.String(20), primary_key=True),
        sa.Column("aard", sa.String(20), primary_key=True),
        needed("voorbeelden", sa.Text),
        needed("belegd_bij", sa.String(120)),
        needed("inzet", sa.String(20)),
    )
    op.create_table(
        "inbreng",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("soort", sa.String(20)),
        needed("thing_id", sa.Integer),
        needed("title", sa.String(80)),
        needed("kenmerk", sa.String(20)),
        sa.Column("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("thema", sa.String(30)),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        needed("status", sa.String(30)),
        needed("status_at", MOMENT),
        needed("openbaar", sa.Boolean),
        needed("afgerond", sa.Boolean),
        needed("ontvangen_op", sa.Date),
        needed("laatst_at", MOMENT),
        sa.Column("beloofd", sa.Date),
        sa.Column("rust_sinds", sa.Date),
        needed("rust_reden", sa.Text),
        needed("escalatie", sa.Integer),
        needed("aard", sa.String(20)),
        needed("zwaarte", sa.String(20)),
        needed("belegd_bij", sa.String(120)),
        needed("inzet", sa.String(20)),
        sa.Column("getrieerd_at", MOMENT),
        needed("leidraad", sa.JSON),
        needed("leidraad_uitkomst", sa.String(20)),
        needed("leidraad_toelichting", sa.Text),
        sa.Index(
            "ix_inbreng_wachtrij", "afgerond", "beloofd", "id", "soort", "gebied_code", "aard", "rust_sinds",
            "getrieerd_at", "ontvangen_op", "laatst_at", "owner_id",
        ),
        sa.Index("ix_inbreng_telling", "gebied_code", "soort", "status", "afgerond", "ontvangen_op"),
        sa.Index("ix_inbreng_gebied", "gebied_code", "afgerond", "id"),
        sa.Index("ix_inbreng_escalatie", "afgerond", "escalatie", "beloofd"),
        sa.UniqueConstraint("soort", "thing_id", name="uq_inbreng_thing"),
    )
    op.create_table(
        "afspraak",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inbreng_id", sa.Integer, sa.ForeignKey("inbreng.id"), index=True),
        needed("gemaakt_op", sa.Date),
        needed("beloofd", sa.Date),
        needed("reden", sa.Text),
        sa.Column("beantwoord_op", sa.Date),
        sa.Column("verzet_op", sa.Date),
        sa.Column("vervallen_op", sa.Date),
        sa.Index(
            "ix_afspraak_beloofd", "beloofd", "inbreng_id", "beantwoord_op", "verzet_op", "vervallen_op", "gemaakt_op"
        ),
        sa.Index(
            "uq_afspraak_lopend", "inbreng_id", unique=True,
            sqlite_where=sa.text("beantwoord_op IS NULL AND verzet_op IS NULL AND vervallen_op IS NULL"),
            postgresql_where=sa.text("beantwoord_op IS NULL AND verzet_op IS NULL AND vervallen_op IS NULL"),
        ),
    )
    op.create_table(
        "doorsturing",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inbreng_id", sa.Integer, sa.ForeignKey("inbreng.id"), index=True),
        needed("naar", sa.String(120)),
        needed("mail", sa.String(254)),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("sleutel_hash", sa.String(64), unique=True),
        needed("verwacht_op", sa.Date),
        sa.Column("herinnerd_at", MOMENT),
        needed("antwoord", sa.Text),
        sa.Column("beantwoord_at", MOMENT),
        sa.Index("ix_doorsturing_stil", "beantwoord_at", "herinnerd_at", "verwacht_op"),
    )
    op.create_table(
        "pauze",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inbreng_id", sa.Integer, sa.ForeignKey("inbreng.id"), index=True),
        needed("van", sa.Date),
        sa.Column("tot", sa.Date),
        needed("reden", sa.Text),
        sa.CheckConstraint("tot >= van", name="periode"),
    )


def create_wijkopgaven():
    op.create_table(
        "doel",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("ouder_id", sa.Integer, sa.ForeignKey("doel.id"), index=True),
        needed("niveau", sa.String(20)),
        needed("titel", sa.String(160)),
        needed("tekst", sa.Text),
        needed("volgorde", sa.Integer),
        needed("vervallen", sa.Boolean),
        sa.CheckConstraint("(niveau = 'visie') = (ouder_id IS NULL)", name="ouder"),
    )
    op.create_table(
        "doel_indicator",
        sa.Column("doel_id", sa.Integer, sa.ForeignKey("doel.id"), primary_key=True),
        sa.Column("naam", sa.String(40), sa.ForeignKey("indicator.naam"), primary_key=True),
        sa.Column("streefwaarde", sa.Numeric(14, 2)),
    )
    op.create_table(
        "wijkopgave",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("title", sa.String(80)),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("van", sa.Date),
        needed("tot", sa.Date),
        needed("aanleiding", sa.String(20)),
        needed("aanleiding_tekst", sa.Text),
        needed("samenvatting", sa.Text),
        needed("trekker", sa.String(120)),
        needed("wethouder", sa.String(120)),
        sa.Column("budget", sa.BigInteger),
        needed("fase", sa.String(30)),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        sa.CheckConstraint("budget >= 0", name="budget"),
        sa.CheckConstraint("tot >= van", name="periode"),
    )
    op.create_table(
        "doel_focus",
        sa.Column("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), primary_key=True),
        sa.Column("doel_id", sa.Integer, sa.ForeignKey("doel.id"), primary_key=True, index=True),
        needed("voorrang", sa.String(10)),
        needed("focus", sa.Text),
    )
    op.create_table(
        "inspanning",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(20), unique=True),
        needed("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), index=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("thema", sa.String(30)),
        needed("title", sa.String(80)),
        needed("wat", sa.Text),
        needed("cluster", sa.String(30)),
        needed("eigenaar", sa.String(120)),
        needed("partners", sa.String(300)),
        needed("inzet", sa.String(20)),
        needed("herkomst", sa.String(20)),
        sa.Column("begint", sa.Date),
        sa.Column("eindigt", sa.Date),
        needed("voortgang", sa.Integer),
        needed("koers", sa.String(20)),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        needed("verteld_at", MOMENT),
        needed("succes", sa.Boolean),
        needed("vrijgegeven", sa.Boolean),
        sa.Index("ix_inspanning_status", "status", "verteld_at", "id"),
        sa.CheckConstraint("eindigt >= begint", name="planning"),
        sa.CheckConstraint("status = 'concept' OR herkomst = 'wijk' OR vrijgegeven", name="publicatie"),
        sa.CheckConstraint("voortgang BETWEEN 0 AND 100", name="voortgang"),
    )
    op.create_table(
        "opgave_jaar",
        sa.Column("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), primary_key=True),
        sa.Column("jaar", sa.Integer, primary_key=True),
        needed("objectief", sa.Text),
        needed("subjectief", sa.Text),
        needed("veranderd", sa.Text),
        sa.Column("vastgesteld_at", MOMENT),
    )
    op.create_table(
        "projectgroep",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), index=True),
        needed("naam", sa.String(80)),
        needed("opdracht", sa.Text),
    )
    op.create_table(
        "inspanning_doel",
        sa.Column("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), primary_key=True),
        sa.Column("doel_id", sa.Integer, sa.ForeignKey("doel.id"), primary_key=True, index=True),
    )
    op.create_table(
        "inspanning_geld",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id")),
        needed("jaar", sa.Integer),
        needed("bron", sa.String(80)),
        needed("mede", sa.Boolean),
        needed("gepland", sa.BigInteger),
        needed("besteed", sa.BigInteger),
        sa.Index("uq_inspanning_geld_bron", "inspanning_id", "jaar", "bron", unique=True),
        sa.CheckConstraint("gepland >= 0", name="gepland"),
        sa.CheckConstraint("besteed >= 0", name="besteed"),
    )
    op.create_table(
        "inspanning_mijlpaal",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), index=True),
        needed("titel", sa.String(120)),
        sa.Column("gepland_op", sa.Date),
        sa.Column("gehaald_op", sa.Date),
    )
    op.create_table(
        "koppeling",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inbreng_id", sa.Integer, sa.ForeignKey("inbreng.id"), index=True),
        sa.Column("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), index=True),
        sa.Column("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), index=True),
        needed("bijdrage", sa.Text),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("los_at", MOMENT),
        sa.Column("los_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("los_reden", sa.Text),
        sa.Index(
            "uq_koppeling_inspanning", "inbreng_id", "inspanning_id", unique=True,
            sqlite_where=sa.text("los_at IS NULL"), postgresql_where=sa.text("los_at IS NULL"),
        ),
        sa.Index(
            "uq_koppeling_opgave", "inbreng_id", "opgave_id", unique=True,
            sqlite_where=sa.text("los_at IS NULL"), postgresql_where=sa.text("los_at IS NULL"),
        ),
        sa.CheckConstraint("(opgave_id IS NULL) <> (inspanning_id IS NULL)", name="een_doel"),
    )
    op.create_table(
        "opgave_lid",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id"), index=True),
        sa.Column("projectgroep_id", sa.Integer, sa.ForeignKey("projectgroep.id"), index=True),
        needed("functie", sa.String(80)),
        needed("organisatie", sa.String(80)),
        needed("intern", sa.Boolean),
    )
    op.create_table(
        "publicatievraag",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), index=True),
        needed("vraag", sa.Text),
        needed("gevraagd_at", MOMENT),
        sa.Column("gevraagd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("antwoord_voor", sa.Date),
        sa.Column("te_laat_gemeld_at", MOMENT),
        needed("antwoord", sa.String(20)),
        needed("voorwaarden", sa.Text),
        sa.Column("beantwoord_at", MOMENT),
        sa.Column("beantwoord_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Index(
            "uq_publicatievraag_open", "inspanning_id", unique=True, sqlite_where=sa.text("antwoord = ''"),
            postgresql_where=sa.text("antwoord = ''"),
        ),
    )
    op.create_table(
        "risico",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("opgave_id", sa.Integer, sa.ForeignKey("wijkopgave.id")),
        sa.Column("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), index=True),
        needed("soort", sa.String(20)),
        needed("titel", sa.String(120)),
        needed("maatregel", sa.Text),
        needed("kans", sa.Integer),
        needed("gevolg", sa.Integer),
        sa.Column("opgelost_op", sa.Date),
        sa.Index("ix_risico_opgave", "opgave_id", "opgelost_op"),
        sa.CheckConstraint("gevolg BETWEEN 1 AND 3", name="gevolg"),
        sa.CheckConstraint("kans BETWEEN 1 AND 3", name="kans"),
    )
    op.create_table(
        "voortgang_foto",
        sa.Column("key", sa.String(32), primary_key=True),
        needed("inspanning_id", sa.Integer, sa.ForeignKey("inspanning.id"), index=True),
        needed("event_id", sa.Integer, index=True),
        needed("alt", sa.String(200)),
        needed("width", sa.Integer),
        needed("height", sa.Integer),
    )


def put_up_guards(table, when):
    """Rows for which this holds stay as they are."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} staat vast'); END"
    if op.get_bind().dialect.name == "postgresql":
        refuse, when = "EXECUTE FUNCTION staat_vast()", f"({when})"
    for name, deed in (("verandert_niet", "UPDATE"), ("verdwijnt_niet", "DELETE")):
        op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} FOR EACH ROW WHEN {when} {refuse}")


def create_rapportages():
    op.create_table(
        "verslag",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("van", sa.Date),
        needed("tot", sa.Date),
        needed("titel", sa.String(120)),
        needed("inleiding", sa.Text),
        needed("inhoud", sa.JSON),
        needed("controlegetal", sa.String(64)),
        needed("gemaakt_at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("tot >= van", name="periode"),
    )
