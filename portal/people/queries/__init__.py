"""What we look up about people."""

from sqlalchemy import and_, case, exists, false, or_, select, union_all
from sqlalchemy.orm import joinedload

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agendapunt, Signaal
from portal.buurtbonnen.models import Aanvraag
from portal.clock import now
from portal.extensions import db
from portal.inbreng.models import Afspraak, Doorsturing, Inbreng, Pauze
from portal.initiatieven.models import Initiatief, Mede
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import EarlierName, LoginToken, Person, Role
from portal.people.queries.follows import follows_of
from portal.people.queries.visitor import logged_in, roles_of, session_of
from portal.people.rules import MOST_CODES, MOST_TRIES, ROLGEBIEDEN, Rol
from portal.story.models import Event, Mail
from portal.toekenningen.models import Uitgave
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Koppeling

__all__ = [
    "answered", "by_email", "earlier_names", "events_around", "follows_of", "found", "has_beheerder", "logged_in", "names_here",
    "newest_first", "open_role", "open_roles", "open_codes", "open_token", "plans_of", "role", "role_areas", "roles_by_person",
    "roles_of", "session_of", "waiting_mail_with", "waiting_tokens", "written_about",
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


def earlier_names(person):
    return db.session.scalars(select(EarlierName.name).where(EarlierName.person_id == person.id)).all()


def names_here():
    """What areas and groups are called."""
    return db.session.scalars(union_all(select(Gebied.naam), select(Bewonersgroep.naam))).all()


def pulled(person):
    """The ids of the plans this person has or pulls along, as a select."""
    along = select(Mede.initiatief_id).where(Mede.person_id == person.id)
    return select(Initiatief.id).where((Initiatief.owner_id == person.id) | Initiatief.id.in_(along))


def plans_of(person):
    return db.session.scalars(select(Initiatief).where(Initiatief.id.in_(pulled(person)))).all()


def answered(person):
    """The points and signalen this person brought to an agenda, with what was answered, and the expenses they recorded."""
    return [
        thing for model in (Agendapunt, Signaal, Uitgave)
        for thing in db.session.scalars(select(model).where(model.owner_id == person.id))
    ]


def written_about(person):
    """What staff and services wrote about what this person handed in or pulls: pairs of a row and the name of a text in it."""
    filed = select(Aanvraag.id).where(Aanvraag.owner_id == person.id)
    of_kind = ((Aanvraag.kind, filed), (Initiatief.kind, pulled(person)))
    theirs = (and_(Inbreng.soort == kind, Inbreng.thing_id.in_(ids)) for kind, ids in of_kind)
    mine = or_(Inbreng.owner_id == person.id, *theirs)
    lines = db.session.scalars(select(Inbreng).where(mine)).all()
    found = [(line, name) for line in lines for name in ("rust_reden", "leidraad_toelichting")]
    found += [(plan, "hidden_reden") for plan in plans_of(person)]
    texts = (Afspraak, "reden"), (Pauze, "reden"), (Doorsturing, "antwoord"), (Koppeling, "bijdrage"), (Koppeling, "los_reden")
    for model, name in texts:
        rows = db.session.scalars(select(model).join(Inbreng, Inbreng.id == model.inbreng_id).where(mine))
        found += [(row, name) for row in rows]
    return found


def events_around(person):
    """Events this person did or that are about a plan they own or pull."""
    return db.session.scalars(
        select(Event).where(
            (Event.actor_id == person.id)
            | (Event.owner_id == person.id)
            | and_(Event.kind == Initiatief.kind, Event.thing_id.in_(pulled(person)))
        )
    ).all()


def waiting_mail_with(words):
    """Mail that still has to go out and holds one of these words."""
    holds = [column.contains(word, autoescape=True) for word in words for column in (Mail.subject, Mail.body)]
    return db.session.scalars(select(Mail).where(Mail.sent_at.is_(None), or_(false(), *holds))).all()
