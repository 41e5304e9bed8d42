"""What is granted, up to the last cent: budgets, activities, payments and the final account."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)
# The sums of a plafond that are new, and what holds for them.
SUMS = ("verantwoord", "vastgesteld", "vrijgevallen", "overgedragen", "gespaard", "teruggevorderd", "terugbetaald")
HOLDS = sa.text("stand IN ('klaar', 'betaald')")
PAID, NOW_PAID = "uitbetaald <= toegekend", "uitbetaald - teruggevorderd <= toegekend"
MORE = (
    ("vastgesteld_is_toegekend", "vastgesteld + gespaard <= toegekend"),
    ("terug_is_betaald", "terugbetaald <= teruggevorderd AND teruggevorderd <= uitbetaald"),
)


def upgrade():
    with op.batch_alter_table("plafond") as plafond:
        for name in SUMS:
            plafond.add_column(needed(name, sa.BigInteger, server_default="0"))
        plafond.drop_constraint(op.f("ck_plafond_betaald_is_toegekend"), type_="check")
        plafond.create_check_constraint("betaald_is_toegekend", NOW_PAID)
        for name, rule in MORE:
            plafond.create_check_constraint(name, rule)
    create_groepen()
    with op.batch_alter_table("begrotingspost") as post:
        post.add_column(needed("bestuur", sa.Boolean, server_default=sa.false()))
    op.create_index("ix_boeking_stand", "boeking", ["plafond_id", "aanvraag_id", "soort", "at", "bedrag"])
    create_toekenningen()
    create_activiteiten()
    create_uitgaven()
    create_betalingen()
    put_up_guards()
    create_verantwoording()
    guard_vaststelling()


def downgrade():
    for name in (
        "vaststelling", "trekking", "verantwoording_foto", "verantwoording_regel", "verantwoording",
        "ontvangst", "betaling", "betaalrun", "rekening", "bon", "uitgave", "activiteit_foto",
        "activiteit", "verschuiving", "bestedingsplan", "termijn", "toekenning", "voorwaarde", "uitnodigingscode",
    ):
        op.drop_table(name)
    op.drop_index("ix_boeking_stand", "boeking")
    with op.batch_alter_table("bewonersgroep") as groep:
        groep.drop_constraint(op.f("fk_bewonersgroep_helper_id"), type_="foreignkey")
        groep.drop_column("helper_id")
        groep.drop_column("bereikbaar")
    with op.batch_alter_table("begrotingspost") as post:
        post.drop_column("bestuur")
    with op.batch_alter_table("plafond") as plafond:
        for name, _rule in MORE:
            plafond.drop_constraint(op.f(f"ck_plafond_{name}"), type_="check")
        plafond.drop_constraint(op.f("ck_plafond_betaald_is_toegekend"), type_="check")
        plafond.create_check_constraint("betaald_is_toegekend", PAID)
        for name in reversed(SUMS):
            plafond.drop_column(name)


def create_groepen():
    with op.batch_alter_table("bewonersgroep") as groep:
        groep.add_column(needed("bereikbaar", sa.String(200), server_default=""))
        groep.add_column(sa.Column("helper_id", sa.Integer))
        groep.create_foreign_key(op.f("fk_bewonersgroep_helper_id"), "person", ["helper_id"], ["id"])
    op.create_table(
        "uitnodigingscode",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("rol", sa.String(20)),
        sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
        needed("van_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("gemaakt_at", MOMENT),
        needed("verloopt_at", MOMENT),
        sa.Column("gebruikt_at", MOMENT),
        sa.Column("ingetrokken_at", MOMENT),
        sa.CheckConstraint("gebruikt_at <= verloopt_at", name="op_tijd"),
    )
    op.create_table(
        "voorwaarde",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        needed("tekst", sa.String(300)),
        needed("geldig_van", sa.Date),
        sa.Column("geldig_tot", sa.Date),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    # What a group asked belongs to nobody in it.
    of_groups = "SELECT id FROM aanvraag WHERE groep_id IS NOT NULL"
    op.execute(f"UPDATE inbreng SET owner_id = NULL WHERE soort = 'aanvragen' AND thing_id IN ({of_groups})")
    op.execute(f"UPDATE event SET owner_id = NULL WHERE kind = 'aanvragen' AND thing_id IN ({of_groups})")


def create_toekenningen():
    op.create_table(
        "toekenning",
        sa.Column("id", sa.Integer, sa.ForeignKey("aanvraag.id"), primary_key=True),
        needed("version", sa.Integer),
        needed("plafond_id", sa.Integer, sa.ForeignKey("plafond.id"), index=True),
        needed("jaar", sa.Integer),
        needed("vorm", sa.String(20)),
        sa.Column("klaar_op", sa.Date),
        sa.Column("verantwoorden_voor", sa.Date),
        sa.Column("vaststellen_voor", sa.Date),
        needed("steekproef", sa.Boolean),
        sa.Column("getrokken_op", sa.Date),
        needed("plan_akkoord", sa.Boolean),
        needed("begroting", sa.JSON),
        needed("herinnerd", sa.Integer),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        needed("created_at", MOMENT),
        needed("toegekend", sa.BigInteger),
        needed("uitbetaald", sa.BigInteger),
        needed("verantwoord", sa.BigInteger),
        needed("vastgesteld", sa.BigInteger),
        needed("vrijgevallen", sa.BigInteger),
        needed("overgedragen", sa.BigInteger),
        needed("gespaard", sa.BigInteger),
        needed("teruggevorderd", sa.BigInteger),
        needed("terugbetaald", sa.BigInteger),
        sa.Column("gespaard_tot", sa.Date),
        sa.Index("ix_toekenning_vaststellen", "status", "vaststellen_voor"),
        sa.Index("ix_toekenning_verantwoorden", "status", "verantwoorden_voor"),
        sa.CheckConstraint("vastgesteld + gespaard <= toegekend", name="vastgesteld_is_toegekend"),
        sa.CheckConstraint("(gespaard = 0) = (gespaard_tot IS NULL)", name="sparen_tot"),
        sa.CheckConstraint("terugbetaald <= teruggevorderd AND teruggevorderd <= uitbetaald", name="terug_is_betaald"),
        sa.CheckConstraint(
            "toegekend >= 0 AND uitbetaald >= 0 AND verantwoord >= 0 AND vastgesteld >= 0 AND vrijgevallen >="
            " 0 AND gespaard >= 0 AND teruggevorderd >= 0 AND terugbetaald >= 0",
            name="niet_negatief",
        ),
        sa.CheckConstraint("uitbetaald - teruggevorderd <= toegekend", name="betaald_is_toegekend"),
    )
    op.create_table(
        "termijn",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id")),
        needed("nummer", sa.Integer),
        needed("bedrag", sa.BigInteger),
        needed("vanaf", sa.Date),
        needed("betalen_voor", sa.Date),
        needed("vervallen", sa.Boolean),
        sa.Index("ix_termijn_vanaf", "vanaf", "id"),
        sa.Index("uq_termijn_nummer", "toekenning_id", "nummer", unique=True),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
    )
    op.create_table(
        "bestedingsplan",
        sa.Column("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), primary_key=True),
        needed("version", sa.Integer),
        needed("tekst", sa.Text),
        needed("bedragen", sa.JSON),
        needed("ingediend_at", MOMENT),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("akkoord", sa.Boolean),
        sa.Column("besloten_at", MOMENT),
        sa.Column("besloten_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("reden", sa.Text),
        sa.CheckConstraint("besloten_door_id <> owner_id", name="vier_ogen"),
        sa.CheckConstraint("(akkoord IS NULL) = (besloten_at IS NULL)", name="besloten"),
    )
    op.create_table(
        "verschuiving",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("soort", sa.String(20)),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        sa.Column("naar_id", sa.Integer, sa.ForeignKey("toekenning.id")),
        needed("bedrag", sa.BigInteger),
        needed("reden", sa.Text),
        sa.Column("tot", sa.Date),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("besloten_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("besloten_door_id <> owner_id", name="vier_ogen"),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
        sa.CheckConstraint("(soort IN ('rest', 'overdracht')) = (naar_id IS NOT NULL)", name="naar"),
    )


def create_activiteiten():
    op.create_table(
        "activiteit",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id"), index=True),
        sa.Column("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("title", sa.String(80)),
        needed("wat", sa.Text),
        needed("waar", sa.String(200)),
        needed("begint_at", MOMENT),
        needed("eindigt_at", MOMENT),
        needed("voor_iedereen", sa.Boolean),
        needed("voor_wie", sa.String(200)),
        needed("toegankelijk", sa.String(300)),
        needed("aanmelden", sa.String(200)),
        needed("bestuur", sa.Boolean),
        needed("begroot", sa.BigInteger),
        sa.Column("deelnemers", sa.Integer),
        needed("verhaal", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        needed("changed_at", MOMENT),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Index("ix_activiteit_agenda", "status", "begint_at", "id"),
        sa.CheckConstraint("eindigt_at >= begint_at", name="tijd"),
        sa.CheckConstraint("deelnemers >= 0", name="deelnemers"),
        sa.CheckConstraint("begroot >= 0", name="begroot"),
    )
    op.create_table(
        "activiteit_foto",
        sa.Column("key", sa.String(32), primary_key=True),
        needed("activiteit_id", sa.Integer, sa.ForeignKey("activiteit.id"), index=True),
        needed("alt", sa.String(200)),
        needed("width", sa.Integer),
        needed("height", sa.Integer),
        needed("toestemming", sa.Boolean),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("toestemming", name="toestemming"),
    )


def create_uitgaven():
    op.create_table(
        "uitgave",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("begrotingspost.id")),
        sa.Column("activiteit_id", sa.Integer, sa.ForeignKey("activiteit.id"), index=True),
        needed("soort", sa.String(20)),
        needed("omschrijving", sa.String(120)),
        needed("bedrag", sa.BigInteger),
        needed("gedaan_op", sa.Date),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        needed("created_at", MOMENT),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        needed("eigen", sa.Boolean),
        sa.Column("penningmeester_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("penningmeester_at", MOMENT),
        sa.Column("tweede_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("tweede_at", MOMENT),
        sa.CheckConstraint(
            "penningmeester_id <> owner_id AND tweede_id <> owner_id AND penningmeester_id <> tweede_id",
            name="vier_ogen",
        ),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
        sa.CheckConstraint(
            "status NOT IN ('goedgekeurd', 'terugbetaald') OR eigen OR (penningmeester_at IS NOT NULL AND"
            " tweede_at IS NOT NULL)",
            name="getekend",
        ),
    )
    op.create_table(
        "bon",
        sa.Column("key", sa.String(43), primary_key=True),
        needed("uitgave_id", sa.Integer, sa.ForeignKey("uitgave.id"), index=True),
        needed("naam", sa.String(120)),
        needed("mimetype", sa.String(80)),
        needed("grootte", sa.Integer),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
    )


def create_betalingen():
    op.create_table(
        "rekening",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("groep_id", sa.Integer, sa.ForeignKey("bewonersgroep.id")),
        sa.Column("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id")),
        needed("iban", sa.String(34)),
        needed("tenaamstelling", sa.String(70)),
        needed("geldig", sa.Boolean),
        sa.Column("opgegeven_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("opgegeven_at", MOMENT),
        sa.Column("bevestigd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("bevestigd_at", MOMENT),
        sa.Column("vervallen_at", MOMENT),
        sa.Index(
            "uq_rekening_groep", "groep_id", unique=True, sqlite_where=sa.text("geldig"),
            postgresql_where=sa.text("geldig"),
        ),
        sa.Index(
            "uq_rekening_toekenning", "toekenning_id", unique=True, sqlite_where=sa.text("geldig"),
            postgresql_where=sa.text("geldig"),
        ),
        sa.CheckConstraint("bevestigd_door_id <> opgegeven_door_id", name="vier_ogen"),
        sa.CheckConstraint("NOT geldig OR vervallen_at IS NULL", name="geldig"),
        sa.CheckConstraint("(groep_id IS NULL) <> (toekenning_id IS NULL)", name="van_wie"),
    )
    op.create_table(
        "betaalrun",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(35), unique=True),
        needed("uitvoeren_op", sa.Date),
        needed("aantal", sa.Integer),
        needed("totaal", sa.BigInteger),
        needed("bericht", sa.Text),
        needed("zegel", sa.String(64)),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("created_at", MOMENT),
        sa.Column("goedgekeurd_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.CheckConstraint("goedgekeurd_door_id <> owner_id", name="vier_ogen"),
        sa.CheckConstraint("status NOT IN ('goedgekeurd', 'uitgevoerd') OR zegel <> ''", name="verzegeld"),
    )
    op.create_table(
        "betaling",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kenmerk", sa.String(35), unique=True),
        needed("run_id", sa.Integer, sa.ForeignKey("betaalrun.id"), index=True),
        needed("termijn_id", sa.Integer, sa.ForeignKey("termijn.id"), index=True),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        needed("rekening_id", sa.Integer, sa.ForeignKey("rekening.id")),
        needed("bedrag", sa.BigInteger),
        needed("iban", sa.String(34)),
        needed("tenaamstelling", sa.String(70)),
        needed("stand", sa.String(20)),
        needed("stand_at", MOMENT),
        needed("reden", sa.Text),
        sa.Column("betaald_op", sa.Date),
        sa.Column("gemeld_at", MOMENT),
        sa.Index("ix_betaling_te_melden", "stand", "gemeld_at", "id"),
        sa.Index(
            "uq_betaling_termijn", "termijn_id", unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS,
        ),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
    )
    op.create_table(
        "ontvangst",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        needed("bedrag", sa.BigInteger),
        needed("ontvangen_op", sa.Date),
        needed("omschrijving", sa.String(140)),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
    )


def put_up_guards():
    """An approved run stays as it was, and what a payment is of too."""
    fixed = {
        "betaalrun": ("OLD.zegel <> ''", "{0}.kenmerk, {0}.uitvoeren_op, {0}.aantal, {0}.totaal, {0}.zegel"),
        "betaling": (
            "true",
            "{0}.id, {0}.kenmerk, {0}.run_id, {0}.termijn_id, {0}.toekenning_id, {0}.rekening_id, {0}.bedrag",
        ),
    }
    postgres = op.get_bind().dialect.name == "postgresql"
    for table, (sealed, columns) in fixed.items():
        differs = "IS DISTINCT FROM" if postgres else "IS NOT"
        goes = " OR (NEW.bericht <> '' AND NEW.bericht <> OLD.bericht)" if table == "betaalrun" else ""
        changed = f"{sealed} AND (({columns.format('OLD')}) {differs} ({columns.format('NEW')}){goes})"
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} staat vast'); END"
        for name, deed, case in (("verandert_niet", "UPDATE", changed), ("verdwijnt_niet", "DELETE", sealed)):
            when, then = (f"({case})", "EXECUTE FUNCTION staat_vast()") if postgres else (case, refuse)
            op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} FOR EACH ROW WHEN {when} {then}")


def create_verantwoording():
    op.create_table(
        "verantwoording",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        needed("verhaal", sa.Text),
        needed("anders", sa.Text),
        sa.Column("deelnemers", sa.Integer),
        needed("naar_waarheid", sa.Boolean),
        needed("ontvangen_via", sa.String(12)),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("begonnen_at", MOMENT),
        needed("bewaard_at", MOMENT),
        sa.Column("ingediend_at", MOMENT),
        needed("terug_reden", sa.Text),
        sa.Index(
            "uq_verantwoording_concept", "toekenning_id", unique=True,
            sqlite_where=sa.text("ingediend_at IS NULL"), postgresql_where=sa.text("ingediend_at IS NULL"),
        ),
        sa.CheckConstraint("deelnemers >= 0", name="deelnemers"),
    )
    op.create_table(
        "verantwoording_regel",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("verantwoording_id", sa.Integer, sa.ForeignKey("verantwoording.id")),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("begrotingspost.id")),
        needed("volgorde", sa.Integer),
        needed("omschrijving", sa.String(120)),
        needed("begroot", sa.BigInteger),
        sa.Column("uitgegeven", sa.BigInteger),
        needed("toelichting", sa.String(300)),
        sa.UniqueConstraint("verantwoording_id", "volgorde", name="uq_verantwoording_regel_verantwoording_id_volgorde"),
        sa.CheckConstraint("begroot >= 0 AND uitgegeven >= 0", name="bedrag"),
    )
    op.create_table(
        "verantwoording_foto",
        sa.Column("key", sa.String(32), primary_key=True),
        needed("verantwoording_id", sa.Integer, sa.ForeignKey("verantwoording.id"), index=True),
        needed("alt", sa.String(200)),
        needed("width", sa.Integer),
        needed("height", sa.Integer),
    )
    op.create_table(
        "trekking",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("versie_id", sa.Integer, sa.ForeignKey("regeling_versie.id")),
        needed("jaar", sa.Integer),
        needed("procent", sa.Integer),
        needed("geheim", sa.String(64)),
        needed("zegel", sa.String(64)),
        needed("at", MOMENT),
        sa.UniqueConstraint("versie_id", "jaar", name="uq_trekking_versie_id_jaar"),
    )
    op.create_table(
        "vaststelling",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("toekenning_id", sa.Integer, sa.ForeignKey("toekenning.id"), index=True),
        sa.Column("vervangt_id", sa.Integer, sa.ForeignKey("vaststelling.id"), unique=True),
        needed("grond", sa.String(20)),
        needed("bedrag", sa.BigInteger),
        needed("terug", sa.BigInteger),
        needed("reden", sa.Text),
        needed("feiten", sa.JSON),
        sa.Column("voornemen_op", sa.Date),
        sa.Column("zienswijze_tot", sa.Date),
        needed("zienswijze", sa.Text),
        sa.Column("zienswijze_op", sa.Date),
        sa.Column("besluit_op", sa.Date),
        sa.Column("bezwaar_tot", sa.Date),
        sa.Column("betalen_voor", sa.Date),
        sa.Column("terug_voor", sa.Date),
        needed("terug_herinnerd", sa.Integer),
        sa.Column("behandelaar_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("besluiter_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        sa.Index(
            "uq_vaststelling_open", "toekenning_id", unique=True, sqlite_where=sa.text("besluit_op IS NULL"),
            postgresql_where=sa.text("besluit_op IS NULL"),
        ),
        sa.CheckConstraint("behandelaar_id <> besluiter_id", name="vier_ogen"),
        sa.CheckConstraint("voornemen_op IS NULL OR zienswijze_tot > voornemen_op", name="zienswijze"),
        sa.CheckConstraint("besluit_op IS NULL OR bezwaar_tot IS NOT NULL", name="bezwaar"),
        sa.CheckConstraint("bedrag >= 0 AND terug >= 0", name="bedrag"),
        sa.CheckConstraint("terug = 0 OR besluit_op IS NULL OR terug_voor IS NOT NULL", name="terug_voor"),
    )


def guard_vaststelling():
    """A final amount stays as it was decided; its words may go once nobody is named in them."""
    columns = (
        "{0}.id, {0}.toekenning_id, {0}.vervangt_id, {0}.grond, {0}.bedrag, {0}.terug, {0}.voornemen_op, "
        "{0}.zienswijze_tot, {0}.zienswijze_op, {0}.besluit_op, {0}.bezwaar_tot, {0}.betalen_voor, {0}.terug_voor, {0}.at"
    )
    paths = (
        "kenmerk", "verleend_op", "klaar_op", "toegekend", "gespaard", "betaald", "rest", "drempel", "voorgesteld",
        "verantwoorden_voor", "verantwoord.op", "verantwoord.bedrag", "voornemen.bedrag", "voornemen.eerst",
        "voornemen.betaald",
    )
    postgres = op.get_bind().dialect.name == "postgresql"
    differs = "IS DISTINCT FROM" if postgres else "IS NOT"

    def fact(row, path):
        inside = path.replace(".", ",")
        return f"({row}.feiten #>> '{{{inside}}}')" if postgres else f"json_extract({row}.feiten, '$.{path}')"

    old, new = (", ".join(fact(row, path) for path in paths) for row in ("OLD", "NEW"))
    addressee = " || ".join(f"COALESCE({fact('NEW', path)}, '')" for path in ("aan.naam", "groep"))
    changed = (
        f"OLD.besluit_op IS NOT NULL AND (({columns.format('OLD')}) {differs} ({columns.format('NEW')}) "
        "OR (NEW.zienswijze <> '' AND NEW.zienswijze <> OLD.zienswijze) "
        f"OR ({addressee} <> '' AND (NEW.reden <> OLD.reden OR CAST(NEW.feiten AS TEXT) <> CAST(OLD.feiten AS TEXT))) "
        f"OR (CAST(NEW.feiten AS TEXT) <> '{{}}' AND ({old}) {differs} ({new})))"
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'vaststelling staat vast'); END"
    for name, deed, case in (("verandert", "UPDATE", changed), ("verdwijnt", "DELETE", "OLD.besluit_op IS NOT NULL")):
        when, then = (f"({case})", "EXECUTE FUNCTION staat_vast()") if postgres else (case, refuse)
        op.execute(f"CREATE TRIGGER vaststelling_{name}_niet BEFORE {deed} ON vaststelling FOR EACH ROW WHEN {when} {then}")
