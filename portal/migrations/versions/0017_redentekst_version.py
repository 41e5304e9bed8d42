"""A text to begin a reason with has a version: who changes it after somebody else just did is told so."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade():
    op.add_column("redentekst", sa.Column("version", sa.Integer, nullable=False, server_default="1"))


def downgrade():
    op.drop_column("redentekst", "version")
