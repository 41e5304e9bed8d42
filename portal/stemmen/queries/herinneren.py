"""Whom to remind of a choice that was saved and not cast."""

from sqlalchemy import exists, select

from portal.extensions import db
from portal.people.models import Person
from portal.stemmen.models import WAITS, Gestemd, Stemconcept, Stemronde
from portal.stemmen.rules.ronde import Status


def forgotten(moment, before, rest):
    """The conditions of a draft to remind of: of an account that wants mail and did not vote, once.

    ``before``: how long before the closing. ``rest``: how long it must lie, so that nobody is interrupted.
    """
    closes_soon = exists().where(
        Stemronde.id == Stemconcept.ronde_id, Stemronde.status == Status.VASTGELEGD, Stemronde.opent_at <= moment,
        Stemronde.sluit_at > moment, Stemronde.sluit_at <= moment + before,
    )
    wants_mail = exists().where(Person.id == Stemconcept.person_id, Person.wants_mail, Person.email.is_not(None))
    voted = exists().where(Gestemd.ronde_id == Stemconcept.ronde_id, Gestemd.person_id == Stemconcept.person_id)
    return [Stemconcept.herinnerd_at.is_(None), WAITS, Stemconcept.at <= moment - rest, closes_soon, wants_mail, ~voted]


def address_of(person_id):
    """Where this person gets mail, to ask inside another statement."""
    return select(Person.email).where(Person.id == person_id).scalar_subquery()


def readers(drafts):
    """The person and the round of each of these drafts."""
    return db.session.execute(
        select(Person, Stemronde)
        .select_from(Stemconcept)
        .join(Person, Person.id == Stemconcept.person_id)
        .join(Stemronde, Stemronde.id == Stemconcept.ronde_id)
        .where(Stemconcept.id.in_([draft.id for draft in drafts]))
        .order_by(Stemconcept.id)
    ).all()
