"""Events, who follows what, who has been told, and the mail that waits to go out."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now
from portal.extensions import db
from portal.people.models import Person

# A word from the team after an initiatief was handed in. A query spells it exactly so and names no kind, or the
# databases do not see which index is meant.
ANSWERED = text("\"before\" = 'ingediend' AND \"after\" <> 'ingediend'")

# After these an answer is promised for another day, and whoever waits for it reads which.
PROMISED = ("inbreng.beloven", "inbreng.verder")


class Event(db.Model):
    """Something that happened: at once audit line, line in the public story and source of berichten."""

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[object] = mapped_column(Moment, default=now)
    what: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(20))
    thing_id: Mapped[int]
    owner_id: Mapped[int | None]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    as_role: Mapped[str] = mapped_column(String(20), default="")
    gebied_code: Mapped[str | None] = mapped_column(String(30))
    thema: Mapped[str] = mapped_column(String(30), default="")
    openbaar: Mapped[bool] = mapped_column(default=False)
    before: Mapped[str] = mapped_column(String(20), default="")
    after: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[dict] = mapped_column(JSON, default=dict)
    actor: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    @property
    def key(self):
        """The thing as people follow it."""
        return str(self.thing_id)

    @property
    def named_id(self):
        """The one person the event is about, if any."""
        return self.data.get("person_id")

    @property
    def beloofd(self):
        """The last day of the answer that was promised in this event; None for any other."""
        day = self.data.get("datum") if self.what in PROMISED else None
        return day and date.fromisoformat(day)

    __table_args__ = (
        Index("ix_event_thing", "kind", "thing_id", "id"),
        Index("ix_event_openbaar", "openbaar", "kind", "id"),
        Index("ix_event_answered", "at", sqlite_where=ANSWERED, postgresql_where=ANSWERED),
    )


class Follow(db.Model):
    """Somebody follows an initiatief, a buurt or a thema. ``key`` is its id, code or sleutel."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(30), primary_key=True)
    __table_args__ = (Index("ix_follow_thing", "kind", "key"),)


class Notification(db.Model):
    """One bericht: this person was told of this event, once."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    read_at: Mapped[object | None] = mapped_column(Moment)
    mailed_at: Mapped[object | None] = mapped_column(Moment)
    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __table_args__ = (Index("ix_notification_mailed_at", "mailed_at", "event_id"),)


class Mail(db.Model):
    """A mail that waits to be sent. Written in the transaction of what it tells of; emptied once sent.

    ``until``: from this moment on what it says is no longer so, and it is not sent any more.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    unsubscribe_url: Mapped[str] = mapped_column(String(400), default="")
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    try_at: Mapped[object | None] = mapped_column(Moment, default=now)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[object | None] = mapped_column(Moment)
    error: Mapped[str] = mapped_column(String(200), default="")
    until: Mapped[object | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_mail_try_at", "try_at"),)
