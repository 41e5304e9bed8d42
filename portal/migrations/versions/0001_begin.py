"""The first tables, room by room."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
needed = partial(sa.Column, nullable=False)
VISIBLE = (
    "status IN ('doorgestuurd', 'gepubliceerd', 'gerealiseerd', 'gestopt', 'in_behandeling', "
    "'in_uitvoering', 'ingetrokken', 'niet_haalbaar', 'samengevoegd')"
    " AND published_at IS NOT NULL AND hidden_at IS NULL"
)
ANSWERED = sa.text("\"before\" = 'ingediend' AND \"after\" <> 'ingediend'")


def upgrade():
    create_house()
    create_wijken()
    create_people()
    create_initiatieven()
    create_story()
    create_moderatie()


def downgrade():
    for name in (
        "notitie", "misbruikmelding", "heroverweging", "redentekst", "notification", "follow",
        "event", "mail", "versie", "trefwoord", "steun", "mijlpaal", "mede", "foto", "initiatief",
        "telling", "rol", "person", "login_token", "ligging", "cijfer", "gebied", "stamp", "limit",
    ):
        op.drop_table(name)


def create_house():
    op.create_table(
        "limit",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("window_end", MOMENT, primary_key=True),
        needed("number", sa.Integer),
    )
    stamp = op.create_table(
        "stamp",
        sa.Column("shard", sa.Integer, primary_key=True),
        needed("version", sa.BigInteger),
    )
    op.bulk_insert(stamp, [{"shard": shard, "version": 0} for shard in range(16)])


def create_wijken():
    op.create_table(
        "gebied",
        sa.Column("code", sa.String(30), primary_key=True),
        needed("soort", sa.String(12)),
        needed("naam", sa.String(80)),
        needed("gemeente_code", sa.String(30), index=True),
        sa.Column("ouder_code", sa.String(30), sa.ForeignKey("gebied.code"), index=True),
        needed("geometry", sa.Text),
        needed("path", sa.Text),
        needed("label_x", sa.Float),
        needed("label_y", sa.Float),
    )
    op.create_table(
        "cijfer",
        sa.Column(
            "gebied_code", sa.String(30), sa.ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True,
        ),
        sa.Column("jaar", sa.Integer, primary_key=True),
        sa.Column("naam", sa.String(40), primary_key=True),
        needed("waarde", sa.Numeric(14, 2)),
    )
    op.create_table(
        "ligging",
        sa.Column(
            "gebied_code", sa.String(30), sa.ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True,
        ),
        sa.Column(
            "buurt_code", sa.String(30), sa.ForeignKey("gebied.code", ondelete="CASCADE"), primary_key=True,
            index=True,
        ),
    )


def create_people():
    op.create_table(
        "login_token",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("purpose", sa.String(20)),
        needed("email", sa.String(254), index=True),
        sa.Column("subject_id", sa.Integer),
        needed("link_hash", sa.String(64), unique=True),
        needed("code_hash", sa.String(64)),
        needed("tries", sa.Integer),
        needed("next_path", sa.String(500)),
        needed("expires_at", MOMENT),
        sa.Column("used_at", MOMENT),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(254), unique=True),
        needed("name", sa.String(60)),
        sa.Column("buurt_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("taal", sa.String(5)),
        needed("wants_mail", sa.Boolean),
        needed("stamp", sa.String(16)),
        needed("created_at", MOMENT),
        sa.Column("forgotten_at", MOMENT),
    )
    op.create_table(
        "rol",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("person_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("rol", sa.String(20)),
        needed("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        needed("begonnen_op", sa.Date),
        sa.Column("geeindigd_op", sa.Date),
        sa.Column("granted_by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Index(
            "uq_rol_once", "person_id", "rol", "gebied_code", unique=True,
            sqlite_where=sa.text("geeindigd_op IS NULL"), postgresql_where=sa.text("geeindigd_op IS NULL"),
        ),
    )


def create_initiatieven():
    op.create_table(
        "telling",
        sa.Column("gebied_code", sa.String(30), primary_key=True),
        sa.Column("status", sa.String(20), primary_key=True),
        needed("aantal", sa.Integer),
    )
    op.create_table(
        "initiatief",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("version", sa.Integer),
        sa.Column("kenmerk", sa.String(20), unique=True),
        needed("status", sa.String(20)),
        needed("status_at", MOMENT),
        needed("status_reden", sa.Text),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        needed("title", sa.String(80)),
        needed("wat", sa.Text),
        needed("waarom", sa.Text),
        needed("voor_wie", sa.Text),
        needed("hulp_gevraagd", sa.Text),
        needed("wie_helpt", sa.Text),
        needed("thema", sa.String(30)),
        sa.Column("gebied_code", sa.String(30), sa.ForeignKey("gebied.code")),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        needed("created_at", MOMENT),
        sa.Column("submitted_at", MOMENT),
        sa.Column("published_at", MOMENT),
        sa.Column("hidden_at", MOMENT),
        needed("hidden_reden", sa.Text),
        sa.Column("hidden_by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("uiterlijk", sa.Date),
        sa.Column("aanvullen_voor", sa.Date),
        sa.Column("behandelaar_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("beoordeeld", sa.Boolean),
        needed("naar", sa.String(120)),
        sa.Column("doel_id", sa.Integer, sa.ForeignKey("initiatief.id")),
        needed("steun_count", sa.Integer),
        needed("lot", sa.Integer),
        sa.Column("cover_key", sa.String(32)),
        needed("cover_alt", sa.String(200)),
        needed("openbaar", sa.Boolean, sa.Computed(VISIBLE, persisted=True)),
        sa.Index("ix_initiatief_gebied", "openbaar", "gebied_code", "id"),
        sa.Index("ix_initiatief_lot", "openbaar", "lot", "id"),
        sa.Index("ix_initiatief_openbaar", "openbaar", "id"),
        sa.Index("ix_initiatief_status", "status", "openbaar", "id"),
        sa.Index("ix_initiatief_steun", "openbaar", "steun_count", "id"),
        sa.Index("ix_initiatief_thema", "openbaar", "thema", "id"),
        sa.Index("ix_initiatief_uiterlijk", "status", "uiterlijk"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "foto",
        sa.Column("key", sa.String(32), primary_key=True),
        needed("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        sa.Column("event_id", sa.Integer, index=True),
        needed("alt", sa.String(200)),
        needed("width", sa.Integer),
        needed("height", sa.Integer),
        needed("position", sa.Integer),
    )
    op.create_table(
        "mede",
        sa.Column("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        needed("since", MOMENT),
    )
    op.create_table(
        "mijlpaal",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        needed("titel", sa.String(120)),
        sa.Column("gepland_op", sa.Date),
        sa.Column("gehaald_op", sa.Date),
    )
    op.create_table(
        "steun",
        sa.Column("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        needed("at", MOMENT),
        sa.Index("ix_steun_person", "person_id"),
    )
    op.create_table(
        "trefwoord",
        sa.Column("woord", sa.String(40), primary_key=True),
        sa.Column(
            "initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id", ondelete="CASCADE"), primary_key=True,
            index=True,
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "versie",
        sa.Column("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("nummer", sa.Integer, primary_key=True),
        needed("at", MOMENT),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("inhoud", sa.JSON),
        needed("hidden", sa.Boolean),
    )


def create_story():
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("to", sa.String(254)),
        needed("subject", sa.String(200)),
        needed("body", sa.Text),
        needed("unsubscribe_url", sa.String(400)),
        needed("created_at", MOMENT),
        sa.Column("try_at", MOMENT, index=True),
        needed("tries", sa.Integer),
        sa.Column("sent_at", MOMENT),
        needed("error", sa.String(200)),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("at", MOMENT),
        needed("what", sa.String(60)),
        needed("kind", sa.String(20)),
        needed("thing_id", sa.Integer),
        sa.Column("owner_id", sa.Integer),
        sa.Column("actor_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("as_role", sa.String(20)),
        sa.Column("gebied_code", sa.String(30)),
        needed("thema", sa.String(30)),
        needed("openbaar", sa.Boolean),
        needed("before", sa.String(20)),
        needed("after", sa.String(20)),
        needed("note", sa.Text),
        needed("data", sa.JSON),
        sa.Index("ix_event_openbaar", "openbaar", "id"),
        sa.Index("ix_event_answered", "at", sqlite_where=ANSWERED, postgresql_where=ANSWERED),
        sa.Index("ix_event_thing", "kind", "thing_id", "id"),
    )
    op.create_table(
        "follow",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("key", sa.String(30), primary_key=True),
        sa.Index("ix_follow_thing", "kind", "key"),
    )
    op.create_table(
        "notification",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), primary_key=True),
        sa.Column("read_at", MOMENT),
        sa.Column("mailed_at", MOMENT),
        sa.Index("ix_notification_mailed_at", "mailed_at", "event_id"),
    )


def create_moderatie():
    op.create_table(
        "redentekst",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("stap", sa.String(30), index=True),
        needed("titel", sa.String(80)),
        needed("tekst", sa.Text),
    )
    op.create_table(
        "heroverweging",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("eerste_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("besloten_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        needed("tekst", sa.Text),
        needed("besluit", sa.String(20), index=True),
        needed("besluit_reden", sa.Text),
        sa.Column("besloten_at", MOMENT),
        sa.Index(
            "uq_heroverweging_open", "initiatief_id", unique=True, sqlite_where=sa.text("besluit = ''"),
            postgresql_where=sa.text("besluit = ''"),
        ),
    )
    op.create_table(
        "misbruikmelding",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("besloten_door_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        needed("tekst", sa.Text),
        needed("besluit", sa.String(20), index=True),
        needed("besluit_reden", sa.Text),
        sa.Column("besloten_at", MOMENT),
    )
    op.create_table(
        "notitie",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("initiatief_id", sa.Integer, sa.ForeignKey("initiatief.id"), index=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("person.id")),
        needed("at", MOMENT),
        needed("tekst", sa.Text),
    )
