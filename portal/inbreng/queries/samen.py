"""The people who bring something together with its owner: for them it is their own as well."""

from functools import cached_property

from sqlalchemy import bindparam, select

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Mede

THING = bindparam("thing_id")
IN_GROUP = (
    select(Lidmaatschap.person_id)
    .join(Aanvraag, Aanvraag.groep_id == Lidmaatschap.groep_id)
    .where(Aanvraag.id == THING, Lidmaatschap.geeindigd_op.is_(None))
)
COMPANIONS = {
    Initiatief.kind: select(Mede.person_id).where(Mede.initiatief_id == THING),
    Aanvraag.kind: IN_GROUP,
}
SIGNERS = {Aanvraag.kind: IN_GROUP.where(Lidmaatschap.rol.in_(BESTUUR))}


class Companions:
    """The ids of those who pull an initiatief along, or are in the group that asks for money; of other kinds none. Looked
    up when first asked: of what is public nobody needs to know. ``sheet``: kind → select of ids."""

    def __init__(self, inbreng, sheet):
        self.query, self.thing_id = sheet.get(inbreng.soort), inbreng.thing_id

    def __contains__(self, person_id):
        return person_id in self.ids

    @cached_property
    def ids(self):
        return frozenset() if self.query is None else frozenset(db.session.scalars(self.query, {"thing_id": self.thing_id}))


def with_companions(inbreng):
    """The same submission, with the people who brought it together with its owner in ``mede_ids``, and in
    ``tekenaar_ids`` those who sign for the group that asks."""
    inbreng.mede_ids, inbreng.tekenaar_ids = Companions(inbreng, COMPANIONS), Companions(inbreng, SIGNERS)
    return inbreng
