"""A point knows since when it has enough support to be tested, so that this is told once."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TOLD = """UPDATE agendapunt SET steun_genoeg_at = (SELECT MIN(event.at) FROM event
WHERE event.kind = 'agendapunten' AND event.thing_id = agendapunt.id AND event.what = 'agendapunten.drempel')"""


def upgrade():
    op.add_column("agendapunt", sa.Column("steun_genoeg_at", sa.DateTime(timezone=True)))
    op.execute(TOLD)


def downgrade():
    op.drop_column("agendapunt", "steun_genoeg_at")
