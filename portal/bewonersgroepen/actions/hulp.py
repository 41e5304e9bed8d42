"""When a role falls empty: somebody of the group steps in, and the gemeente helps."""

from portal.bewonersgroepen.actions.roles import begin, settle
from portal.bewonersgroepen.rules import Rol
from portal.permissions import require
from portal.story.actions import tell


def step_in(groep, *, by):
    """Become contact of a group that has none, from today."""
    require(by, "bewonersgroepen.opvolgen", groep)
    begin(groep, by.id, Rol.CONTACT, by_id=by.id)
    settle(groep)
    tell(groep, "overdragen", by=by, data={"rol": Rol.CONTACT})


def help_out(groep, *, by):
    """Say that you of the gemeente help this group now; the group hears."""
    require(by, "bewonersgroepen.bijstaan", groep)
    if groep.helper_id != by.id:
        groep.helper_id = by.id
        tell(groep, "helpen", by=by)


def stop_helping(groep, *, by):
    require(by, "bewonersgroepen.bijstaan", groep)
    if groep.helper_id is not None:
        groep.helper_id = None
        tell(groep, "niet_meer_helpen", by=by)
