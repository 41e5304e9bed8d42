"""Logging out ends that one session on the server too: its name is kept until its last day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade():
    op.create_table(
        "ended_session",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_ended_session")),
    )


def downgrade():
    op.drop_table("ended_session")
