"""People in a group get another role, lose one, or go."""

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.actions.roles import begin, end, settle
from portal.bewonersgroepen.rules import Rol, huidige
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.people.actions import require
from portal.story.actions import tell


def change_role(groep, lid, rol, *, by):
    """Another role from today. Nobody becomes contact this way: for that somebody must say yes."""
    require("bewonersgroepen.besturen", groep, by)
    if rol == Rol.CONTACT:
        raise Refused("bewonersgroepen.besturen")
    if rol == lid.rol:
        return
    if lid.rol == Rol.CONTACT and sum(other.rol == Rol.CONTACT for other in huidige(groep)) == 1:
        raise NotNow("contact")
    lid.geeindigd_op = today()
    begin(groep, lid.person_id, rol, by_id=by.id)
    settle(groep)
    tell(groep, "rol_veranderen", by=by, data={"person_id": lid.person_id, "rol": rol})


def end_role(groep, lid, *, by):
    """Take a role away; who holds no other is out of the group."""
    require("bewonersgroepen.besturen", groep, by)
    end(groep, [lid], by=by)
    settle(groep)
    tell(groep, "beeindigen", by=by, data={"person_id": lid.person_id, "rol": lid.rol})


def leave(groep, *, by):
    """Go, with every role. Who goes last ends the group."""
    require("bewonersgroepen.weggaan", groep, by)
    end(groep, [lid for lid in huidige(groep) if lid.person_id == by.id], by=by)
    settle(groep)
    tell(groep, "weggaan", by=by)


def leave_everywhere(*, by):
    """For who leaves the portal: out of every group, also one that has stopped."""
    for groep in queries.of_person(by):
        leave(groep, by=by)
