"""What ends by itself: a mail that says something that ends is not sent after that, and who is asked to agree to an adjusted
point has until a day to do so."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    op.add_column("mail", sa.Column("until", sa.DateTime(timezone=True)))
    op.add_column("agendapunt", sa.Column("antwoord_voor", sa.Date))


def downgrade():
    op.drop_column("agendapunt", "antwoord_voor")
    op.drop_column("mail", "until")
