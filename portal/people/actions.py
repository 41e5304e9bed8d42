"""What happens to an account and to the roles somebody holds."""

import secrets

from flask import current_app
from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import aliased

from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.rules.status import OPEN
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import BIJ_TEAM, LOPEND
from portal.people import letters, queries
from portal.people.models import EarlierName, LoginToken, Person, Role
from portal.people.rules import GELD, OVERAL, TEAM, Rol
from portal.people.tokens import EMAIL_WIJZIGEN, INLOGGEN
from portal.permissions import require
from portal.sql import insert_once
from portal.story import mail
from portal.story.models import Mail
from portal.wijken.queries import overlapping

# What waits for who handles it: in which roles, and while it has which status.
CASES = ((Initiatief, TEAM, BIJ_TEAM | LOPEND), (Aanvraag, (Rol.BEHANDELAAR,), OPEN))
# Waits for whoever else is ending the role of a beheerder.
HOLD = select(Role.id).where(Role.rol == Rol.BEHEERDER, Role.geeindigd_op.is_(None)).order_by(Role.id).with_for_update()
COLLEAGUE = aliased(Role)
# There is another beheerder than the one whose role this is.
ANOTHER = (Role.rol != Rol.BEHEERDER) | exists().where(
    COLLEAGUE.rol == Rol.BEHEERDER, COLLEAGUE.geeindigd_op.is_(None), COLLEAGUE.person_id != Role.person_id
)


def person_of(email, taal="nl"):
    """The person with this address; made now when there is none yet, also with two at once."""
    person = queries.by_email(email)
    if person is None:
        insert_once(Person, email=email, taal=taal, stamp=fresh_stamp())
        person = queries.by_email(email)
    return person


def fresh_stamp():
    return secrets.token_hex(8)


def change_profile(person, values, *, by):
    """Set name, buurt, language or the wish for mail; no buurt is a good answer. The name before stays known, to be found on
    leaving."""
    require(by, "people.bewerken", person)
    if person.name and person.name != values.get("name", person.name):
        insert_once(EarlierName, person_id=person.id, name=person.name)
    for name, value in values.items():
        setattr(person, name, value or None if name == "buurt_code" else value)
    if not person.wants_mail:
        mail.keep_back(person.email)


def end_sessions(person, *, by):
    """A new stamp: every browser that is logged in as this person no longer is."""
    require(by, "people.bewerken", person)
    person.stamp = fresh_stamp()


def change_email(person, email, *, by):
    """Move the account to an address its owner has proved to have; False when it is somebody's already."""
    require(by, "people.bewerken", person)
    if queries.by_email(email) is not None:
        return False
    take_along(person.email, email)
    person.email, person.stamp = email, fresh_stamp()
    db.session.flush()
    return True


def take_along(old, new):
    """Mail that waits and invitations go to the new address. A key to log in at the old one would begin another account."""
    keys = LoginToken.email == old
    db.session.execute(delete(LoginToken).where(keys, LoginToken.purpose == INLOGGEN))
    db.session.execute(update(LoginToken).where(keys, LoginToken.purpose != EMAIL_WIJZIGEN).values(email=new))
    db.session.execute(update(Mail).where(Mail.to == old, Mail.sent_at.is_(None)).values(to=new))


def grant_role(email, rol, gebied_code, *, by):
    """Give a role from today and tell whose it is; True unless that person holds it there already. Needed("gebied_code") for
    a smaller area than such a role is held for, Needed("rol") for who would give themselves a say over money."""
    require(by, "people.rollen")
    if rol in GELD and email == by.email:
        raise Needed("rol")
    if rol in OVERAL and gebied_code != current_app.profiel.code:
        raise Needed("gebied_code")
    held = {"person_id": person_of(email).id, "rol": rol, "gebied_code": gebied_code}
    given = insert_once(Role, begonnen_op=today(), granted_by_id=by.id, **held)
    if given:
        letters.role_given(queries.open_role(**held), by)
    return given


def make_beheerder(email):
    """The role as only who runs the portal gives it, when there is no beheerder yet or none who can still log in. True unless
    that person holds it already."""
    held = {"person_id": person_of(email).id, "rol": Rol.BEHEERDER, "gebied_code": current_app.profiel.code}
    given = insert_once(Role, begonnen_op=today(), **held)
    if given:
        letters.role_given(queries.open_role(**held))
    return given


def end_role(role, *, by):
    """End it today and tell whose it was; it stays as history. A second click changes nothing. NotNow for the last beheerder
    there is, also when two end each other's role at once."""
    require(by, "rollen.beeindigen", role)
    db.session.execute(HOLD)
    ending = update(Role).where(Role.id == role.id, Role.geeindigd_op.is_(None), ANOTHER).values(geeindigd_op=today())
    done = db.session.execute(ending, execution_options={"synchronize_session": False}).rowcount
    db.session.refresh(role, ["geeindigd_op"])
    if not done and role.geeindigd_op is None:
        raise NotNow("rollen.beeindigen")
    if done:
        letters.role_ended(role, by)
    free_cases(role.person_id)


def free_cases(person_id):
    """Plans and applications that run and that this person no longer reaches wait for another. Past the version on purpose:
    whoever judges one at this moment does not come too late because of it."""
    for model, rollen, statuses in CASES:
        held = select(Role.gebied_code).where(Role.person_id == person_id, Role.rol.in_(rollen), Role.geeindigd_op.is_(None))
        case = model.__table__.c
        lost = case.gebied_code.not_in(held), case.gebied_code.not_in(overlapping(held))
        theirs = case.behandelaar_id == person_id, case.status.in_(sorted(statuses))
        db.session.execute(update(model.__table__).where(*theirs, *lost).values(behandelaar_id=None))
