"""The people who bring something together with its owner: for them it is their own as well."""

from functools import cached_property

from sqlalchemy import bindparam, false, select

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Mede

THINGS = bindparam("thing_ids", expanding=True)
# Kind → which thing, who pulls it along or is in the group that asks, and do they sign for that group?
COMPANIONS = {
    Initiatief.kind: select(Mede.initiatief_id, Mede.person_id, false()).where(Mede.initiatief_id.in_(THINGS)),
    Aanvraag.kind: select(Aanvraag.id, Lidmaatschap.person_id, Lidmaatschap.rol.in_(BESTUUR))
    .join(Lidmaatschap, Lidmaatschap.groep_id == Aanvraag.groep_id)
    .where(Aanvraag.id.in_(THINGS), Lidmaatschap.geeindigd_op.is_(None)),
}


class Companions:
    """The people of several submissions, looked up for all of a kind at once and when first asked: of what is public nobody
    needs to know."""

    def __init__(self, inbrengen):
        self.inbrengen = inbrengen

    @cached_property
    def rows(self):
        """{(kind, thing id, person id): do they sign?}"""
        found = {}
        for kind, query in COMPANIONS.items():
            ids = [inbreng.thing_id for inbreng in self.inbrengen if inbreng.soort == kind]
            rows = db.session.execute(query, {"thing_ids": ids}) if ids else ()
            found |= {(kind, thing_id, person_id): signs for thing_id, person_id, signs in rows}
        return found


class Those:
    """Of one submission: those people, or only who signs; ask with ``in``."""

    def __init__(self, people, inbreng, *, signing=False):
        self.people, self.thing, self.signing = people, (inbreng.soort, inbreng.thing_id), signing

    def __contains__(self, person_id):
        signs = self.people.rows.get((*self.thing, person_id))
        return signs is not None and (signs or not self.signing)


def with_companions(inbrengen):
    """The same submissions, each with the people who brought it together with its owner in ``mede_ids``, and in
    ``tekenaar_ids`` those who sign for the group that asks."""
    people = Companions(inbrengen)
    for inbreng in inbrengen:
        inbreng.mede_ids, inbreng.tekenaar_ids = Those(people, inbreng), Those(people, inbreng, signing=True)
    return inbrengen
