"""The people who bring something together with its owner: for them it is their own as well."""

from functools import cached_property

from sqlalchemy import bindparam, false, literal, select, union_all

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Mede

THINGS = bindparam("thing_ids", expanding=True)
# Kind → which thing, who pulls it along or is in the group that asks, and do they sign for that group?
COMPANIONS = {
    Initiatief.kind: select(Mede.initiatief_id.label("thing_id"), Mede.person_id, false()),
    Aanvraag.kind: select(Aanvraag.id.label("thing_id"), Lidmaatschap.person_id, Lidmaatschap.rol.in_(BESTUUR))
    .join(Lidmaatschap, Lidmaatschap.groep_id == Aanvraag.groep_id)
    .where(Lidmaatschap.geeindigd_op.is_(None)),
}
OF_THINGS = {kind: query.where(query.selected_columns.thing_id.in_(THINGS)) for kind, query in COMPANIONS.items()}


class Companions:
    """The people of several submissions, looked up for all of a kind at once and when first asked: of what is public nobody
    needs to know."""

    def __init__(self, inbrengen):
        self.inbrengen = inbrengen

    @cached_property
    def rows(self):
        """{(kind, thing id, person id): do they sign?}"""
        found = {}
        for kind, query in OF_THINGS.items():
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


def brought_along(person_id):
    """What this person brought together with its owner, as a select of kind and thing id."""
    return union_all(*(of_person(kind, query, person_id) for kind, query in COMPANIONS.items()))


def of_person(kind, query, person_id):
    found = query.selected_columns
    return query.with_only_columns(literal(kind), found.thing_id).where(found.person_id == person_id)
