"""Who is logged in, with all that every page shows of them, in one statement."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, case, exists, func, literal_column, select
from sqlalchemy.orm import aliased

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import Rol as GroepsRol
from portal.buurtbonnen.models import Aanvraag, Advies
from portal.buurtbonnen.rules.status import BIJ_GEMEENTE
from portal.clock import now, today
from portal.extensions import db
from portal.people.models import EndedSession, Person, Role
from portal.sql import among, made_once
from portal.stemmen.models import WAITS, Gestemd, Stemconcept, Stemronde
from portal.stemmen.rules.ronde import Status
from portal.story.models import Notification
from portal.wijken.models import Ligging

KEY = re.compile(r"(\d{1,9})\.(\w+)\.(\w+)\.(\d{4}-\d\d-\d\d)", re.ASCII)
SPACE = literal_column("' '")


@dataclass(frozen=True)
class SessionKey:
    """What ``Person.get_id`` wrote in the cookie."""

    id: int
    stamp: str
    name: str
    until: date


@dataclass(frozen=True)
class SavedVote:
    """An open round in which somebody saved a choice and did not vote."""

    id: int
    title: str
    sluit_at: object


def logged_in(key):
    """The person of this session, with their roles now, the number of unread berichten, for an adviseur that of
    requests for advice that wait, and a vote that was saved and not cast.

    Each role knows its ``reach``: the codes of all areas its area overlaps with. None once the session ended.
    """
    session = session_of(key)
    if session is None:
        return None
    known = {"id": session.id, "stamp": session.stamp, "name": session.name, "now": now()}
    rows = db.session.execute(_logged_in(), known).all()
    return with_roles(rows) if rows else None


def session_of(key):
    """What the key of a session says; None for one that is not ours or whose last day has passed."""
    parts = KEY.fullmatch(key)
    session = parts and SessionKey(int(parts[1]), parts[2], parts[3], date.fromisoformat(parts[4]))
    return session if session and session.until >= today() else None


@made_once
def _logged_in():
    saved = aliased(Stemronde)
    unread = select(func.count()).where(Notification.person_id == Person.id, Notification.read_at.is_(None))
    shown = unread.scalar_subquery(), _requests_for_advice(), saved.id, saved.title, saved.sluit_at
    return (
        select(Person, *shown, Role, _reach())
        .select_from(Person)
        .outerjoin(saved, saved.id == _saved_vote())
        .outerjoin(Role, and_(Role.person_id == Person.id, Role.geeindigd_op.is_(None)))
        .where(Person.id == bindparam("id"), Person.stamp == bindparam("stamp"))
        .where(~exists().where(EndedSession.name == bindparam("name")))
        .order_by(Role.id)
    )


def _reach():
    """The codes of all areas that share a buurt with the area of a role, as one text: a row for each would be hundreds."""
    inside, around = aliased(Ligging), aliased(Ligging)
    codes = select(func.aggregate_strings(around.gebied_code, SPACE)).join(inside, inside.buurt_code == around.buurt_code)
    return codes.where(inside.gebied_code == Role.gebied_code).correlate(Role).scalar_subquery()


def _requests_for_advice():
    mine = Lidmaatschap.person_id == Person.id, Lidmaatschap.rol == GroepsRol.ADVISEUR, Lidmaatschap.geeindigd_op.is_(None)
    asked = and_(Advies.groep_id == Lidmaatschap.groep_id, Advies.uitkomst == "")
    open_ones = and_(Aanvraag.id == Advies.aanvraag_id, among(Aanvraag.status, BIJ_GEMEENTE))
    return (
        select(case((func.count(Lidmaatschap.id) > 0, func.count(Aanvraag.id))))
        .select_from(Lidmaatschap)
        .outerjoin(Advies, asked)
        .outerjoin(Aanvraag, open_ones)
        .where(*mine)
        .scalar_subquery()
    )


def _saved_vote():
    """The id of the first round to close in which this person saved a choice and did not vote."""
    moment = bindparam("now", type_=Stemronde.opent_at.type)
    voted = exists().where(Gestemd.ronde_id == Stemronde.id, Gestemd.person_id == Stemconcept.person_id)
    return (
        select(Stemronde.id)
        .join(Stemconcept, Stemconcept.ronde_id == Stemronde.id)
        .where(Stemconcept.person_id == Person.id, WAITS, ~voted, Stemronde.status == Status.VASTGELEGD)
        .where(Stemronde.opent_at <= moment, Stemronde.sluit_at > moment)
        .order_by(Stemronde.sluit_at, Stemronde.id)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def with_roles(rows):
    person, person.unread, person.adviezen, *saved = rows[0][:6]
    person.bewaarde_stem = SavedVote(*saved) if saved[0] else None
    for *_person, role, codes in rows:
        if role:
            role.reach = frozenset({role.gebied_code, *(codes or "").split()})
    person.roles = tuple(role for *_person, role, _codes in rows if role)
    return person


def roles_of(person):
    """The roles somebody holds now, for when they are not the one who asks."""
    found = logged_in(person.get_id())
    return found.roles if found else ()
