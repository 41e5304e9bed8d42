"""The names somebody was shown under before are kept until they leave, to be taken out of texts then."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade():
    op.create_table(
        "earlier_name",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_earlier_name_person_id")),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_earlier_name")),
    )


def downgrade():
    op.drop_table("earlier_name")
