"""The people around a vote, for the sheet of who hears: each a select of ids, as in ``who``."""

from sqlalchemy import select

from portal.buurtagenda.models import Agendapunt
from portal.stemmen.models import Gestemd, Stemronde
from portal.story.who import agendas_of, following_agenda


def rondevolgers(event):
    """Those who follow the agenda the round is about."""
    return following_agenda(agendas_of(Stemronde, event))


def rondeindieners(event):
    """Those who brought a point to the agenda the round is about."""
    return select(Agendapunt.owner_id).where(
        Agendapunt.agenda_id.in_(agendas_of(Stemronde, event)), Agendapunt.owner_id.is_not(None)
    )


def stemmers(event):
    """Those who voted in the round with their account."""
    return select(Gestemd.person_id).where(Gestemd.ronde_id == event.thing_id, Gestemd.person_id.is_not(None))
