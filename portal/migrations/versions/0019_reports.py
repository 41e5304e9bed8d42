"""Whatever stands on the site can be reported, not plans alone; and a point of an agenda can be taken off it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

PLAN = "initiatieven"


def upgrade():
    op.drop_index("ix_misbruikmelding_initiatief_id", "misbruikmelding")
    with op.batch_alter_table("misbruikmelding") as table:
        table.add_column(sa.Column("soort", sa.String(30), nullable=False, server_default=PLAN))
        table.drop_constraint("fk_misbruikmelding_initiatief_id", type_="foreignkey")
        table.alter_column("initiatief_id", new_column_name="thing_id", existing_type=sa.Integer(), existing_nullable=False)
    with op.batch_alter_table("misbruikmelding") as table:
        table.alter_column("soort", server_default=None, existing_type=sa.String(30), existing_nullable=False)
    op.create_index("ix_misbruikmelding_thing", "misbruikmelding", ["soort", "thing_id"])
    op.add_column("agendapunt", sa.Column("weggehaald_at", sa.DateTime(timezone=True)))


def downgrade():
    """Of reports about anything but a plan nothing could be kept."""
    op.drop_column("agendapunt", "weggehaald_at")
    op.execute(sa.text("DELETE FROM misbruikmelding WHERE soort <> :plan").bindparams(plan=PLAN))
    op.drop_index("ix_misbruikmelding_thing", "misbruikmelding")
    with op.batch_alter_table("misbruikmelding") as table:
        table.drop_column("soort")
        table.alter_column("thing_id", new_column_name="initiatief_id", existing_type=sa.Integer(), existing_nullable=False)
    with op.batch_alter_table("misbruikmelding") as table:
        table.create_foreign_key("fk_misbruikmelding_initiatief_id", "initiatief", ["initiatief_id"], ["id"])
    op.create_index("ix_misbruikmelding_initiatief_id", "misbruikmelding", ["initiatief_id"])
