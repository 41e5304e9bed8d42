"""A bezwaar keeps until when who made it may ask to be heard, and whether and how that was done (Awb 7:2, 7:3, 7:7)."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade():
    op.add_column("bezwaar", sa.Column("horen_voor", sa.Date))
    op.add_column("bezwaar", sa.Column("horen", sa.String(30), nullable=False, server_default=""))
    op.add_column("bezwaar", sa.Column("gehoord_op", sa.Date))
    op.add_column("bezwaar", sa.Column("hoorverslag", sa.Text, nullable=False, server_default=""))


def downgrade():
    for name in ("hoorverslag", "gehoord_op", "horen", "horen_voor"):
        op.drop_column("bezwaar", name)
