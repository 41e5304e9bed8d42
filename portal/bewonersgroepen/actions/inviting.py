"""Inviting people into a group in a role, and taking over as its contact: nobody is in before they said yes."""

from dataclasses import dataclass

from portal.bewonersgroepen import letters, queries
from portal.bewonersgroepen.actions.roles import begin, settle
from portal.bewonersgroepen.models import Bewonersgroep
from portal.bewonersgroepen.rules import Aanbod, Rol, huidige, is_contact
from portal.clock import today
from portal.errors import Refused
from portal.people import tokens
from portal.people.models import Person
from portal.permissions import can, require
from portal.story.actions import tell

DAYS = 14


@dataclass(frozen=True)
class Uitnodiging:
    """An invitation that still holds: into which group, as what, by whom."""

    groep: Bewonersgroep
    aanbod: Aanbod
    van: Person


def invite(groep, email, rol, *, by):
    """Mail somebody a link, good once and for two weeks, to be in the group in this role."""
    send(groep, email, Aanbod(rol, by.id), by=by)


def hand_over(groep, lid, *, by):
    """Ask somebody in the group to take over as contact; until they say yes nothing changes. In a group without one whoever
    helps it asks."""
    require(by, "bewonersgroepen.overdragen", groep)
    send(groep, lid.person.email, Aanbod(Rol.CONTACT, by.id, opvolging=is_contact(by, groep)), by=by)


def send(groep, email, aanbod, *, by):
    if not may_offer(by, groep, aanbod):
        raise Refused("bewonersgroepen.uitnodigen")
    link = tokens.make(
        queries.UITNODIGING, email, subject_id=groep.id, next_path=aanbod.path(groep.id), days=DAYS
    )
    letters.invitation(groep, by, aanbod, email, link)


def may_offer(person, groep, aanbod):
    """A contact offers any role; staff only that of contact, to a group that has none."""
    staff = not is_contact(person, groep)
    return can(person, "bewonersgroepen.uitnodigen", groep) and (aanbod.rol == Rol.CONTACT or not staff)


def offered(key):
    """The invitation of this key; None when who sent it may no longer invite, or the group has stopped."""
    groep, aanbod = queries.one(key.subject_id), Aanbod.read(key.next_path)
    van = queries.inviter(aanbod.van_id)
    return Uitnodiging(groep, aanbod, van) if may_offer(van, groep, aanbod) else None


def accept(uitnodiging, *, by):
    """Be in the group from today; accepting twice is accepting once."""
    require(by, "bewonersgroepen.meedoen", uitnodiging.groep)
    groep, aanbod = uitnodiging.groep, uitnodiging.aanbod
    begin(groep, by.id, aanbod.rol, by_id=aanbod.van_id)
    if aanbod.opvolging and aanbod.van_id != by.id:
        step_down(groep, aanbod.van_id)
    settle(groep)
    tell(groep, "overdragen" if aanbod.opvolging else "meedoen", by=by, data={"rol": aanbod.rol})


def step_down(groep, person_id):
    """No longer contact, but still in the group."""
    for lid in huidige(groep):
        if lid.person_id == person_id and lid.rol == Rol.CONTACT:
            lid.geeindigd_op = today()
    begin(groep, person_id, Rol.LID, by_id=person_id)


def withdraw(groep, key, *, by):
    """Take back an invitation that waits."""
    require(by, "bewonersgroepen.besturen", groep)
    tokens.use(key)
