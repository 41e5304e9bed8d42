"""What a bezwaar lacked, asked until when, and what came: the time to decide stands still meanwhile (Awb 6:6, 7:10)."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade():
    op.create_table(
        "herstelverzoek",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("bezwaar_id", sa.Integer, nullable=False),
        sa.Column("vraag", sa.Text, nullable=False),
        sa.Column("gevraagd_op", sa.Date, nullable=False),
        sa.Column("uiterlijk", sa.Date, nullable=False),
        sa.Column("aangevuld_op", sa.Date),
        sa.Column("antwoord", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_herstelverzoek")),
        sa.ForeignKeyConstraint(["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_herstelverzoek_bezwaar_id")),
        sa.UniqueConstraint("bezwaar_id", "gevraagd_op", name=op.f("uq_herstelverzoek_bezwaar_id_gevraagd_op")),
        sa.CheckConstraint("uiterlijk >= gevraagd_op", name=op.f("ck_herstelverzoek_later")),
        sa.CheckConstraint("aangevuld_op IS NULL OR aangevuld_op >= gevraagd_op", name=op.f("ck_herstelverzoek_volgorde")),
    )


def downgrade():
    op.drop_table("herstelverzoek")
