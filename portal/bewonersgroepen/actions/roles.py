"""How a role in a group begins and ends. A group that goes on always keeps a contact; with the last one it stops."""

from sqlalchemy.orm.attributes import flag_modified

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import Rol, Status, houdt_contact, huidige
from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.sql import insert_once
from portal.story.actions import move

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
    """End these memberships today. The last ones end the group; a group with others keeps a contact, or NotNow."""
    if groep.status == Status.ACTIEF:
        if not houdt_contact(groep, gone):
            raise NotNow("contact")
        if len(gone) == len(huidige(groep)):
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
    if contacts and groep.owner_id not in contacts:
        groep.owner_id = contacts[0]
    flag_modified(groep, "owner_id")
