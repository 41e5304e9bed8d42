"""People in a group get another role, lose one, or go."""

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.actions.roles import begin, end, miss, settle
from portal.bewonersgroepen.rules import Rol, houdt_contact, huidige
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.permissions import require
from portal.story.actions import tell


def roles_held(groep):
    return {lid.rol for lid in huidige(groep)}


def change_role(groep, lid, rol, *, by):
    """Another role from today. Nobody becomes contact this way: for that somebody must say yes."""
    require(by, "bewonersgroepen.besturen", groep)
    if rol == Rol.CONTACT:
        raise Refused("bewonersgroepen.besturen")
    if rol == lid.rol:
        return
    if lid.rol == Rol.CONTACT and sum(other.rol == Rol.CONTACT for other in huidige(groep)) == 1:
        raise NotNow("contact")
    held = roles_held(groep)
    lid.geeindigd_op = today()
    begin(groep, lid.person_id, rol, by_id=by.id)
    settle(groep)
    tell(groep, "rol_veranderen", by=by, data={"person_id": lid.person_id, "rol": rol})
    miss(groep, held, by=by)


def end_role(groep, lid, *, by):
    """Take a role away; who holds no other is out of the group. NotNow for that of the only contact of others."""
    require(by, "bewonersgroepen.besturen", groep)
    if not houdt_contact(groep, [lid]):
        raise NotNow("contact")
    held = roles_held(groep)
    end(groep, [lid], by=by)
    settle(groep)
    tell(groep, "beeindigen", by=by, data={"person_id": lid.person_id, "rol": lid.rol})
    miss(groep, held, by=by)


def leave(groep, *, by):
    """Go, with every role, also as the only contact: the others and the gemeente hear what is empty now. Who goes last
    ends the group."""
    require(by, "bewonersgroepen.weggaan", groep)
    held = roles_held(groep)
    end(groep, [lid for lid in huidige(groep) if lid.person_id == by.id], by=by)
    settle(groep)
    tell(groep, "weggaan", by=by)
    miss(groep, held, by=by)


def leave_everywhere(*, by):
    """For who leaves the portal: out of every group, also one that has stopped."""
    for groep in queries.of_person(by):
        leave(groep, by=by)
