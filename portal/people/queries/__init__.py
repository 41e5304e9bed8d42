"""What we look up about people."""

from sqlalchemy import case, exists, select
from sqlalchemy.orm import joinedload

from portal.clock import now
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import LoginToken, Person, Role
from portal.people.queries.follows import follows_of
from portal.people.queries.visitor import logged_in, roles_of, session_of
from portal.people.rules import MOST_CODES, MOST_TRIES, ROLGEBIEDEN, Rol
from portal.wijken.models import Gebied

__all__ = [
    "by_email", "follows_of", "found", "has_beheerder", "logged_in",
    "newest_first", "open_role", "open_roles", "open_codes", "open_token", "role", "role_areas", "roles_by_person",
    "roles_of", "session_of", "waiting_tokens",
]

# A role with whose it is and where.
WHOLE_ROLE = select(Role).options(joinedload(Role.person), joinedload(Role.gebied))


def by_email(email):
    return db.session.scalar(select(Person).where(Person.email == email))


def open_token(purpose, link_hash):
    """The key of this link, while it is still good."""
    return db.session.scalar(_open_tokens(purpose).where(LoginToken.link_hash == link_hash))


def open_codes(purpose, email, subject_id):
    """The keys that a code to this address can still open, the newest first; of more than a few mails the last ones."""
    key = LoginToken
    mine = key.email == email, key.subject_id == subject_id, key.tries < MOST_TRIES
    return db.session.scalars(_open_tokens(purpose).where(*mine).order_by(key.id.desc()).limit(MOST_CODES)).all()


def waiting_tokens(purpose, subject_id):
    """The keys for this end that nobody used yet, the oldest first; as many as fit on a page."""
    key = LoginToken
    return db.session.scalars(_open_tokens(purpose).where(key.subject_id == subject_id).order_by(key.id).limit(PER_PAGE)).all()


def _open_tokens(purpose):
    return select(LoginToken).where(
        LoginToken.purpose == purpose, LoginToken.used_at.is_(None), LoginToken.expires_at > now()
    )


def role(id):
    return db.one_or_404(WHOLE_ROLE.where(Role.id == id))


def open_role(**held):
    """The role that this person holds there now."""
    return db.session.scalars(WHOLE_ROLE.filter_by(**held, geeindigd_op=None)).one()


def has_beheerder():
    return db.session.scalar(select(exists().where(Role.rol == Rol.BEHEERDER, Role.geeindigd_op.is_(None))))


def open_roles(after=None):
    """A page of the roles people hold now, each with person and area."""
    return newest_first(Role, WHOLE_ROLE.where(Role.geeindigd_op.is_(None)), after)


def found(text, after=None):
    """A page of people whose name or mail address holds this text; none for an empty text."""
    if not text:
        return page_of([], None)
    looks = Person.email.icontains(text, autoescape=True) | Person.name.icontains(text, autoescape=True)
    return newest_first(Person, select(Person).where(looks, Person.forgotten_at.is_(None)), after)


def newest_first(model, query, after):
    key = key_of(after, 1)
    if key:
        query = query.where(model.id < key[0])
    rows = db.session.scalars(query.order_by(model.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda row: str(row.id))


def roles_by_person(people):
    """The open roles of these people, each with its area, as {person id: [roles]}: one query."""
    held = {}
    for role in db.session.scalars(
        select(Role)
        .where(Role.person_id.in_([person.id for person in people]), Role.geeindigd_op.is_(None))
        .options(joinedload(Role.gebied))
        .order_by(Role.id)
    ):
        held.setdefault(role.person_id, []).append(role)
    return held


def role_areas():
    """Every area a role can be held for, the largest kind first: code, naam, soort."""
    order = case({soort: place for place, soort in enumerate(ROLGEBIEDEN)}, value=Gebied.soort)
    return db.session.execute(
        select(Gebied.code, Gebied.naam, Gebied.soort)
        .where(Gebied.soort.in_(ROLGEBIEDEN))
        .order_by(order, Gebied.naam, Gebied.code)
    ).all()
