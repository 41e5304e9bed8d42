"""A mail may say something that ends, such as a code: from that moment on it is not sent any more."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    op.add_column("mail", sa.Column("until", sa.DateTime(timezone=True)))


def downgrade():
    op.drop_column("mail", "until")
