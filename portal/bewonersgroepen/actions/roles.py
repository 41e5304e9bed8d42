"""How a role in a group begins and ends, and who hears when nobody holds it any more. With the last one in it a group
stops."""

from sqlalchemy.orm.attributes import flag_modified

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR, Rol, Status, huidige
from portal.clock import today
from portal.extensions import db
from portal.sql import insert_once
from portal.story.actions import move, tell

LAATSTE = "De laatste deelnemer is weggegaan."


def begin(groep, person_id, rol, *, by_id):
    """Give a role from today; giving it twice is giving it once. Another role takes the place of plain lid."""
    held = [lid for lid in huidige(groep) if lid.person_id == person_id]
    if rol == Rol.LID and held:
        return
    insert_once(
        Lidmaatschap, groep_id=groep.id, person_id=person_id, rol=rol, begonnen_op=today(), by_id=by_id
    )
    for lid in held:
        if lid.rol == Rol.LID:
            lid.geeindigd_op = today()


def end(groep, gone, *, by):
    """End these memberships today; the last ones end the group."""
    if groep.status == Status.ACTIEF and len(gone) == len(huidige(groep)):
        move(groep, "stoppen", by=by, note=LAATSTE)
    for lid in gone:
        lid.geeindigd_op = today()


def settle(groep):
    """Read who is in it anew, and let one of the contacts be its owner.

    Of two who change the people of a group at the same moment, the second hears that the first was there.
    """
    db.session.flush()
    queries.read_leden(groep)
    contacts = [lid.person_id for lid in groep.leden if lid.rol == Rol.CONTACT]
    if groep.owner_id not in contacts:
        groep.owner_id = contacts[0] if contacts else None
    flag_modified(groep, "owner_id")


def miss(groep, held, *, by):
    """Tell of the roles of the board that fell empty. ``held``: the roles somebody held before."""
    empty = [rol for rol in BESTUUR if rol in held and not any(lid.rol == rol for lid in groep.leden)]
    if not empty or groep.status != Status.ACTIEF:
        return
    what = "zonder_contact" if Rol.CONTACT in empty else "rol_leeg"
    tell(groep, what, by=by, data={"rollen": empty})
