"""How a group will use the money of its year. In cents."""

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.toekenningen.models.toekenning import Toekenning


class Bestedingsplan(db.Model):
    """The plan of a grant as the group last handed it in. ``bedragen``: {id of a line of the budget: cents}, as text.

    ``akkoord``: None while nobody decided on it; who handed it in never does.
    """

    toekenning_id: Mapped[int] = mapped_column(ForeignKey("toekenning.id"), primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column()
    tekst: Mapped[str] = mapped_column(Text)
    bedragen: Mapped[dict] = mapped_column(JSON, default=dict)
    ingediend_at: Mapped[object] = mapped_column(Moment, default=now)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    akkoord: Mapped[bool | None]
    besloten_at: Mapped[object | None] = mapped_column(Moment)
    besloten_door_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reden: Mapped[str] = mapped_column(Text, default="")
    toekenning: Mapped[Toekenning] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("besloten_door_id <> owner_id", name="vier_ogen"),
        CheckConstraint("(akkoord IS NULL) = (besloten_at IS NULL)", name="besloten"),
    )

    @property
    def wacht(self):
        """Does it wait for a decision?"""
        return self.akkoord is None

    def bedrag(self, post):
        """What it plans for a line of the budget, in cents."""
        return self.bedragen.get(str(post.id), 0)
