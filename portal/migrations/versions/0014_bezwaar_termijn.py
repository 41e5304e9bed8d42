"""A bezwaar keeps how much longer the decision takes and why, and since when we are told that it is too late (Awb 7:10, 4:17)."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade():
    op.add_column("bezwaar", sa.Column("verdaagd_dagen", sa.Integer, nullable=False, server_default="0"))
    op.add_column("bezwaar", sa.Column("uitstel_dagen", sa.Integer, nullable=False, server_default="0"))
    op.add_column("bezwaar", sa.Column("verdaagd_reden", sa.Text, nullable=False, server_default=""))
    op.add_column("bezwaar", sa.Column("in_gebreke_op", sa.Date))


def downgrade():
    for name in ("in_gebreke_op", "verdaagd_reden", "uitstel_dagen", "verdaagd_dagen"):
        op.drop_column("bezwaar", name)
