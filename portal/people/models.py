"""The people of the neighbourhood, the roles they hold and the keys they log in with."""

from datetime import date, timedelta
from secrets import token_hex

from flask_login import AnonymousUserMixin, UserMixin
from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import Moment, now, today
from portal.extensions import db
from portal.people.rules import LONGEST_SESSION, VAN_BUITEN
from portal.wijken.models import Gebied


class Person(UserMixin, db.Model):
    """Somebody with an account. ``name`` and ``buurt`` are what the public sees, chosen by the person.

    ``adviezen``: how many requests for advice wait for an adviseur, None for who is none. ``bewaarde_stem``: the open
    round in which a choice was saved and not cast (id, title, sluit_at), or None.
    """

    kind = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(60), default="")
    buurt_code: Mapped[str | None] = mapped_column(ForeignKey("gebied.code"))
    taal: Mapped[str] = mapped_column(String(5), default="nl")
    wants_mail: Mapped[bool] = mapped_column(default=True)
    stamp: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    forgotten_at: Mapped[object | None] = mapped_column(Moment)
    buurt: Mapped[Gebied | None] = relationship(lazy="raise_on_sql")

    concepten = frozenset()
    aanvragen = frozenset()
    roles = ()
    unread = 0
    adviezen = None
    bewaarde_stem = None
    vanzelf = False
    gebied_code = None

    def get_id(self):
        """The key of a new session: whose it is, the stamp (a new one ends every session of this person), a name of its own
        (logging out ends that one), and the last day it can be used."""
        return f"{self.id}.{self.stamp}.{token_hex(8)}.{today() + timedelta(days=LONGEST_SESSION)}"

    @property
    def is_staff(self):
        return any(role.rol not in VAN_BUITEN for role in self.roles)

    def holds(self, names, thing):
        """Does this person hold one of these roles, in an area that overlaps the thing's (None: anywhere)?"""
        code = getattr(thing, "gebied_code", None)
        return any(role.rol in names and (code is None or code in role.reach) for role in self.roles)

    def reach(self, names):
        """The codes of every area in which this person holds one of these roles."""
        return frozenset().union(*(role.reach for role in self.roles if role.rol in names))


class Stranger(AnonymousUserMixin):
    """A visitor who has not logged in. ``concepten`` and ``aanvragen`` are the drafts begun in this browser."""

    id = None
    name = ""
    buurt_code = None
    is_staff = False
    vanzelf = False
    roles = ()
    unread = 0
    adviezen = None

    def __init__(self, concepten=(), aanvragen=()):
        self.concepten, self.aanvragen = frozenset(concepten), frozenset(aanvragen)

    def holds(self, names, thing):
        return False

    def reach(self, names):
        return frozenset()


class Portal(Stranger):
    """The portal itself: what time does of its own accord is done by nobody."""

    vanzelf = True


VANZELF = Portal()


class Role(db.Model):
    """A role somebody holds in an area, from a day until it is ended. Nothing is deleted: it is history."""

    __tablename__ = "rol"
    kind = "rollen"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    rol: Mapped[str] = mapped_column(String(20))
    gebied_code: Mapped[str] = mapped_column(ForeignKey("gebied.code"))
    begonnen_op: Mapped[date]
    geeindigd_op: Mapped[date | None]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship(foreign_keys=person_id, lazy="raise_on_sql")
    gebied: Mapped[Gebied] = relationship(lazy="raise_on_sql")

    # Filled when the person logs in: every area code this role's area overlaps with.
    reach = frozenset()

    __table_args__ = (
        Index(
            "uq_rol_once", "person_id", "rol", "gebied_code", unique=True,
            sqlite_where=text("geeindigd_op IS NULL"), postgresql_where=text("geeindigd_op IS NULL"),
        ),
    )


class EarlierName(db.Model):
    """A name this person was shown under before: on leaving it has to be found as well."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)


class EndedSession(db.Model):
    """A session somebody logged out of, so that a copy of its cookie opens nothing; kept while that copy could. It tells
    nothing of whose it was."""

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    until: Mapped[date]


class LoginToken(db.Model):
    """A key that works once, for one purpose and one mail address. Only hashes are kept."""

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    email: Mapped[str] = mapped_column(String(254), index=True)
    subject_id: Mapped[int | None]
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), default="")
    tries: Mapped[int] = mapped_column(default=0)
    next_path: Mapped[str] = mapped_column(String(500), default="/")
    expires_at: Mapped[object] = mapped_column(Moment)
    used_at: Mapped[object | None] = mapped_column(Moment)
