"""The news asks for the newest public events of one kind: what happened to other things is not read past any more."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade():
    op.drop_index("ix_event_openbaar", "event")
    op.create_index("ix_event_openbaar", "event", ["openbaar", "kind", "id"])


def downgrade():
    op.drop_index("ix_event_openbaar", "event")
    op.create_index("ix_event_openbaar", "event", ["openbaar", "id"])
